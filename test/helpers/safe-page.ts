import { pagePolicy } from "../../src/site/safety/page-policy.ts";

/** A page as the portal writes them, in which nothing is active except, perhaps, `body` and `head`. */
export function safePage(body: string, { policy = pagePolicy, beforePolicy = "" } = {}): string {
  const meta = policy === "" ? "" : `<meta http-equiv="content-security-policy" content="${policy}">`;
  return `<!DOCTYPE html><html lang="en"> <head><meta charset="utf-8"><title>A &lt; B</title>${beforePolicy}${meta}</head><body>\n${body}\n</body></html>`;
}

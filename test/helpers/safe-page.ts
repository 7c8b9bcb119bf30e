import { createHash } from "node:crypto";

/** A script and a style that the policy of {@link safePage} names. */
export const ownScript = "document.title += '<';";
export const ownStyle = "a > b { color: red }";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A policy such as that of every page, with the hashes of the two. */
export const ownPolicy = [
  "default-src 'none'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  `script-src 'self' 'wasm-unsafe-eval' ${hash(ownScript)}`,
  `style-src 'self' ${hash(ownStyle)}`,
].join(";");

/** A page as the portal writes them, in which nothing is active except, perhaps, `body` and `head`. */
export function safePage(body: string, { policy = ownPolicy, beforePolicy = "" } = {}): string {
  const meta = policy === "" ? "" : `<meta http-equiv="content-security-policy" content="${policy}">`;
  return `<!DOCTYPE html><html lang="en"> <head><meta charset="utf-8"><title>A &lt; B</title>${beforePolicy}${meta}</head><body>\n${body}\n</body></html>`;
}

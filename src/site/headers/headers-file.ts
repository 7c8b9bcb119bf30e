import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { headerRules } from "./header-rules.ts";

/** The file that Cloudflare Pages, Netlify and others take headers from; they do not serve it. */
export const headersFile = "_headers";

/** Writes the file into the folder of a built portal. */
export function writeHeadersFile(folder: string, base: string): void {
  writeFileSync(join(folder, headersFile), headersText(base));
}

/** Paths are those of the host, so they begin with the portal's base. */
export function headersText(base: string): string {
  const rules = headerRules.map(({ path, headers }) => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
    return [`${base}${path}`, ...lines].join("\n");
  });
  return `${rules.join("\n\n")}\n`;
}

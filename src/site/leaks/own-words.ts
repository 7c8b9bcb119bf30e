import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Where the words stand that every portal has, whatever its plan says. */
const folders = ["src", "docs/example-plan", "public"];
const endings = new Set([".ts", ".astro", ".mdx", ".md", ".json", ".css", ".svg", ".js"]);

/** The texts of Plumbline itself: its pages, its guide and the example of that. */
export function ownTexts(): readonly string[] {
  return folders.flatMap((folder) => {
    const items = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const files = items.filter((item) => item.isFile() && endings.has(extname(item.name)));
    return files.map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
  });
}

/** The names that a language has for days and months, which are no words of the plan either. */
export function calendarWords(locale: string): string {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2000, month, 1));
  const days = Array.from({ length: 7 }, (_, day) => Date.UTC(2000, 0, 2 + day));
  const words = (["long", "short"] as const).flatMap((form) => [
    ...months.map((day) => new Intl.DateTimeFormat(locale, { month: form, timeZone: "UTC" }).format(day)),
    ...days.map((day) => new Intl.DateTimeFormat(locale, { weekday: form, timeZone: "UTC" }).format(day)),
  ]);
  return words.join(" ");
}

import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The files of a folder with an ending, the oldest first; none where there is no folder. Others may remove some meanwhile. */
export function filesByAge(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
  const age = new Map(files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.mtimeMs]));
  return files.sort((a, b) => (age.get(a) ?? 0) - (age.get(b) ?? 0) || (a < b ? -1 : 1));
}

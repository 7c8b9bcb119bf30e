import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The digest of every file of a portal, by its path, as the portal itself lists them. */
export type Sums = ReadonlyMap<string, string>;

export function sumsOf(portal: string): Sums {
  const lines = readFileSync(join(portal, "data/files.sha256"), "utf8").trim().split("\n");
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** How many files have other bytes, are new or are gone; the list itself is one of them if any is. */
export function changedFiles(before: Sums, after: Sums): number {
  const paths = new Set([...before.keys(), ...after.keys()]);
  const changed = [...paths].filter((path) => before.get(path) !== after.get(path)).length;
  return changed === 0 ? 0 : changed + 1;
}

import { lstatSync } from "node:fs";

/** Whether two paths are names of one file that is there. A symbolic link is a file of its own. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => lstatSync(path, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev;
}

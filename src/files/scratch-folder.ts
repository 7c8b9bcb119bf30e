import { lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanedUp } from "./cleaned-up.ts";
import { othersAside, pathAside, standingOf } from "./maker.ts";
import { removeAll } from "./remove-all.ts";

/**
 * Does work with a folder for temporary files, which only this user may read, since plans hold salaries and deals. It
 * goes when the work has ended, in whichever way; what was left by those that were killed goes at the next time.
 */
export async function inScratchFolder<Result>(
  name: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const target = join(tmpdir(), `plumbline-${name}`);
  for (const { path, mark } of othersAside(target)) {
    if (standingOf(mark) === "dead" && isOurs(path)) removeAll([path]);
  }
  const folder = pathAside(target);
  mkdirSync(folder, { mode: 0o700 });
  return cleanedUp(
    () => removeAll([folder]),
    () => work(folder),
  );
}

/** The folder of temporary files is one for all users; another process may have removed what was listed. */
function isOurs(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.();
}

import { realpathSync } from "node:fs";
import { basename, resolve } from "node:path";
import { git } from "./git.ts";

/** Where a plan folder lies in its repository. */
export interface PlanPlace {
  /** The plan folder on the disk; questions are put from there. */
  readonly folder: string;
  /** The folder's own name, with which the paths of its files begin in problems. */
  readonly name: string;
  /** The folder's path from the top of the repository with a slash at its end; empty for the top itself. */
  readonly prefix: string;
}

/** Finds the repository that a plan folder lies in. Throws `NoHistory` where it lies in none. */
export function planPlace(planFolder: string): PlanPlace {
  const folder = realpathSync(resolve(planFolder));
  return { folder, name: basename(folder), prefix: git(folder, "rev-parse", "--show-prefix") };
}

/** What limits a question to the folder. */
export function pathspec(prefix: string): readonly string[] {
  return prefix === "" ? [] : ["--", literalPath(prefix.slice(0, -1))];
}

/** A path from the top of the repository, whatever characters are in it. */
export function literalPath(path: string): string {
  return `:(top,literal)${path}`;
}

import type { Landing } from "../model/index.ts";
import { maybeGit } from "./git.ts";
import type { LineCommit } from "./main-line.ts";
import { literalPath } from "./plan-place.ts";

/** The commit by which a change came in, with the day on which it did. */
export function landingOf({ hash, day, author, subject }: LineCommit): Landing {
  return { commit: hash, day, author, subject };
}

/**
 * Who made a change that a merge brought in: the author of the last commit of the merged branch that touched the
 * file. The day stays that of the merge, since before it nobody saw the change.
 */
export function authoredLanding(folder: string, merge: LineCommit, path: string): Landing {
  const { hash, parents, prefix, day } = merge;
  const landing = landingOf(merge);
  if (parents.length < 2) return landing;
  const format = `--format=${["%H", "%aN", "%s"].join("%x1f")}`;
  const file = literalPath(`${prefix}${path}`);
  const found = maybeGit(folder, "log", "-1", "--no-merges", format, `${parents[0]}..${hash}`, "--", file);
  const [commit, author, subject] = (found ?? "").split("\u001f");
  if (!commit || author === undefined || subject === undefined) return landing;
  return { commit, day, author, subject };
}

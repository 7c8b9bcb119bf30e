import { type Day, day } from "../model/index.ts";
import { gitBeside, NoHistory } from "./git.ts";

/** The state of the plan folder in git. */
export interface Commit {
  /** The full hash of the commit that is checked out. */
  readonly hash: string;
  /** The day of the last commit that touched the folder, as its committer's calendar had it. */
  readonly day: Day;
  /** True when files of the folder differ from that commit. */
  readonly isModified: boolean;
}

/** What git says of a folder, or why it says nothing. */
export type CommitLookup =
  | { readonly kind: "commit"; readonly commit: Commit }
  | { readonly kind: "none"; readonly reason: string };

/**
 * Asks git for the commit that a plan folder is at, while other work goes on. A folder outside git, or a machine without git,
 * is no error.
 */
export async function lastCommit(folder: string): Promise<CommitLookup> {
  const changes = gitBeside(folder, "status", "--porcelain", "--", ".");
  // Where there is no commit, that is what is said.
  changes.catch(() => {});
  try {
    const date = await gitBeside(folder, "log", "-1", "--format=%cs", "--", ".");
    if (date === "") return { kind: "none", reason: "the plan folder has not been committed" };
    const hash = await gitBeside(folder, "rev-parse", "HEAD");
    return { kind: "commit", commit: { hash, day: day(date), isModified: (await changes) !== "" } };
  } catch (error) {
    if (error instanceof NoHistory) return { kind: "none", reason: error.message };
    throw error;
  }
}

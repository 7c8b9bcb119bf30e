import { type Day, day } from "../model/index.ts";
import { git, NoHistory } from "./git.ts";

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

/** Asks git for the commit that a plan folder is at. A folder outside git, or a machine without git, is no error. */
export function lastCommit(folder: string): CommitLookup {
  try {
    const date = git(folder, "log", "-1", "--format=%cs", "--", ".");
    if (date === "") return { kind: "none", reason: "the plan folder has not been committed" };
    const isModified = git(folder, "status", "--porcelain", "--", ".") !== "";
    return { kind: "commit", commit: { hash: git(folder, "rev-parse", "HEAD"), day: day(date), isModified } };
  } catch (error) {
    if (error instanceof NoHistory) return { kind: "none", reason: error.message };
    throw error;
  }
}

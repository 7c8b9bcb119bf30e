import { execFileSync } from "node:child_process";
import { type Day, day } from "../model/index.ts";

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
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-C", folder, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  try {
    const date = git("log", "-1", "--format=%cs", "--", ".");
    if (date === "") return { kind: "none", reason: "the plan folder has not been committed" };
    const isModified = git("status", "--porcelain", "--", ".") !== "";
    return { kind: "commit", commit: { hash: git("rev-parse", "HEAD"), day: day(date), isModified } };
  } catch (error) {
    return { kind: "none", reason: withoutGit(error) };
  }
}

function withoutGit(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "git is not installed";
  const message = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  if (message.includes("not a git repository")) return "the plan folder is not in a git repository";
  if (message.includes("does not have any commits")) return "the git repository has no commit yet";
  return `git cannot read the folder: ${message.trim().split("\n")[0] ?? ""}`;
}

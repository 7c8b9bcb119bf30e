import { loadTree } from "../load/index.ts";
import { type Day, day, type PlanRepository, type Problem } from "../model/index.ts";
import { openBlobs } from "./blobs.ts";
import { commitTree, filesAt } from "./commit-tree.ts";
import { git, maybeGit, NoHistory } from "./git.ts";
import { pathspec, planPlace } from "./plan-place.ts";
import { rawChanges, readRawChanges, renamedEntries } from "./raw-changes.ts";

/** A plan as it stood at a commit, or why there is none. */
export type PlanAt =
  | { readonly kind: "plan"; readonly repository: PlanRepository; readonly commit: PlanCommit }
  /** The files of that commit had errors. */
  | { readonly kind: "problems"; readonly problems: readonly Problem[]; readonly commit: NamedCommit }
  | { readonly kind: "none"; readonly reason: string };

export interface NamedCommit {
  /** The full hash. */
  readonly hash: string;
  /** The day it was committed, as its committer's calendar had it. */
  readonly day: Day;
}

export interface PlanCommit extends NamedCommit {
  /** The last day on which the plan folder changed up to that commit. */
  readonly changedOn: Day;
}

/**
 * Reads the plan folder as it stood at a commit that anything names which git understands, straight from git's
 * objects: nothing is checked out. The figures alone are read; see `LoadOptions.figuresOnly`.
 */
export async function planAt(planFolder: string, ref: string): Promise<PlanAt> {
  try {
    const { folder, name, prefix } = planPlace(planFolder);
    const commit = namedCommit(folder, ref);
    const files = filesAt(folder, commit.hash, prefix);
    const blobs = openBlobs(folder);
    try {
      const tree = await commitTree(name, files, blobs);
      const { repository, problems } = loadTree(tree, { figuresOnly: true });
      if (!repository) return { kind: "problems", problems, commit };
      const changedOn = day(git(folder, "log", "-1", "--format=%cs", commit.hash, ...pathspec(prefix)));
      return { kind: "plan", repository, commit: { ...commit, changedOn } };
    } finally {
      blobs.close();
    }
  } catch (error) {
    if (error instanceof NoHistory) return { kind: "none", reason: error.message };
    throw error;
  }
}

/** Finds a commit by what names it. Throws {@link NoHistory} where nothing of that name is one. */
export function namedCommit(folder: string, ref: string): NamedCommit {
  const hash = maybeGit(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  if (hash === undefined) {
    // A folder that is in no repository, and a repository without a commit, say so here.
    git(folder, "log", "-1");
    throw new NoHistory(`git knows no commit \`${ref}\``);
  }
  return { hash, day: day(git(folder, "show", "-s", "--format=%cs", hash)) };
}

/** The commit at which a branch of changes begins: the last one that `head` has in common with `ref`, or `ref` itself. */
export function commonCommit(folder: string, ref: string, head = "HEAD"): NamedCommit {
  const { hash } = namedCommit(folder, ref);
  return namedCommit(folder, maybeGit(folder, "merge-base", hash, head) ?? hash);
}

/**
 * The entries that have another id than at a commit, by their `collection/id` then. `until` is a later commit;
 * without one it is the files on the disk, as far as git has been told of them (`git add`, `git mv`).
 */
export function renamesSince(planFolder: string, since: string, until?: string): ReadonlyMap<string, string> {
  const { folder, prefix } = planPlace(planFolder);
  const ends = until === undefined ? [since] : [since, until];
  const texts = git(folder, "diff", ...rawChanges, ...ends, ...pathspec(prefix)).split("\0");
  return renamedEntries(readRawChanges(texts, 0).changes, prefix);
}

import { type EarlierReads, isReadBefore, loadTree, type PastEdition } from "../load/index.ts";
import type { PlanRepository } from "../model/index.ts";
import { type Blobs, openBlobs } from "./blobs.ts";
import type { CommitRecord } from "./commit-record.ts";
import { type CommitFiles, commitTree } from "./commit-tree.ts";
import { filesAlong, type LineCommit } from "./main-line.ts";
import type { PlanPlace } from "./plan-place.ts";
import { fileOf } from "./raw-changes.ts";

/** The plan after a commit of the main line. */
export interface PastState {
  /** The place of the commit in the line. */
  readonly at: number;
  readonly commit: LineCommit;
  /** Absent where the files of that commit had errors: then no portal came of it. */
  readonly repository: PlanRepository | undefined;
  /** The entries of that state that are not shown, as `collection/id`. */
  readonly leftOut: ReadonlySet<string>;
  /** What stands below the frontmatter of an entry, e.g. `updates/2026-10-erp`; empty for JSON. */
  readonly textOf: (entry: string) => Promise<string>;
}

/** What is shown of the plan after the commit at a place of the line. */
export type Shown = (whole: PlanRepository, at: number) => PastEdition;

const nothing: ReadonlySet<string> = new Set();

/** Shows all of it. */
export const allShown: Shown = (repository) => ({ repository, leftOut: nothing });

/** The states of a line, and what was read of their files. */
export interface ReadLine {
  readonly commits: readonly LineCommit[];
  readonly shown: Shown;
  readonly reads: EarlierReads;
  /** What was found out about the commits, as far as that is known. */
  readonly records: readonly Pick<CommitRecord, "isSound">[];
}

/**
 * Reads the plan after each commit that is wanted, in the order of the line. A file is read once for each version
 * that it had, so that a state costs what is different from those read before it.
 */
export async function* pastStates(
  { folder, name }: PlanPlace,
  { commits, shown, reads, records }: ReadLine,
  isWanted: (at: number) => boolean,
): AsyncGenerator<PastState> {
  let opened: Blobs | undefined;
  try {
    let at = 0;
    for (const { commit, files } of filesAlong(commits)) {
      const here = at++;
      if (!isWanted(here)) continue;
      opened ??= openBlobs(folder);
      const blobs = opened;
      const own: CommitFiles = new Map(files);
      const isRead = (path: string, hash: string) => isReadBefore(reads, `${name}/${path}`, hash);
      const tree = await commitTree(name, own, blobs, isRead);
      const areKnownToAgree = records[here]?.isSound === true;
      const { repository } = loadTree(tree, { figuresOnly: true, areKnownToAgree, earlier: reads });
      const textOf = async (entry: string) => {
        const file = own.get(fileOf(entry));
        return file ? belowFrontmatter(await blobs.read(file.hash)) : "";
      };
      const seen = repository && shown(repository, here);
      yield {
        at: here,
        commit,
        repository: seen?.repository,
        leftOut: seen?.leftOut ?? nothing,
        textOf,
      };
    }
  } finally {
    opened?.close();
  }
}

/** What stands below the frontmatter of a file; nothing in JSON. */
export function belowFrontmatter(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return /^---[ \t]*\r?\n.*?\r?\n---[ \t]*(?:\r?\n(.*))?$/s.exec(text)?.[1] ?? "";
}

/**
 * The files of the last portal that may be kept. The new portal begins with all of them, before it is known which are kept, as
 * that costs the time of another thread alone (`finish-thread.ts`): each gets a second name there. Where the portal that the last
 * one has replaced was set aside (`replaced-portal.ts`), it becomes the new one, as it has most of these names already. What is
 * made anew takes the place of a name, never of what it names, and what is neither kept nor made goes in the end.
 */
import {
  type BigIntStats,
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { folderMaker } from "../../files/folder-maker.ts";
import { removeAll } from "../../files/remove-all.ts";
import { isSameFile } from "../../files/same-file.ts";
import { type Digests, digestsOf } from "../finish/digests.ts";
import { filesIn } from "../output/sums.ts";
import { type CutPage, cutFile, cutPage, withBasis } from "./page-basis.ts";

/** A page that no build keeps, from which the others get what stands on every page. It is made in no time. */
export const freshPage = "data/index.html";

/** So many files are kept before other work has its turn: some milliseconds. */
const mostAtOnce = 50;

export interface TakeTask {
  /** The last portal, absolute. */
  readonly from: string;
  /** Where the portal may lie that the last one has replaced, absolute. */
  readonly replaced: string;
  /** The new portal, absolute, in which nothing is yet. */
  readonly portal: string;
  /** Paths of files in the last portal. */
  readonly paths: readonly string[];
}

export interface KeepTask {
  /** The new portal, absolute, which has its {@link freshPage}. */
  readonly portal: string;
  /** The paths of files that were taken. */
  readonly paths: readonly string[];
}

export interface KeptFiles {
  /**
   * Takes files over into the new portal. Answers with the digest of each without the basis of its figures; `undefined` where
   * there is none.
   */
  readonly take: (task: TakeTask) => readonly (string | undefined)[];
  /**
   * Keeps files that were taken: as they are, which needs no reading, or with the basis of this build. Throws if one is no
   * longer what was taken. Gives way to other work of the thread now and then.
   */
  readonly keep: (task: KeepTask) => Promise<readonly Digests[]>;
  /** Takes a file that was taken away again, if it was, so that another one can be written there. */
  readonly makeWay: (path: string) => void;
  /** Takes away what was taken and is not kept, with the folders of the portal that are empty then. */
  readonly drop: (portal: string) => void;
}

interface TakenFile {
  readonly at: string;
  readonly digests: Digests;
  /** What stands in the page for all pages; empty in other files. */
  readonly basis: string;
  /** Changes with whatever happens to the file. */
  readonly state: string;
}

export function keptFiles(): KeptFiles {
  /** What was taken, and neither kept nor made anew. */
  const taken = new Map<string, TakenFile>();
  /** The basis of one page is mostly that of all, which is held once. */
  const bases = new Map<string, string>();
  const folders = folderMaker();
  const held = (basis: string) => {
    const known = bases.get(basis) ?? basis;
    bases.set(basis, known);
    return known;
  };
  return {
    take: ({ from, replaced, portal, paths }) => {
      folders.make(portal);
      // Who may read the portal is decided now, and not when a file of it was made.
      const mode = statSync(portal, { bigint: true }).mode & 0o666n;
      const begun = begunWith(replaced, portal, { from, paths });
      return paths.map((path) => {
        const [there, at] = [join(from, path), join(portal, path)];
        const folder = dirname(at);
        if (!begun.has(path)) {
          // Other plans are built in this checkout too, and have other folders.
          if (!folders.isKnown(folder) && !existsSync(there)) return undefined;
          folders.make(folder);
          // Taken first and read then: another build may put its portal there at any moment.
          if (!isTaken(there, at)) return undefined;
        }
        const file = takenFile(path, at, mode);
        taken.set(path, { ...file, basis: held(file.basis) });
        return file.digests.own;
      });
    },
    keep: async ({ portal, paths }) => {
      const fresh = cutPage(readFileSync(join(portal, freshPage)));
      const digests: Digests[] = [];
      for (const [index, path] of paths.entries()) {
        const file = taken.get(path);
        if (!file) throw new Error(`\`${path}\` was not taken from the last portal, but is to be kept.`);
        digests.push(kept(path, file, fresh));
        taken.delete(path);
        if (index % mostAtOnce === 0) await setImmediate();
      }
      return digests;
    },
    makeWay: (path) => {
      const file = taken.get(path);
      if (file) unlinkSync(file.at);
      taken.delete(path);
    },
    drop: (portal) => {
      for (const { at } of taken.values()) remove(at, portal);
      taken.clear();
    },
  };
}

/**
 * Puts the portal that the last one has replaced in the place of the new one, which is empty, if it is there. Of its files only
 * those are left that are to be taken and are the last portal's too; answers with their paths. One that is of no use is removed.
 */
function begunWith(
  replaced: string,
  portal: string,
  { from, paths }: Pick<TakeTask, "from" | "paths">,
): ReadonlySet<string> {
  const begun = new Set<string>();
  // Who may read its folders was decided when they were made.
  const isAlike = statSync(replaced, { throwIfNoEntry: false })?.mode === statSync(portal).mode;
  // Where nothing is to be taken, e.g. since somebody has removed the last portal, all of its files take room of their own.
  const isOfUse = isAlike && paths.length > 0;
  if (!isOfUse) removeAll([replaced]);
  if (!isOfUse || !isMoved(replaced, portal)) return begun;
  const wanted = new Set(paths);
  for (const path of filesIn(portal))
    if (wanted.has(path) && isSameFile(join(portal, path), join(from, path))) begun.add(path);
    else remove(join(portal, path), portal);
  return begun;
}

/** Moves a folder to the place of an empty one. Answers whether it did. */
function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    // It was moved or removed by another build, or lies on another disk; what it saves is time alone.
    return false;
  }
}

function takenFile(path: string, at: string, mode: bigint): TakenFile {
  let stats = statSync(at, { bigint: true });
  if ((stats.mode & 0o777n) !== mode) {
    chmodSync(at, Number(mode));
    stats = statSync(at, { bigint: true });
  }
  const state = stateOf(stats);
  const content = readFileSync(at);
  const cut = cutFile(path, content);
  return { at, digests: digestsOf(path, content, cut), basis: basisText(cut), state };
}

function kept(path: string, { at, digests, basis, state }: TakenFile, fresh: CutPage): Digests {
  const isAsTaken = stateOf(statSync(at, { bigint: true })) === state;
  if (isAsTaken && (basis === "" || basis === basisText(fresh))) return digests;
  const renewed = renewedPage(cutFile(path, readFileSync(at)), fresh);
  const made = renewed && digestsOf(path, renewed);
  if (!renewed || made?.own !== digests.own)
    throw new Error(
      `\`${path}\` of the last portal was altered while a new one was made from it. Build again.`,
    );
  // What it names is the last portal's.
  unlinkSync(at);
  writeFileSync(at, renewed);
  return made;
}

/** A file with the basis of this build, where it has one. */
function renewedPage(page: CutPage, fresh: CutPage): Buffer | undefined {
  return page.basis.length === 0 ? page.own[0] : withBasis(page, fresh.basis);
}

function basisText({ basis }: CutPage): string {
  return basis.map((part) => part.toString("latin1")).join("\n");
}

function stateOf({ size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${size} ${mtimeNs} ${ctimeNs}`;
}

/** Gives a file a second name, or copies it where the disk or the system knows none. Answers whether it was there. */
function isTaken(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    if (!existsSync(from)) return false;
  }
  copyFileSync(from, to);
  return true;
}

/** Removes a file of a portal, with the folders that are empty then. */
function remove(file: string, portal: string): void {
  unlinkSync(file);
  removeEmpty(dirname(file), portal);
}

/** Removes a folder of a portal that is empty, and those above it that are empty then. */
function removeEmpty(folder: string, portal: string): void {
  if (folder === portal || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), portal);
}

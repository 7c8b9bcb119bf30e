/**
 * The files of the last portal that may be kept, on their way into the new one. They are taken aside before it is known
 * which of them are kept, as that costs the time of another thread alone (`finish-thread.ts`), and put into the portal
 * while its other pages are still made.
 */
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Digests, digestsOf } from "../finish/digests.ts";
import { type CutPage, cutFile, cutPage, withBasis } from "./page-basis.ts";

/** A page that no build keeps, from which the others get what stands on every page. It is made in no time. */
export const freshPage = "data/index.html";

/** So many files are placed before other work has its turn: some milliseconds. */
const mostAtOnce = 50;

export interface TakeTask {
  /** The last portal, absolute. */
  readonly from: string;
  /** A folder of one's own on the same disk as the new portal, which is there. */
  readonly aside: string;
  /** Paths in the portal, each with a name of its own in the folder: a thousand folders take longer than a thousand files. */
  readonly files: readonly { readonly path: string; readonly name: string }[];
}

export interface PlaceTask {
  /** The new portal, absolute, which has its {@link freshPage}. */
  readonly portal: string;
  /** The paths of files that were taken. */
  readonly paths: readonly string[];
}

export interface KeptFiles {
  /** Takes files aside. Answers with the digest of each without the basis of its figures; `undefined` where there is none. */
  readonly take: (task: TakeTask) => readonly (string | undefined)[];
  /**
   * Puts files that were taken into the portal: as they are, which needs no reading, or with the basis of this build. Throws if
   * one is no longer what was taken. Gives way to other work of the thread now and then.
   */
  readonly place: (task: PlaceTask) => Promise<readonly Digests[]>;
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
  const taken = new Map<string, TakenFile>();
  /** The basis of one page is mostly that of all, which is held once. */
  const bases = new Map<string, string>();
  /** The folders that are there. */
  const made = new Set<string>();
  const makeFolder = (folder: string) => {
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
  };
  const held = (basis: string) => {
    const known = bases.get(basis) ?? basis;
    bases.set(basis, known);
    return known;
  };
  return {
    take: ({ from, aside, files }) =>
      files.map(({ path, name }) => {
        const at = join(aside, name);
        // Taken first and read then: another build may put its portal there at any moment.
        if (!isTaken(join(from, path), at)) return undefined;
        const file = takenFile(path, at);
        taken.set(path, { ...file, basis: held(file.basis) });
        return file.digests.own;
      }),
    place: async ({ portal, paths }) => {
      const fresh = cutPage(readFileSync(join(portal, freshPage)));
      const digests: Digests[] = [];
      for (const [index, path] of paths.entries()) {
        const file = taken.get(path);
        if (!file) throw new Error(`\`${path}\` was not taken from the last portal, but is to be placed.`);
        makeFolder(dirname(join(portal, path)));
        digests.push(placed(path, file, portal, fresh));
        if (index % mostAtOnce === 0) await setImmediate();
      }
      return digests;
    },
  };
}

function takenFile(path: string, at: string): TakenFile {
  const state = stateOf(at);
  const content = readFileSync(at);
  return { at, digests: digestsOf(path, content), basis: basisText(cutFile(path, content)), state };
}

function placed(
  path: string,
  { at, digests, basis, state }: TakenFile,
  portal: string,
  fresh: CutPage,
): Digests {
  const to = join(portal, path);
  const isAsTaken = stateOf(at) === state;
  if (isAsTaken && (basis === "" || basis === basisText(fresh))) {
    renameSync(at, to);
    return digests;
  }
  const renewed = renewedPage(cutFile(path, readFileSync(at)), fresh);
  const made = renewed && digestsOf(path, renewed);
  if (!renewed || made?.own !== digests.own)
    throw new Error(
      `\`${path}\` of the last portal was altered while a new one was made from it. Build again.`,
    );
  writeFileSync(to, renewed);
  // Here, as the process would else do it at its end, when all else is done.
  unlinkSync(at);
  return made;
}

/** A file with the basis of this build, where it has one. */
function renewedPage(page: CutPage, fresh: CutPage): Buffer | undefined {
  return page.basis.length === 0 ? page.own[0] : withBasis(page, fresh.basis);
}

function basisText({ basis }: CutPage): string {
  return basis.map((part) => part.toString("latin1")).join("\n");
}

function stateOf(file: string): string {
  const { size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
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

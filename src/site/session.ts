/**
 * What a process that opens a plan again and again, as `npm run dev` does, keeps from one time to the next: what it
 * read of files that nobody has touched since, what it found out of a history that is the same, and the layouts of graphs.
 */
import { statSync } from "node:fs";
import { type GraphLayouter, openGraphLayouter } from "../diagrams/graph/index.ts";
import { type EarlierReads, earlierReads, followingReads } from "../load/index.ts";

export interface Session {
  /** Tells versions of a file apart without reading it, in this process; `undefined` while it may yet change unseen. */
  readonly versionOf: (path: string) => string | undefined;
  /** What was read the last time, for the next time. */
  readonly nextReads: () => EarlierReads;
  /** What was found out under a name the last time, if all that it depends on is the same; found out anew otherwise. */
  readonly once: <Found>(name: string, on: unknown, find: () => Promise<Found>) => Promise<Found>;
  /** Its thread takes a third of a second to begin, for which the page of a saved file would wait. */
  readonly layoutGraph: GraphLayouter;
}

/**
 * Clocks of file systems are coarse: what is written twice within some milliseconds may bear the same time both times.
 * A file that is younger than this is read once more.
 */
const settledMs = 1_000;

export function openSession(): Session {
  let reads = earlierReads();
  const found = new Map<string, { readonly key: string; readonly value: Promise<unknown> }>();
  return {
    layoutGraph: openGraphLayouter(),
    versionOf: fileVersion,
    nextReads: () => {
      reads = followingReads(reads);
      return reads;
    },
    once: <Found>(name: string, on: unknown, find: () => Promise<Found>) => {
      const key = JSON.stringify(on);
      const known = found.get(name);
      if (known?.key === key) return known.value as Promise<Found>;
      const value = find();
      found.set(name, { key, value });
      return value;
    },
  };
}

/** A file that is replaced by another one of the same size and age has another number or time of change. */
function fileVersion(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stat || Date.now() - Number(stat.ctimeMs) < settledMs) return undefined;
  const { dev, ino, size, mtimeNs, ctimeNs } = stat;
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}

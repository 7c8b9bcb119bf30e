/**
 * Reading once: what was made of a file is made no second time, as long as the file has the version that it had then
 * and whatever else its reading depended on is as it was.
 *
 *     loadPlan(folder, { earlier });                          reads every file
 *     loadPlan(folder, { earlier: followingReads(earlier) })  reads those that were changed meanwhile
 */
import { areSame } from "./asked-names.ts";
import type { EntryFile } from "./plan-folder.ts";
import { type EntryRead, type ReadContext, readEntry } from "./read-entry.ts";

export interface EarlierReads {
  /** What was read at other times, by the path of the file and its version. */
  readonly known: ReadonlyMap<string, KeptRead>;
  /** What was read this time, or would have been if it were not known. The rest of what is known is of no use any more. */
  readonly used: Map<string, KeptRead>;
}

/** What was made of a version of a file: plain data. */
export interface KeptRead {
  readonly fiscalYearStart: number;
  readonly figuresOnly: boolean;
  readonly read: EntryRead;
}

/** Begins with what was read at other times; with nothing if left out. */
export function earlierReads(known: EarlierReads["known"] = new Map()): EarlierReads {
  return { known, used: new Map() };
}

/** What was used at one time is what is known the next time. */
export function followingReads({ used }: EarlierReads): EarlierReads {
  return earlierReads(used);
}

/** Whether a version of a file was read before, whatever has to be read anew of it. */
export function isReadBefore({ known, used }: EarlierReads, file: string, version: string): boolean {
  const key = keyOf(file, version);
  return used.has(key) || known.has(key);
}

/** Reads a file, or takes what was read of it. A file without a version is always read. */
export function readOnce(file: EntryFile, context: ReadContext, earlier: EarlierReads): EntryRead {
  if (file.version === undefined) return readEntry(file, context);
  const key = keyOf(file.file, file.version);
  const kept = earlier.used.get(key) ?? earlier.known.get(key);
  if (kept && isSameFor(kept, context)) {
    earlier.used.set(key, kept);
    return kept.read;
  }
  const read = readEntry(file, context);
  const { figuresOnly, portal } = context;
  if (read.answers) earlier.used.set(key, { fiscalYearStart: portal.fiscalYearStart, figuresOnly, read });
  return read;
}

function isSameFor(kept: KeptRead, { names, portal, figuresOnly }: ReadContext): boolean {
  return (
    kept.fiscalYearStart === portal.fiscalYearStart &&
    kept.figuresOnly === figuresOnly &&
    kept.read.answers !== undefined &&
    areSame(kept.read.answers, names)
  );
}

/** The path begins with the name of the folder, so that one with another name is another file. */
function keyOf(file: string, version: string): string {
  return `${file}\n${version}`;
}

/**
 * What is kept of each commit of the main line, so that the next build looks only at what is new. The records of a
 * line form a chain: the key of each is a hash of the key before it, of what the commit did and of the program that
 * looked at it. A record is thus right or not found, whatever became of the history or of the program.
 */
import { createHash } from "node:crypto";
import { readCachedText, writeCachedText } from "../files/cached-text.ts";
import type { MachineFault } from "../files/machine-fault.ts";
import type { Day, GoalpostMove, RecordEdit } from "../model/index.ts";
import type { LineCommit } from "./main-line.ts";

export interface CommitRecord {
  /** False where the files of the commit had errors; then the commit changed nothing that anybody could see. */
  readonly isSound: boolean;
  /** The reporting date of the portal that came of the commit. */
  readonly day: Day;
  /** Undated findings that it brought about and did away with, as `rule collection/id`. */
  readonly appeared: readonly string[];
  readonly vanished: readonly string[];
  /** The entries that it renamed, from the one `collection/id` to the other. */
  readonly renamed: readonly (readonly [string, string])[];
  readonly moves: readonly GoalpostMove[];
  readonly edits: readonly RecordEdit[];
  /** Plans that were no mere proposals any more from then on. */
  readonly approved: readonly string[];
}

/** What is known of a history: records by their keys, and what was computed of single days. */
export interface KnownHistory {
  readonly records: Map<string, CommitRecord>;
  readonly digests: Map<string, unknown>;
}

interface KnownHistoryFile {
  readonly records: readonly (readonly [string, CommitRecord])[];
  readonly digests: readonly (readonly [string, unknown])[];
}

/** The keys of the records of a line, in its order. */
export function recordKeys(commits: readonly LineCommit[], program: string): readonly string[] {
  let key = program;
  return commits.map(({ hash, day, prefix, changes }) => {
    const own = JSON.stringify([
      key,
      hash,
      day,
      prefix,
      changes.map(({ path, file, from }) => [path, file, from]),
    ]);
    key = createHash("sha256").update(own).digest("hex");
    return key;
  });
}

/** Reads what an earlier build has kept. A file that is not there, or is damaged, knows nothing. */
export function readKnownHistory(file: string | undefined): KnownHistory {
  const text = file === undefined ? undefined : readCachedText(file);
  if (text === undefined) return { records: new Map(), digests: new Map() };
  const { records, digests } = JSON.parse(text) as KnownHistoryFile;
  return { records: new Map(records), digests: new Map(digests) };
}

/**
 * Keeps what the next build may use, and nothing else, so that the file does not grow without end. Answers with the
 * fault of the machine where it cannot be kept.
 */
export function writeKnownHistory(
  file: string | undefined,
  { records, digests }: KnownHistory,
): MachineFault | undefined {
  if (file === undefined) return undefined;
  const known: KnownHistoryFile = { records: [...records], digests: [...digests] };
  return writeCachedText(file, JSON.stringify(known));
}

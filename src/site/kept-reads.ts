/**
 * What was read of the files of a plan, kept for the next build in a file of the cache: to take it from there costs a
 * tenth of reading it. Files are known by what they hold, so that a fresh clone, in which all are new to the disk, is
 * read no second time either.
 */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { readCachedBytes, writeCachedBytes } from "../files/cached-text.ts";
import { filesByAge } from "../files/files-by-age.ts";
import type { MachineFault } from "../files/machine-fault.ts";
import { type EarlierReads, earlierReads } from "../load/index.ts";
import { programHash } from "./program.ts";

export interface KeptReads {
  readonly reads: EarlierReads;
  /** Keeps what was used, and nothing else. Answers with the fault of the machine where it cannot be kept. */
  readonly keep: () => MachineFault | undefined;
}

/** So many plans, or so many programs, take turns in one checkout and find what they kept. */
const mostFiles = 6;
/** To write all anew costs as much as to read this share of the files again, at least. */
const leastNew = 1 / 50;

/** Opens what was kept in a folder under a name, e.g. that of the plan's folder; without a folder nothing is kept. */
export function keptReads(folder: string | undefined, name: string): KeptReads {
  if (folder === undefined) return { reads: earlierReads(), keep: () => undefined };
  const maker = JSON.stringify([programHash(), process.versions, name]);
  const file = join(folder, `${createHash("sha256").update(maker).digest("hex").slice(0, 32)}.reads`);
  const known = knownIn(file);
  const reads = earlierReads(known);
  return {
    reads,
    keep: () => {
      const added = [...reads.used].filter(([key, read]) => known.get(key) !== read).length;
      if (added <= reads.used.size * leastNew) return undefined;
      const fault = writeCachedBytes(file, serialize(reads.used));
      if (fault) return fault;
      for (const old of filesByAge(folder, ".reads").slice(0, -mostFiles)) rmSync(old, { force: true });
      return undefined;
    },
  };
}

/** A file that is not there, or is damaged, knows nothing. */
function knownIn(file: string): EarlierReads["known"] {
  const bytes = readCachedBytes(file);
  if (!bytes) return new Map();
  try {
    return deserialize(bytes) as EarlierReads["known"];
  } catch {
    return new Map();
  }
}

/**
 * What Pagefind made of batches of records, kept for the next build: of ten thousand records a commit changes a few, and
 * the others need not be indexed again. A file for each batch, under the digest of its records and of the program.
 */
import { createHash } from "node:crypto";
import { existsSync, rmSync, utimesSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { deserialize, serialize } from "node:v8";
import { readCachedBytes, writeCachedBytes } from "../../files/cached-text.ts";
import { filesByAge } from "../../files/files-by-age.ts";
import type { ReuseSettings } from "../reuse/reuse.ts";
import type { BatchIndex, CommonFiles } from "./batch-index.ts";

export interface KeptBatches {
  readonly batch: (key: string) => BatchIndex | undefined;
  readonly keepBatch: (key: string, batch: BatchIndex) => void;
  /** What is the same in every index of a language. */
  readonly common: (language: string) => CommonFiles | undefined;
  readonly keepCommon: (language: string, common: CommonFiles) => void;
  /** Forgets what has not been asked for the longest, beyond a few times of what was asked for now. */
  readonly tidy: () => void;
}

/** What a build keeps, and for whom. */
export type KeptBatchesSettings = Pick<ReuseSettings, "memory" | "program" | "onMemoryFault">;

/** Builds of one checkout take turns, e.g. for several audiences; each finds what it made last. */
const mostBuilds = 4;

const ending = ".batch";

/** Keeps batches in a folder of their own beside what else a build remembers; without settings nothing is kept. */
export function keptBatches(settings: KeptBatchesSettings | undefined): KeptBatches {
  if (!settings) return { batch: none, keepBatch: none, common: none, keepCommon: none, tidy: none };
  const { program, onMemoryFault } = settings;
  // The current folder is another one while a portal is made.
  const folder = resolve(settings.memory, "search");
  const used = new Set<string>();
  const fileOf = (key: string) => {
    const name = `${createHash("sha256").update(`${program}\n${key}`).digest("hex").slice(0, 32)}${ending}`;
    used.add(name);
    return join(folder, name);
  };
  const read = (key: string): unknown => {
    const bytes = readCachedBytes(fileOf(key));
    return bytes && deserialize(bytes);
  };
  const keep = (key: string, value: BatchIndex | CommonFiles) => {
    const fault = writeCachedBytes(fileOf(key), serialize(value));
    if (fault) onMemoryFault?.(fault);
  };
  return {
    batch: (key) => read(key) as BatchIndex | undefined,
    keepBatch: keep,
    common: (language) => read(commonKey(language)) as CommonFiles | undefined,
    keepCommon: (language, common) => keep(commonKey(language), common),
    tidy: () => {
      const files = filesByAge(folder, ending);
      const isUsed = (file: string) => used.has(basename(file));
      const now = new Date();
      for (const file of files.filter(isUsed)) touch(file, now);
      const others = files.filter((file) => !isUsed(file)).reverse();
      for (const old of others.slice((mostBuilds - 1) * used.size)) rmSync(old, { force: true });
    },
  };
}

function none(): undefined {
  return undefined;
}

function commonKey(language: string): string {
  return `common ${language}`;
}

/** Another build may have removed it meanwhile; then it is made again. */
function touch(file: string, now: Date): void {
  try {
    utimesSync(file, now, now);
  } catch (error) {
    if (existsSync(file)) throw error;
  }
}

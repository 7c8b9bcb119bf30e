/**
 * Versions of files in which no audience is named. Most are, and what a version says never changes, so that none has
 * to be looked through a second time for what it may keep from whom.
 */
import { readCachedText, writeCachedText } from "../files/cached-text.ts";
import type { MachineFault } from "../files/machine-fault.ts";

export interface SilentVersions {
  readonly has: (hash: string) => boolean;
  readonly add: (hash: string) => void;
  /** Keeps those that were asked for or added. Answers with the fault of the machine where they cannot be kept. */
  readonly keep: () => MachineFault | undefined;
}

/** Those that were kept in a file by the same program; without a file nothing is kept. */
export function silentVersions(file: string | undefined, program: string): SilentVersions {
  const [maker, ...hashes] = (file === undefined ? undefined : readCachedText(file))?.split("\n") ?? [];
  const known: ReadonlySet<string> = new Set(maker === program ? hashes : []);
  const used = new Set<string>();
  let isAdded = false;
  return {
    has: (hash) => {
      if (known.has(hash)) used.add(hash);
      return used.has(hash);
    },
    add: (hash) => {
      used.add(hash);
      isAdded = true;
    },
    keep: () =>
      file !== undefined && isAdded
        ? writeCachedText(file, [program, ...[...used].sort()].join("\n"))
        : undefined,
  };
}

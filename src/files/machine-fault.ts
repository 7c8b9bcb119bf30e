/** Faults of the machine, said in a sentence to somebody who cannot read a trace of the stack. */

import { pathAsKnown } from "./maker.ts";

/** Something outside of the program is not as it has to be. The message says what, where and what to do. */
export class MachineFault extends Error {}

interface Errno {
  readonly code: string;
  readonly path?: string;
}

/** What went wrong, after the place, and what to do about it. */
const sentences: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOSPC: ["there is no space left on the disk", "free some, then run the command again"],
  EDQUOT: ["the disk quota of this user is used up", "free some space, then run the command again"],
  EFBIG: [
    "the file would be larger than is allowed here",
    "raise the limit (`ulimit -f`), then run the command again",
  ],
  EROFS: ["this is a file system that can only be read", "name a place that can be written"],
  EACCES: ["this user may not write there", "change the permissions, or name another place"],
  EPERM: ["this user may not do that there", "change the permissions, or name another place"],
  EBUSY: ["something holds it, e.g. it is where a disk is mounted", "name a folder within it"],
  ENOTDIR: ["a file stands where a folder is needed", "name another place, or move the file away"],
  EEXIST: ["something is there already", "name another place, or move it away"],
  EISDIR: ["a folder stands where a file is needed", "name another place, or move the folder away"],
  EMFILE: ["too many files are open", "raise the limit (`ulimit -n`), then run the command again"],
  ENFILE: ["too many files are open on this machine", "close some programs, then run the command again"],
  ENAMETOOLONG: ["the name is too long for this file system", "choose a shorter one"],
  EIO: ["the disk reports an error", "look after the disk, then run the command again"],
};

/**
 * The fault of the machine behind an error, or `undefined` where there is none known: then the error is a fault
 * of the program. It is looked for in its causes too, and in its words, since bundlers and other programs hand on
 * those alone. `where` is the place for those that name none, as a write to a file that is open does.
 */
export function machineFault(error: unknown, where?: string): MachineFault | undefined {
  if (error instanceof MachineFault) return error;
  const errno = errnoOf(error);
  const [what, remedy] = sentences[errno?.code ?? ""] ?? [];
  if (!errno || what === undefined) return undefined;
  const path = errno.path ?? where;
  const place = path === undefined ? "" : `\`${pathAsKnown(path)}\`: `;
  return new MachineFault(`${place}${what} (${errno.code}); ${remedy}`, { cause: error });
}

function errnoOf(error: unknown): Errno | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string" && error.code in sentences) {
    const path = "dest" in error ? error.dest : "path" in error ? error.path : undefined;
    return { code: error.code, ...(typeof path === "string" ? { path } : {}) };
  }
  const inner = errnoOf(error.cause);
  if (inner) return inner;
  if (/ENOSPC|No space left on device/.test(error.message)) return { code: "ENOSPC" };
  if (/EROFS|Read-only file system/.test(error.message)) return { code: "EROFS" };
  return /EACCES|Permission denied/.test(error.message) ? { code: "EACCES" } : undefined;
}

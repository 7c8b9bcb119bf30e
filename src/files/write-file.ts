import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { machineFault } from "./machine-fault.ts";
import { othersAside, pathAside, standingOf } from "./maker.ts";

export interface WriteOptions {
  /** Whether a file that is there already is an error (`EEXIST`); it is replaced by default. */
  readonly isNew?: boolean;
}

/**
 * Writes a file, and the folders above it, so that it is whole or as it was whatever happens meanwhile: it is
 * written aside and takes its place by a rename. A device or a pipe is written as it stands, and of a link the
 * file that it leads to. What writers that were killed have left aside is removed. Throws a `MachineFault` where
 * the machine does not let it.
 */
export function writeFile(path: string, content: string | Uint8Array, options: WriteOptions = {}): void {
  replaceFile(path, (aside) => writeFileSync(aside, content, { flag: "wx" }), options);
}

/** As `writeFile`, for a file that something else writes. It is given the path at which nothing is yet. */
export function replaceFile(path: string, write: (aside: string) => void, options: WriteOptions = {}): void {
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true });
    const there = statSync(path, { throwIfNoEntry: false });
    const isSpecial = there !== undefined && !there.isFile() && !there.isDirectory();
    if (isSpecial) write(path);
    else put(existsSync(path) ? realpathSync(path) : resolve(path), there?.mode, write, options);
  } catch (error) {
    throw machineFault(error) ?? error;
  }
}

function put(
  target: string,
  mode: number | undefined,
  write: (aside: string) => void,
  { isNew = false }: WriteOptions,
): void {
  for (const { path, mark } of othersAside(target)) {
    if (standingOf(mark) === "dead") rmSync(path, { force: true });
  }
  const aside = pathAside(target);
  try {
    write(aside);
    if (mode !== undefined) chmodSync(aside, mode & 0o777);
    // A link is refused where a file is, which a rename would replace.
    if (isNew) linkSync(aside, target);
    else renameSync(aside, target);
  } finally {
    rmSync(aside, { force: true });
  }
}

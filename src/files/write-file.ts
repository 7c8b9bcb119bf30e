import {
  chmodSync,
  existsSync,
  linkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { machineFault } from "./machine-fault.ts";
import { makeFolder } from "./make-folder.ts";
import { othersAside, pathAside, standingOf } from "./maker.ts";

export interface WriteOptions {
  /** Whether a file that is there already is an error (`EEXIST`); it is replaced by default. */
  readonly isNew?: boolean;
}

type Content = string | Uint8Array;

/**
 * Writes a file, and the folders above it, so that it is whole or as it was whatever happens meanwhile: it is
 * written aside and takes its place by a rename. A device or a pipe is written as it stands, and of a link the
 * file that it leads to. What writers that were killed have left aside is removed. Throws a `MachineFault` where
 * the machine does not let it.
 */
export function writeFile(path: string, content: Content, options?: WriteOptions): void {
  writeFiles([[path, content]], options);
}

/**
 * Writes files as `writeFile` does, and places none before all are written: where the disk is too full for one of
 * them, all are as they were.
 */
export function writeFiles(
  files: Iterable<readonly [path: string, content: Content]>,
  { isNew = false }: WriteOptions = {},
): void {
  const written: { readonly aside: string; readonly target: string }[] = [];
  let current = "";
  try {
    for (const [path, content] of files) {
      current = path;
      const { target, mode, isSpecial } = placeOf(path);
      if (isSpecial) {
        writeFileSync(target, content);
        continue;
      }
      const aside = pathAside(target);
      written.push({ aside, target });
      writeFileSync(aside, content, { flag: "wx" });
      if (mode !== undefined) chmodSync(aside, mode);
    }
    for (const { aside, target } of written) {
      current = target;
      if (isNew) placeNew(aside, target);
      else renameSync(aside, target);
    }
  } catch (error) {
    throw machineFault(error, current) ?? error;
  } finally {
    for (const { aside } of written) rmSync(aside, { force: true });
  }
}

/** Writes a file as `writeFile` does, with something that writes to a path, at which nothing is yet. */
export async function writeFileWith(path: string, write: (aside: string) => Promise<void>): Promise<void> {
  let aside: string | undefined;
  try {
    const { target, mode } = placeOf(path);
    aside = pathAside(target);
    await write(aside);
    if (mode !== undefined) chmodSync(aside, mode);
    renameSync(aside, target);
  } catch (error) {
    throw machineFault(error, path) ?? error;
  } finally {
    if (aside !== undefined) rmSync(aside, { force: true });
  }
}

/** A link is refused where a file is, which a rename would replace. */
function placeNew(aside: string, target: string): void {
  try {
    linkSync(aside, target);
  } catch (error) {
    // Some file systems, of memory cards for instance, have no links.
    const hasNoLinks =
      error instanceof Error && "code" in error && /^(EPERM|ENOTSUP|ENOSYS)$/.test(`${error.code}`);
    if (!hasNoLinks || existsSync(target)) throw error;
    renameSync(aside, target);
  }
}

interface Place {
  /** The path without links. */
  readonly target: string;
  /** The permissions of the file that is there, which its successor keeps. */
  readonly mode: number | undefined;
  /** Whether it is a device or a pipe, which a rename would do away with. */
  readonly isSpecial: boolean;
}

function placeOf(path: string): Place {
  const there = statSync(path, { throwIfNoEntry: false });
  const target = there ? realpathSync(path) : resolve(path);
  const isSpecial = there !== undefined && !there.isFile() && !there.isDirectory();
  if (isSpecial) return { target: path, mode: undefined, isSpecial };
  makeFolder(dirname(target));
  for (const { path: left, mark } of othersAside(target)) {
    if (standingOf(mark) === "dead") rmSync(left, { force: true });
  }
  return { target, mode: there?.isFile() ? there.mode & 0o777 : undefined, isSpecial };
}

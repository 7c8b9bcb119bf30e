import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, if they are not there. Step by step, because Node says of a disk that can only be
 * read that a folder is missing when it is to make several.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been quicker.
    if (isFolder(path)) return;
    const isTaken = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw isTaken ? Object.assign(new Error(`${path} is a file`), { code: "ENOTDIR", path }) : error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

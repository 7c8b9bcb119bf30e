/**
 * Loaded ahead of a command (`--import` in package.json): keeps what Node makes of each module of the program for the next
 * time. A command that has little to do is done in half of the time. Where nothing can be kept, it takes as long as before.
 */
import { rmSync } from "node:fs";
import { enableCompileCache, getCompileCacheDir } from "node:module";
import { basename, resolve } from "node:path";
import { filesByAge } from "../../src/files/files-by-age.ts";
import { cacheFolder } from "./cache-folder.ts";

const folder = resolve(cacheFolder, "compiled");
enableCompileCache(folder);
// Threads do the same, where their environment says where.
process.env["NODE_COMPILE_CACHE"] ??= folder;

/** The settings of the engine make a folder each, e.g. those for a large plan; so many are kept. */
const mostFolders = 4;

// What another version of Node has kept is of no use to this one, and would never go.
if (getCompileCacheDir()?.startsWith(folder)) {
  const isOwn = (path: string) => basename(path).startsWith(`${process.version}-${process.arch}-`);
  const all = filesByAge(folder, "");
  const gone = [...all.filter((path) => !isOwn(path)), ...all.filter(isOwn).slice(0, -mostFolders)];
  for (const path of gone) rmSync(path, { recursive: true, force: true });
}

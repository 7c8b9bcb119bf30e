/**
 * Loaded ahead of a command (`--import` in package.json): keeps what Node makes of each module of the program for the next
 * time. A command that has little to do is done in half of the time. Where nothing can be kept, it takes as long as before.
 */
import { readdirSync, rmSync } from "node:fs";
import { enableCompileCache, getCompileCacheDir } from "node:module";
import { basename, join, resolve } from "node:path";
import { cacheFolder } from "./cache-folder.ts";

const folder = resolve(cacheFolder, "compiled");
enableCompileCache(folder);

/** The folder of this version of Node in it; elsewhere if the environment says so. */
const own = getCompileCacheDir();
// What another version of Node has kept is of no use to this one, and would never go.
if (own?.startsWith(folder))
  for (const name of readdirSync(folder))
    if (name !== basename(own)) rmSync(join(folder, name), { recursive: true, force: true });

/**
 * What Vite makes of this program for a portal: the modules that make its pages, and the styles, scripts and fixed files that
 * they link to. It depends on the program and the base path alone, not on the plan, so that the next commit of a plan
 * takes it as it is: to load Astro and to bundle takes two seconds, however small the plan.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize, serialize } from "node:v8";
import { readCachedBytes, writeCachedBytes } from "../../files/cached-text.ts";
import { filesByAge } from "../../files/files-by-age.ts";
import type { MachineFault } from "../../files/machine-fault.ts";
import { filesIn } from "../output/sums.ts";

export interface BundledProgram {
  /** Its files by their paths in the portal, in which Astro has put nothing else yet. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The styles of each route, as Astro describes them, by its name for the page. */
  readonly styles: ReadonlyMap<string, readonly unknown[]>;
}

/** Where Astro puts the modules that make the pages; no reader gets them. */
const modulesFolder = ".prerender";

/** Several portals are built from one checkout in turn, each with a base path of its own. */
const mostPrograms = 4;

/** The program as it lies in a portal before its first page is made. */
export function programIn(portal: string, styles: BundledProgram["styles"]): BundledProgram {
  const files = filesIn(portal).map((path) => [path, readFileSync(join(portal, path))] as const);
  return { files: new Map(files), styles };
}

/**
 * Puts the modules of a program into a folder of their own, where those of an earlier build may lie. Answers with the file of the
 * first one.
 */
export function putModules({ files }: BundledProgram, folder: string): string {
  const modules = new Map(
    [...files].flatMap(([path, bytes]) =>
      isModule(path) ? [[path.slice(modulesFolder.length + 1), bytes] as const] : [],
    ),
  );
  const entry = [...modules.keys()].find((path) => path.startsWith("prerender-entry"));
  if (entry === undefined) throw new Error("The bundled program has no module to begin with.");
  mkdirSync(folder, { recursive: true });
  const there = new Set(filesIn(folder));
  for (const path of there) if (!modules.has(path)) rmSync(join(folder, path));
  for (const [path, bytes] of modules) {
    const file = join(folder, path);
    // To make a hundred files takes ten times as long as to read them.
    if (there.has(path) && readFileSync(file).equals(bytes)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return join(folder, entry);
}

/** What of a program readers get: styles, scripts and fixed files, by their paths in the portal. */
export function assetsOf({ files }: BundledProgram): ReadonlyMap<string, Uint8Array> {
  return new Map([...files].filter(([path]) => !isModule(path)));
}

function isModule(path: string): boolean {
  return path.startsWith(`${modulesFolder}/`);
}

/** Whether a maker seems to have kept a program in a folder; it may be damaged. */
export function hasKeptProgram(folder: string, maker: string): boolean {
  return existsSync(fileOf(folder, maker));
}

/** The program that a maker has kept in a folder; `undefined` if there is none that is whole. */
export function keptProgram(folder: string, maker: string): BundledProgram | undefined {
  const bytes = readCachedBytes(fileOf(folder, maker));
  return bytes && deserialize(bytes);
}

/** Keeps a program, in the place of the oldest one. Answers with what kept it from that. */
export function keepProgram(
  folder: string,
  maker: string,
  program: BundledProgram,
): MachineFault | undefined {
  const fault = writeCachedBytes(fileOf(folder, maker), serialize(program));
  if (fault) return fault;
  for (const old of filesByAge(folder, ending).slice(0, -mostPrograms)) rmSync(old, { force: true });
  return undefined;
}

const ending = ".program";

/** Modules name others by their place on this machine, so that a program is of no use in another checkout. */
const checkout = fileURLToPath(new URL("../../../", import.meta.url));

function fileOf(folder: string, maker: string): string {
  const key = createHash("sha256").update(`${maker}\n${checkout}\n`).digest("hex").slice(0, 32);
  return join(folder, `${key}${ending}`);
}

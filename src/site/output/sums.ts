/**
 * The list of a portal's files, which the portal holds itself, in the form of `sha256sum`. With it everybody can see
 * whether a portal is whole and as it was built (`cd dist && sha256sum --check --quiet data/files.sha256`), whether
 * two are the same, and a build sees what in a folder is a portal's and what somebody else has put there.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { MachineFault } from "../../files/machine-fault.ts";
import { byCodeUnits } from "../../model/index.ts";

const listFile = "data/files.sha256";

/** Names, a line each, the folders of the editions that were built beside each other. */
const editionsFile = ".editions";

/** What the file managers of Windows and macOS put into every folder that somebody looks at. */
const unasked: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/**
 * Finishes a portal: lists its files with their digests (SHA-256, in hexadecimal). Answers with the list. `paths` are those of
 * its files, where they are known already.
 */
export function seal(
  portal: string,
  digestOf: (path: string) => string,
  paths: readonly string[] = filesIn(portal),
): string {
  mkdirSync(join(portal, dirname(listFile)), { recursive: true });
  const files = paths.filter((path) => path !== listFile);
  const list = files.map((path) => sumLine(digestOf(path), path)).join("");
  writeFileSync(join(portal, listFile), list);
  return list;
}

/** The list of a portal whose files are as they were built, to the last byte; `undefined` for any other folder. */
export function wholeList(portal: string): string | undefined {
  try {
    const list = readFileSync(join(portal, listFile), "utf8");
    const files = filesIn(portal).filter((path) => path !== listFile);
    const digestOf = (path: string) =>
      createHash("sha256")
        .update(readFileSync(join(portal, path)))
        .digest("hex");
    return files.map((path) => sumLine(digestOf(path), path)).join("") === list ? list : undefined;
  } catch (error) {
    // It is no portal, or another build puts its own there meanwhile.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Finishes a folder of editions, each of which is a portal: says which folders in it are those of a build. */
export function listEditions(folder: string, names: readonly string[]): void {
  writeFileSync(join(folder, editionsFile), names.map((name) => `${name}\n`).join(""));
}

/**
 * Throws, with what to do, if a folder is neither a portal nor one of editions, or holds what no build has put there.
 */
export function refuseForeign(folder: string): void {
  if (!statSync(folder).isDirectory())
    throw new MachineFault(
      `\`${folder}\` is a file, and a portal is a folder; name another place with --out`,
    );
  const editions = editionsIn(folder);
  for (const name of editions ?? []) if (existsSync(join(folder, name))) refuseForeign(join(folder, name));
  const own = editions ? new Set([editionsFile, ...editions]) : listedIn(folder);
  // What is no portal may be large, e.g. a whole disk; what lies at its top is enough to say so.
  const there = own && !editions ? filesIn(folder) : readdirSync(folder).sort(byCodeUnits);
  const [first, ...others] = there.filter((path) => !own?.has(path) && !unasked.has(basename(path)));
  if (first === undefined) return;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  throw new MachineFault(
    own
      ? `\`${folder}\` holds \`${first}\`${more}, which no build has put there and which a new portal would replace; move it away, or name another place with --out`
      : `\`${folder}\` is not a portal, but holds \`${first}\`${more}, which a portal would replace; name an empty or a new folder with --out, or empty this one if nothing in it is needed`,
  );
}

/** The files that a portal says it has; `undefined` for what is no portal. */
export function listedIn(folder: string): ReadonlySet<string> | undefined {
  const file = join(folder, listFile);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  const paths = lines.map((line) => pathOf(line));
  if (!paths.includes("data/build.json")) return undefined;
  return new Set([listFile, ...paths.filter((path) => path !== undefined)]);
}

function editionsIn(folder: string): readonly string[] | undefined {
  const file = join(folder, editionsFile);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((name) => /^[^/\\.][^/\\]*$/.test(name));
}

/** As `sha256sum` writes it: a line whose name needs it begins with a backslash. */
function sumLine(sum: string, path: string): string {
  const escaped = path.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
  return `${escaped === path ? "" : "\\"}${sum}  ${escaped}\n`;
}

function pathOf(line: string): string | undefined {
  const [, backslash, path = ""] = /^(\\?)[0-9a-f]{64} {2}(.+)$/.exec(line) ?? [];
  if (backslash === undefined) return undefined;
  return backslash === ""
    ? path
    : path.replaceAll(/\\[nr\\]/g, (pair) => ({ "\\n": "\n", "\\r": "\r" })[pair] ?? "\\");
}

/** The paths of all files in a folder, with `/`, by code units. */
export function filesIn(folder: string): readonly string[] {
  return itemsIn(folder).flatMap(({ path, isFolder }) => (isFolder ? [] : [path]));
}

export interface Item {
  /** With `/`, whatever the system writes. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** Everything in a folder, by code units. Links are not followed, as Node would by itself, out of the folder. */
export function itemsIn(folder: string): readonly Item[] {
  const all: Item[] = [];
  const folders = [""];
  for (const within of folders) {
    for (const item of readdirSync(within === "" ? folder : `${folder}/${within}`, { withFileTypes: true })) {
      const path = within === "" ? item.name : `${within}/${item.name}`;
      const isFolder = item.isDirectory();
      all.push({ path, isFolder });
      if (isFolder) folders.push(path);
    }
  }
  return all.sort((a, b) => byCodeUnits(a.path, b.path));
}

/**
 * What a web server serves. A site folder looks like this:
 *
 *     current -> releases/000012-57542b4/portal     the link that is served
 *     releases/000012-57542b4/portal/               the portal as it was built
 *     releases/000012-57542b4/release.json          its commit, and the files that are named by their content
 *     work/                                         where the next one is made; what is left there is rubbish
 *     lock
 *
 * A release is whole before it comes into `releases/`, and `current` is replaced by a rename, so that every
 * request sees one release or the other. A reader who got a page just before the swap still asks for its
 * styles, scripts and parts of the search index after it. Their names are made from their content, so those of
 * the releases that are kept are linked into the new one, where they stand beside its own without a clash.
 *
 * Of an edition that goes for styles and scripts alone. Parts of the search index hold what entries say, and one of an
 * older release may be of an entry that was restricted since.
 */
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { short } from "./git.ts";

export interface Release {
  readonly commit: string;
  /** Its own files in the folders below, relative to the portal; not those that were linked into it. */
  readonly files: readonly string[];
}

/**
 * The folders below a release whose files are named by their content, but for a few that every release has, and do not
 * say more than the release may.
 */
function foldersByContent(portal: string): readonly string[] {
  // A release of all editions has each of them in a folder.
  const inFolders = readdirSync(portal).filter((name) => existsSync(join(portal, name, "data/build.json")));
  const editions = inFolders.length === 0 ? [""] : inFolders.map((name) => `${name}/`);
  return editions.flatMap((edition) =>
    isEdition(join(portal, edition)) ? [`${edition}_astro`] : [`${edition}_astro`, `${edition}pagefind`],
  );
}

function isEdition(portal: string): boolean {
  const report = join(portal, "data/report.json");
  return existsSync(report) && "edition" in JSON.parse(readFileSync(report, "utf8"));
}

/** The release that is served now, or `undefined` before the first. */
export function currentRelease(site: string): Release | undefined {
  const link = join(site, "current");
  return existsSync(link) ? readRelease(join(site, dirname(readlinkSync(link)))) : undefined;
}

/**
 * Makes a release of a built portal, `folder/portal`, and puts it in the place of the current one. `folder`
 * lies in the site folder; it is moved.
 */
export function putInPlace(
  site: string,
  folder: string,
  { commit, keep }: { readonly commit: string; readonly keep: number },
): void {
  const older = releases(site);
  const portal = join(folder, "portal");
  const folders = foldersByContent(portal);
  const files = folders.flatMap((name) => filesIn(join(portal, name), portal));
  const release: Release = { commit, files };
  writeFileSync(join(folder, "release.json"), `${JSON.stringify(release, undefined, 2)}\n`);
  const kept = keep > 1 ? older.slice(-(keep - 1)) : [];
  for (const name of kept) linkFiles(join(site, "releases", name), portal, folders);

  const name = `${String(numberOf(older.at(-1)) + 1).padStart(6, "0")}-${short(commit)}`;
  renameSync(folder, join(site, "releases", name));
  const link = `${folder}-current`;
  symlinkSync(join("releases", name, "portal"), link);
  renameSync(link, join(site, "current"));
  for (const old of older.slice(0, older.length - kept.length)) {
    rmSync(join(site, "releases", old), { recursive: true, force: true });
  }
}

/** The names of the releases, oldest first. */
export function releases(site: string): readonly string[] {
  const folder = join(site, "releases");
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder)
    .filter((name) => /^\d{6,}-/.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b));
}

function numberOf(name: string | undefined): number {
  return name === undefined ? 0 : Number.parseInt(name, 10);
}

function readRelease(folder: string): Release {
  return JSON.parse(readFileSync(join(folder, "release.json"), "utf8"));
}

/** Links the files of an older release that the new portal does not have, as far as they lie in these folders. */
function linkFiles(older: string, portal: string, folders: readonly string[]): void {
  for (const file of readRelease(older).files) {
    if (!folders.some((folder) => file.startsWith(`${folder}/`))) continue;
    const target = join(portal, file);
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    linkSync(join(older, "portal", file), target);
  }
}

function filesIn(folder: string, portal: string): readonly string[] {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = items.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  return files.map((file) => relative(portal, file)).sort();
}

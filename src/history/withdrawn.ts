/**
 * What an edition must not tell of the past. Past states are looked at with what is known today: an entry that is
 * restricted now was not always so in the files, and one that is gone may have been restricted before it went.
 *
 * An entry is withdrawn from every past state if it is restricted now, or if it is gone and was ever restricted. What
 * is open now is shown from those states in which it was open, too; that is up to each state. Renames are followed.
 */
import { createHash } from "node:crypto";
import { type RestrictedVersion, restrictedToOthers, speaksOfAudience } from "../load/index.ts";
import { byCodeUnits, type Landing, restrictedEntry } from "../model/index.ts";
import { type Blobs, openBlobs } from "./blobs.ts";
import type { LineCommit } from "./main-line.ts";
import { entryOf, renamedEntries } from "./raw-changes.ts";
import type { SilentVersions } from "./silent-versions.ts";

/** The edition whose past is told, as it is today. */
export interface EditionToday {
  readonly audience: string;
  /** The entries that it leaves out, as `collection/id`. */
  readonly leftOut: ReadonlySet<string>;
  /** Whether there is an entry today, shown or not. */
  readonly exists: (name: string) => boolean;
  /** The titles of the people whom it leaves out: they may also have made commits. */
  readonly people: ReadonlySet<string>;
}

export interface Withdrawn {
  /** Changes with everything that decides what is shown of the past; the same text wherever nothing is hidden. */
  readonly key: string;
  /** What is withdrawn from the state after a commit, by the names that entries had then. */
  readonly from: (at: number) => (name: string) => boolean;
  /** What is withdrawn although it may not be there today: by its last name, with every title that it had. */
  readonly entries: readonly WithdrawnEntry[];
}

export interface WithdrawnEntry {
  readonly name: string;
  readonly title: string | undefined;
}

export async function withdrawnAlong(
  folder: string,
  commits: readonly LineCommit[],
  { audience, leftOut, exists }: EditionToday,
  silent: SilentVersions,
): Promise<Withdrawn> {
  const lastNames = lastNamesAlong(commits);
  const restricted = await restrictedAlong(folder, commits, audience, silent);
  const gone = new Set(
    restricted.map(({ at, name }) => lastNames(at).get(name) ?? name).filter((name) => !exists(name)),
  );
  const isWithdrawn = (last: string) => leftOut.has(last) || gone.has(last);
  const entries = restricted
    .map(({ at, name, title }) => ({ name: lastNames(at).get(name) ?? name, title }))
    .filter(({ name }) => isWithdrawn(name));
  const decisive = [
    [...leftOut].sort(byCodeUnits),
    [...gone].sort(byCodeUnits),
    restricted.map(({ at, name }) => `${commits[at]?.hash} ${name}`),
  ];
  const isAnything = decisive.some((names) => names.length > 0);
  const text = JSON.stringify([audience, ...decisive]);
  return {
    key: isAnything ? createHash("sha256").update(text).digest("hex") : "",
    from: (at) => {
      const names = lastNames(at);
      return (name) => isWithdrawn(names.get(name) ?? name);
    },
    entries,
  };
}

/** The commits after which an entry's file said that it was for others, with the entry's name then. */
async function restrictedAlong(
  folder: string,
  commits: readonly LineCommit[],
  audience: string,
  silent: SilentVersions,
): Promise<readonly (WithdrawnEntry & { readonly at: number })[]> {
  let opened: Blobs | undefined;
  const restrictedIn = async (path: string, hash: string) => {
    opened ??= openBlobs(folder);
    const bytes = await opened.read(hash);
    if (!speaksOfAudience(bytes)) silent.add(hash);
    return restrictedToOthers(path, bytes, audience);
  };
  try {
    const known = new Map<string, Promise<RestrictedVersion | undefined>>();
    const isRestricted = (path: string, hash: string) => {
      if (silent.has(hash)) return undefined;
      const found = known.get(`${hash} ${path}`) ?? restrictedIn(path, hash);
      known.set(`${hash} ${path}`, found);
      return found;
    };
    const versions = commits.flatMap(({ changes }, at) =>
      changes.flatMap(({ path, file }) => {
        const name = entryOf(path);
        return name !== undefined && file?.kind === "file" ? [{ at, name, path, hash: file.hash }] : [];
      }),
    );
    const answers = await Promise.all(versions.map(({ path, hash }) => isRestricted(path, hash)));
    return versions.flatMap(({ at, name }, index) => {
      const version = answers[index];
      return version ? [{ at, name, title: version.title }] : [];
    });
  } finally {
    opened?.close();
  }
}

/** The names that entries have today or had at last, by their names after each commit; the same name is left out. */
function lastNamesAlong(commits: readonly LineCommit[]): (at: number) => ReadonlyMap<string, string> {
  const along: ReadonlyMap<string, string>[] = [];
  let names: ReadonlyMap<string, string> = new Map();
  for (const [at, { changes }] of [...commits.entries()].reverse()) {
    along[at] = names;
    const renamed = renamedEntries(changes, "");
    if (renamed.size === 0) continue;
    const before = new Map(names);
    for (const after of renamed.values()) before.delete(after);
    for (const [name, after] of renamed) before.set(name, names.get(after) ?? after);
    names = before;
  }
  return (at) => along[at] ?? new Map();
}

/**
 * A commit as an edition tells of it that does not show all. Its message is about everything that the commit did, so
 * nobody can say of it whether it names what is restricted; it is not told.
 */
export function toldLanding(landing: Landing, { people }: EditionToday): Landing {
  const author = people.has(landing.author) ? restrictedEntry : landing.author;
  return { ...landing, author, subject: "its message is not told in this edition" };
}

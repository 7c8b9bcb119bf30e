/** What `package-lock.json` says of a package. Nothing in it depends on the machine that wrote or reads it. */
export interface LockedPackage {
  readonly version?: string;
  /** Its digest as in Subresource Integrity, e.g. `sha512-…`, base64. */
  readonly integrity?: string;
  /** An SPDX identifier or expression. */
  readonly license?: string;
  /** Only the tests and the tools of writing need it. */
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly name: string;
  readonly version: string;
  /** By the folder that each is put into, e.g. `node_modules/zod`; the project itself is at the empty one. */
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const folders = "node_modules/";

/** The name of the package in a folder, e.g. `@astrojs/mdx` for `node_modules/a/node_modules/@astrojs/mdx`. */
export function nameAt(place: string): string {
  return place.slice(place.lastIndexOf(folders) + folders.length);
}

/** Where the package is that the one at `place` means by a name: beside it, and then outwards, as Node looks for it. */
export function placeOf({ packages }: Lockfile, place: string, name: string): string | undefined {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf(`/${folders}`)))) {
    const candidate = `${folder === "" ? "" : `${folder}/`}${folders}${name}`;
    if (packages[candidate]) return candidate;
    if (folder === "") return undefined;
  }
}

/** The places of the packages that the one at `place` brings along, in the order of their names. */
export function broughtBy(lockfile: Lockfile, place: string): readonly string[] {
  const { dependencies, optionalDependencies } = lockfile.packages[place] ?? {};
  return Object.keys({ ...dependencies, ...optionalDependencies })
    .sort()
    .flatMap((name) => placeOf(lockfile, place, name) ?? []);
}

/** The packages at some places with all that they bring along. */
export function withAllBrought(lockfile: Lockfile, places: readonly string[]): ReadonlySet<string> {
  const found = new Set(places);
  // A set that grows while it is walked through is walked through to its end.
  for (const place of found) for (const brought of broughtBy(lockfile, place)) found.add(brought);
  return found;
}

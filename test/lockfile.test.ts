/**
 * `npm ci` refuses a lockfile that lacks an optional package, even one for another system. A registry that
 * serves only one system leaves those out silently, so this looks for them.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lockfile: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync("package-lock.json", "utf8"),
);

test("the lockfile holds the optional packages of every system", () => {
  const missing = Object.entries(lockfile.packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(place, name))
      .map((name) => `${name}, which ${place} names`),
  );
  expect(missing).toEqual([]);
});

test("package.json names exact versions", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const loose = Object.entries(all).filter(([, version]) => !/^\d/.test(String(version)));
  expect(loose).toEqual([]);
});

/** A package is looked for beside the one that names it, and then outwards, as Node does. */
function isLocked(place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lockfile.packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

/**
 * `npm ci` refuses a lockfile that lacks an optional package, even one for another system. A registry that
 * serves only one system leaves those out silently, so this looks for them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { licenceOf } from "../src/site/supply/bill-of-materials.ts";
import { type Lockfile, nameAt, placeOf } from "../src/site/supply/lockfile.ts";

const lockfile: Lockfile = JSON.parse(readFileSync("package-lock.json", "utf8"));
const project = JSON.parse(readFileSync("package.json", "utf8"));
const locked = Object.entries(lockfile.packages).filter(([place]) => place !== "");

test("the lockfile holds the optional packages of every system", () => {
  const missing = Object.entries(lockfile.packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => placeOf(lockfile, place, name) === undefined)
      .map((name) => `${name}, which ${place} names`),
  );
  expect(missing).toEqual([]);
});

test("package.json names exact versions", () => {
  const { dependencies, devDependencies, optionalDependencies } = project;
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const loose = Object.entries(all).filter(([, version]) => !/^\d/.test(String(version)));
  expect(loose).toEqual([]);
});

test("every package is held by its digest, and by no address of one registry", () => {
  const loose = locked.filter(([, entry]) => !entry.integrity?.startsWith("sha512-") || "resolved" in entry);
  expect(loose.map(([place]) => place)).toEqual([]);
});

/**
 * Licences that this project can live with, each for the reason named in `docs/dependencies.md`. A new one stops here,
 * so that somebody reads it.
 */
const known = new Set([
  ..."0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 ISC MIT PSF-2.0 Python-2.0 Unlicense".split(
    " ",
  ),
  ..."OFL-1.1 MPL-2.0 LGPL-3.0-or-later".split(" "),
]);

test("the licence of every package is known, and one that we can live with", () => {
  const unknown = locked.flatMap(([place, entry]) => {
    const licence = licenceOf(nameAt(place), entry) ?? "none";
    // Of alternatives one has to do; of parts, all.
    const alternatives = licence.replace(/[()]/g, "").split(" OR ");
    const isFine = alternatives.some((one) => one.split(" AND ").every((part) => known.has(part)));
    return isFine ? [] : [`${place}: ${licence}`];
  });
  // A layout that Mermaid loads when a diagram asks for it; ours do not. It is used as it is and goes to no reader.
  expect(unknown).toEqual(["node_modules/elkjs: EPL-2.0 OR GPL-3.0-or-later"]);
});

test("every package with an install script is allowed it or denied it by name", () => {
  const scripts = new Set(
    locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameAt(place)),
  );
  const { allowScripts } = project;
  expect([...scripts].filter((name) => allowScripts[name] === undefined)).toEqual([]);
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(["node"]);
  expect(readFileSync(".npmrc", "utf8")).toContain("strict-allow-scripts=true");
});

test("every package that we name is used, and docs/dependencies.md says why", () => {
  const { dependencies, devDependencies, optionalDependencies } = project;
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const why = readFileSync("docs/dependencies.md", "utf8");
  const unsaid = names.filter((name) => !name.startsWith("@types/") && !why.includes(`\`${name}\``));
  expect(unsaid).toEqual([]);
  // These are commands, not parts of a program, and types belong to a package or to what Node and Markdown are.
  const commands = ["@astrojs/check", "@biomejs/biome", "node", "typescript"];
  const code = ["src", "scripts", "test", "astro.config.mjs"].flatMap(sources);
  const unused = names.filter((name) => {
    const used = name.replace("@types/", "");
    return !commands.includes(used) && !code.some((text) => new RegExp(`["\`/]${used}["/?]`).test(text));
  });
  expect(unused).toEqual([]);
});

function sources(place: string): readonly string[] {
  if (place.endsWith(".mjs")) return [readFileSync(place, "utf8")];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /\.(ts|astro|mdx|css)$/.test(item.name))
    .map((item) => readFileSync(join(item.parentPath, item.name), "utf8"));
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { byCodeUnits } from "../../model/index.ts";
import { type Licensed, licencesText } from "../supply/licences-text.ts";
import { type Lockfile, nameAt } from "../supply/lockfile.ts";
import { formPlaces } from "../supply/shipped.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

const opening =
  "The form of this portal is Sveltia CMS. Its program holds parts of the packages below. The licences of its fonts are beside them, in assets/.";

/** The licences of the form and of all that is in its program. */
export function formLicences(): string {
  const lockfile: Lockfile = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const places = [...formPlaces(lockfile)].sort((a, b) => byCodeUnits(nameAt(a), nameAt(b)));
  const packages = places.map((place): Licensed => {
    const { version = "", license = "" } = lockfile.packages[place] ?? {};
    const text = licenceText(join(root, place)) ?? `No text comes with the package, which says: ${license}.`;
    return { name: nameAt(place), version, use: license, text };
  });
  return licencesText(opening, packages);
}

function licenceText(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder)
    .sort()
    .find((file) => /^licen[cs]e(\.(md|txt))?$/i.test(file));
  return name === undefined ? undefined : readFileSync(join(folder, name), "utf8");
}

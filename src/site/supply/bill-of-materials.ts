/**
 * The software bill of materials of a portal, as CycloneDX 1.6 has it (cyclonedx.org): every package that a build may
 * use, with its version, licence, digest and what it brings along. What reaches a reader's browser is `required`;
 * what only made the portal is `excluded`, which is the standard's word for what is not there at run time.
 *
 * It is read off the lockfile alone, so that it is the same on every machine: it names the binaries for all systems,
 * of which a build takes one. It has no time of making, and its serial number is computed from the rest.
 */
import { createHash } from "node:crypto";
import { broughtBy, type LockedPackage, type Lockfile, nameAt } from "./lockfile.ts";
import { shippedPlaces } from "./shipped.ts";

/** Packages that say their licence only in a file. */
const unstated: Readonly<Record<string, string>> = { khroma: "MIT" };

/** The SPDX identifier or expression of a package's licence. */
export function licenceOf(name: string, { license }: LockedPackage): string | undefined {
  return license ?? unstated[name];
}

/** The document as text. `hasForm` says whether the portal has the form in the browser. */
export function billOfMaterials(lockfile: Lockfile, { hasForm }: { readonly hasForm: boolean }): string {
  const shipped = shippedPlaces(lockfile, hasForm);
  const places = Object.keys(lockfile.packages)
    .filter((place) => place !== "" && !lockfile.packages[place]?.dev)
    .sort();
  const document = {
    metadata: {
      lifecycles: [{ phase: "build" }],
      component: {
        type: "application",
        "bom-ref": referenceOf(lockfile, ""),
        name: lockfile.name,
        version: lockfile.version,
        licenses: licences("MIT"),
      },
    },
    components: merged(places.map((place) => component(lockfile, place, shipped.has(place)))),
    dependencies: links(lockfile, ["", ...places]),
  };
  const head = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: serialNumber(document),
    version: 1,
  };
  return `${JSON.stringify({ ...head, ...document })}\n`;
}

interface Component {
  readonly "bom-ref": string;
  readonly scope: "required" | "excluded";
}

function component(lockfile: Lockfile, place: string, isShipped: boolean): Component {
  const locked = lockfile.packages[place] ?? {};
  const [name = "", group] = nameAt(place).split("/").reverse();
  const licence = licenceOf(nameAt(place), locked);
  const purl = referenceOf(lockfile, place);
  return {
    type: "library",
    "bom-ref": purl,
    ...(group === undefined ? {} : { group }),
    name,
    version: locked.version,
    scope: isShipped ? "required" : "excluded",
    ...(locked.integrity === undefined ? {} : { hashes: [hash(locked.integrity)] }),
    ...(licence === undefined ? {} : { licenses: licences(licence) }),
    purl,
  } as Component;
}

/** One of each: a package may stand at several places, and is required if it is at one of them. */
function merged(components: readonly Component[]): readonly Component[] {
  const byReference = new Map<string, Component>();
  for (const one of components) {
    if (byReference.get(one["bom-ref"])?.scope !== "required") byReference.set(one["bom-ref"], one);
  }
  return [...byReference.values()];
}

function links(lockfile: Lockfile, places: readonly string[]) {
  const brought = new Map<string, Set<string>>();
  for (const place of places) {
    const references = broughtBy(lockfile, place).map((other) => referenceOf(lockfile, other));
    const reference = referenceOf(lockfile, place);
    brought.set(reference, new Set([...(brought.get(reference) ?? []), ...references]));
  }
  return [...brought]
    .filter(([, references]) => references.size > 0)
    .map(([ref, references]) => ({ ref, dependsOn: [...references].sort() }));
}

/** The package as a URL (purl): `pkg:npm/%40astrojs/mdx@8.0.2`. */
function referenceOf(lockfile: Lockfile, place: string): string {
  const name = place === "" ? lockfile.name : nameAt(place);
  return `pkg:npm/${name.replace("@", "%40")}@${lockfile.packages[place]?.version}`;
}

function licences(licence: string) {
  const isExpression = / (OR|AND|WITH) /.test(licence);
  return [isExpression ? { expression: licence } : { license: { id: licence } }];
}

function hash(integrity: string) {
  const [algorithm = "", digest = ""] = integrity.split("-");
  return {
    alg: algorithm.replace(/^sha(\d+)$/, "SHA-$1"),
    content: Buffer.from(digest, "base64").toString("hex"),
  };
}

/** A UUID of version 8, whose bits are the maker's own: here the first ones of the content's digest. */
function serialNumber(content: object): string {
  const digest = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  const parts = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(digest)?.slice(1) ?? [];
  const [first, second, third, fourth, last] = parts;
  return `urn:uuid:${first}-${second}-8${third}-8${fourth}-${last}`;
}

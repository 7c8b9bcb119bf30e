import { type Lockfile, withAllBrought } from "./lockfile.ts";

/** Packages whose files are in every portal: its fonts, and what searches in the browser. */
const everywhere = ["@fontsource-variable/inter", "@fontsource-variable/source-serif-4", "pagefind"] as const;

const form = "node_modules/@sveltia/cms";

/**
 * The places of the packages whose files reach a reader's browser; all others only make them. The form has those
 * that it brings along in its one file. Of Pagefind it is the package alone: what it brings is for the build.
 */
export function shippedPlaces(lockfile: Lockfile, hasForm: boolean): ReadonlySet<string> {
  return new Set([
    ...everywhere.map((name) => `node_modules/${name}`),
    ...(hasForm ? formPlaces(lockfile) : []),
  ]);
}

/** The places of the form and all that is in its program. */
export function formPlaces(lockfile: Lockfile): ReadonlySet<string> {
  return withAllBrought(lockfile, [form]);
}

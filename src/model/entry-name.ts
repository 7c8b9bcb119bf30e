import type { CollectionName } from "./collection-name.ts";

/**
 * A part of an entry's id between slashes. Ids are addresses of pages and names of files, so they hold only
 * what is the same in both and on every file system.
 */
const namePattern = /^[a-z0-9][a-z0-9._-]*$/;

/** What to write where a name is refused. */
export const entryNameHint =
  "use lower-case letters a to z, digits, hyphens, dots and underscores, beginning with a letter or digit";

/** The first part of a path that cannot be part of an address, or `undefined` if all of them can. */
export function wrongName(path: string): string | undefined {
  return path.split("/").find((name) => !namePattern.test(name));
}

/**
 * Addresses below `decisions/` that are pages of the portal's own: the required decisions and the ledger of
 * effects. A decision record there would be two pages with one address.
 */
const reservedDecision = /^(required\/.*|effects)$/;

/** Says why an id is taken by a page of the portal, with what to do, or returns `undefined` if it is free. */
export function takenAddress(
  collection: CollectionName,
  id: string,
): { readonly message: string; readonly hint: string } | undefined {
  if (collection !== "decisions" || !reservedDecision.test(id)) return undefined;
  const page = id === "effects" ? "the effects of decisions" : "the decisions that are required";
  return {
    message: `\`decisions/${id}/\` is the address of a page about ${page}`,
    hint: "put the record somewhere else, e.g. into a folder named after its year",
  };
}

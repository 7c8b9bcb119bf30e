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

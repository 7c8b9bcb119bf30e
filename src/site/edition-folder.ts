import { byCodeUnits, everyone, type Portal } from "../model/index.ts";

/** An edition and the folder that it is put into, beside the others. */
export interface EditionFolder {
  readonly audience: string;
  readonly folder: string;
}

/**
 * The folders of all editions of a plan: `everyone`, and one for each audience, called like it as far as a folder and
 * an address can be. Two audiences that would have one folder are an error, which is returned as a sentence.
 */
export function editionFolders({ audiences }: Portal): readonly EditionFolder[] | string {
  const folders = [everyone, ...[...new Set(audiences)].sort(byCodeUnits)].map((audience) => ({
    audience,
    folder: folderName(audience),
  }));
  for (const [at, { audience, folder }] of folders.entries()) {
    if (folder === "") return `the name of the audience \`${audience}\` makes no name of a folder`;
    const other = folders.slice(0, at).find((each) => each.folder === folder);
    if (other)
      return `the editions for \`${other.audience}\` and \`${audience}\` would both be in the folder \`${folder}\``;
  }
  return folders;
}

/** E.g. `audit-committee` for `Audit Committee`. */
function folderName(audience: string): string {
  return audience
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

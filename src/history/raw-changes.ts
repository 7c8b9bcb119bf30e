import { collections, isCollectionName } from "../model/index.ts";
import { type CommitFile, kindOfMode } from "./commit-tree.ts";

/** What a commit did to a file, by its path from the top of the repository. */
export interface FileChange {
  readonly path: string;
  /** What the file is now; `undefined` where it is gone. */
  readonly file: CommitFile | undefined;
  /** The path it was renamed from. */
  readonly from?: string;
}

/** Asks git for changes in a form that has one meaning, with renames, and takes no setting of the machine for it. */
export const rawChanges: readonly string[] = [
  "--raw",
  "-z",
  "-M",
  "-l5000",
  "--no-abbrev",
  "--no-color",
  "--no-ext-diff",
];

/**
 * Reads what `--raw -z` says: `:MODE MODE HASH HASH STATUS`, the path, and for a rename the new path, all of them
 * ended by NUL. Stops at the first text that is none of these, and says how many it has read.
 */
export function readRawChanges(
  texts: readonly string[],
  start: number,
): { readonly changes: readonly FileChange[]; readonly end: number } {
  const changes: FileChange[] = [];
  let at = start;
  for (let text = texts[at]; text?.trimStart().startsWith(":"); text = texts[at]) {
    const [, mode = "", , hash = "", status = ""] = text.trim().slice(1).split(" ");
    const path = texts[at + 1] ?? "";
    const file = { hash, kind: kindOfMode(mode) };
    if (status.startsWith("R")) {
      changes.push({ path: texts[at + 2] ?? "", file, from: path });
      at += 3;
    } else {
      changes.push({ path, file: status === "D" ? undefined : file });
      at += 2;
    }
  }
  return { changes, end: at };
}

/** The entry that a file of the plan folder holds, e.g. `kpis/churn` for `kpis/churn.json`. */
export function entryOf(path: string): string | undefined {
  const collection = path.slice(0, Math.max(0, path.indexOf("/")));
  if (!isCollectionName(collection)) return undefined;
  const extension = `.${collections[collection].format}`;
  return path.endsWith(extension) ? path.slice(0, -extension.length) : undefined;
}

/** The file of the plan folder that holds an entry, e.g. `kpis/churn.json` for `kpis/churn`. */
export function fileOf(entry: string): string {
  const collection = entry.slice(0, Math.max(0, entry.indexOf("/")));
  return isCollectionName(collection) ? `${entry}.${collections[collection].format}` : entry;
}

/** The entries that were renamed, from the one name to the other; a file that became another kind is a new one. */
export function renamedEntries(changes: readonly FileChange[], prefix: string): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const { path, from } of changes) {
    if (from === undefined) continue;
    const [before, after] = [from, path].map((each) => entryOf(each.slice(prefix.length)));
    if (before === undefined || after === undefined || before === after) continue;
    if (before.split("/")[0] === after.split("/")[0]) renamed.set(before, after);
  }
  return renamed;
}

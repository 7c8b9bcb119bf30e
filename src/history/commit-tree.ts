import type { FileTree, TreeItem } from "../load/index.ts";
import { byCodeUnits } from "../model/index.ts";
import type { Blobs } from "./blobs.ts";
import { git } from "./git.ts";

/** A file of a commit: the hash of its bytes, and what git keeps it as. */
export interface CommitFile {
  readonly hash: string;
  readonly kind: TreeItem["kind"];
}

/** The files of a plan folder in a commit, by their paths in the folder. */
export type CommitFiles = ReadonlyMap<string, CommitFile>;

/** What a mode of git stands for: `120000` is a symbolic link, `160000` another repository. */
export function kindOfMode(mode: string): TreeItem["kind"] {
  if (mode === "120000") return "link";
  return mode.startsWith("100") ? "file" : "other";
}

/** Lists the files below a folder, `prefix` from the top of the repository, in a commit. Throws `NoHistory`. */
export function filesAt(folder: string, commit: string, prefix: string): CommitFiles {
  const listed = git(folder, "ls-tree", "-r", "-z", "--full-tree", `${commit}:${prefix}`);
  return new Map(
    listed
      .split("\0")
      .filter((line) => line !== "")
      .map((line) => {
        const tab = line.indexOf("\t");
        const [mode = "", , hash = ""] = line.slice(0, tab).split(" ");
        return [line.slice(tab + 1), { hash, kind: kindOfMode(mode) }];
      }),
  );
}

/** Files that hold no entry are never read. */
const entryFile = /\.(json|mdx)$/;

/**
 * Makes the files of a commit readable as a folder. Those that somebody has read before are only fetched if they are
 * asked for all the same, to say where something stands in them.
 */
export async function commitTree(
  name: string,
  files: CommitFiles,
  blobs: Blobs,
  isRead: (path: string, hash: string) => boolean = () => false,
): Promise<FileTree> {
  const contents = new Map<string, Uint8Array>();
  const wanted = [...files].filter(
    ([path, { hash, kind }]) => kind === "file" && entryFile.test(path) && !isRead(path, hash),
  );
  await Promise.all(wanted.map(async ([path, { hash }]) => contents.set(path, await blobs.read(hash))));
  const folders = itemsByFolder(files);
  return {
    name,
    list: (folder) => folders.get(folder) ?? [],
    read: (path) => {
      const bytes = contents.get(path);
      if (bytes) return bytes;
      const file = files.get(path);
      if (!file) throw new Error(`The commit has no entry \`${path}\`.`);
      return blobs.readNow(file.hash);
    },
    version: (path) => files.get(path)?.hash,
  };
}

function itemsByFolder(files: CommitFiles): ReadonlyMap<string, readonly TreeItem[]> {
  const folders = new Map<string, Map<string, TreeItem>>();
  const put = (path: string, kind: TreeItem["kind"]): void => {
    const slash = path.lastIndexOf("/");
    const [parent, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
    let items = folders.get(parent);
    if (!items) {
      items = new Map();
      folders.set(parent, items);
      if (parent !== "") put(parent, "folder");
    }
    items.set(name, { name, kind });
  };
  for (const [path, { kind }] of files) put(path, kind);
  const sorted = (items: ReadonlyMap<string, TreeItem>) =>
    [...items.values()].sort((a, b) => byCodeUnits(a.name, b.name));
  return new Map([...folders].map(([folder, items]) => [folder, sorted(items)]));
}

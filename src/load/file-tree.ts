import { hash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { byCodeUnits } from "../model/index.ts";

/** A folder of files, wherever it lies: on the disk, or in a commit. */
export interface FileTree {
  /** The name of the folder itself, with which the paths in problems begin. */
  readonly name: string;
  /** What a folder in it holds, `""` for the folder itself, in the order of the names by code units. */
  readonly list: (folder: string) => readonly TreeItem[];
  /** The bytes of a file, by its path in the folder. Throws where it cannot be read. */
  readonly read: (path: string) => Uint8Array;
  /**
   * Something that is the same for two files only if their bytes are, e.g. their hash in git; `undefined` where
   * nothing is known but by reading.
   */
  readonly version?: (path: string) => string | undefined;
}

export interface TreeItem {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** The folder at a path of the disk, with what tells versions of its files apart by their paths, if anything does. */
export function folderTree(path: string, versionOf?: (path: string) => string | undefined): FileTree {
  const root = realpathSync(resolve(path));
  return {
    name: basename(root),
    list: (folder) =>
      readdirSync(join(root, folder), { withFileTypes: true })
        .map((item) => ({ name: item.name, kind: kindOf(item) }))
        .sort((a, b) => byCodeUnits(a.name, b.name)),
    read: (file) => readFileSync(join(root, file)),
    ...(versionOf ? { version: (file: string) => versionOf(join(root, file)) } : {}),
  };
}

/**
 * The same folder with the SHA-256 of its files as their versions, which are told too: what is read then is what the version
 * was made of.
 */
export function withContentVersions(tree: FileTree, versions = new Map<string, string>()): FileTree {
  const contents = new Map<string, Uint8Array>();
  return {
    ...tree,
    read: (path) => contents.get(path) ?? tree.read(path),
    version: (path) => {
      try {
        const bytes = tree.read(path);
        const version = hash("sha256", bytes, "base64");
        contents.set(path, bytes);
        versions.set(path, version);
        return version;
      } catch {
        // Who reads the file itself says why it cannot be read.
        return undefined;
      }
    },
  };
}

function kindOf(item: Dirent): TreeItem["kind"] {
  if (item.isSymbolicLink()) return "link";
  if (item.isDirectory()) return "folder";
  return item.isFile() ? "file" : "other";
}

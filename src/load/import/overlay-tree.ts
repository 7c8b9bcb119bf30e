import { byCodeUnits } from "../../model/index.ts";
import type { FileTree, TreeItem } from "../file-tree.ts";

/** A folder as it would be with some more files in it, which are on no disk: texts by their path. */
export function overlayTree(
  name: string,
  below: FileTree | undefined,
  files: ReadonlyMap<string, string>,
): FileTree {
  const added = new Map<string, Map<string, TreeItem>>();
  for (const path of files.keys()) {
    const names = path.split("/");
    for (const [depth, item] of names.entries()) {
      const folder = names.slice(0, depth).join("/");
      const kind = depth === names.length - 1 ? "file" : "folder";
      const items = added.get(folder) ?? new Map<string, TreeItem>();
      added.set(folder, items.set(item, { name: item, kind }));
    }
  }
  const encoder = new TextEncoder();
  const isBelow = (folder: string): boolean => {
    if (below === undefined || folder === "") return below !== undefined;
    const at = folder.lastIndexOf("/");
    const parent = folder.slice(0, Math.max(0, at));
    return (
      isBelow(parent) &&
      below.list(parent).some((item) => item.name === folder.slice(at + 1) && item.kind === "folder")
    );
  };
  return {
    name,
    list: (folder) => {
      const items = new Map(
        (isBelow(folder) ? (below?.list(folder) ?? []) : []).map((item) => [item.name, item]),
      );
      for (const [item, kind] of added.get(folder) ?? []) if (!items.has(item)) items.set(item, kind);
      return [...items.values()].sort((a, b) => byCodeUnits(a.name, b.name));
    },
    read: (path) => {
      const text = files.get(path);
      if (text !== undefined) return encoder.encode(text);
      if (below) return below.read(path);
      throw new Error(`there is no file \`${path}\``);
    },
  };
}

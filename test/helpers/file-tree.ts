import type { FileTree, TreeItem } from "../../src/load/index.ts";
import { byCodeUnits } from "../../src/model/index.ts";

/** A folder of files that lie nowhere, by their path in it; pictures have one byte a letter. */
export function filesTree(name: string, files: ReadonlyMap<string, string>): FileTree {
  return {
    name,
    list: (folder) => {
      const start = folder === "" ? "" : `${folder}/`;
      const items = new Map<string, TreeItem>();
      for (const path of files.keys()) {
        if (!path.startsWith(start)) continue;
        const [item = "", ...rest] = path.slice(start.length).split("/");
        items.set(item, { name: item, kind: rest.length > 0 ? "folder" : "file" });
      }
      return [...items.values()].sort((a, b) => byCodeUnits(a.name, b.name));
    },
    read: (path) => Buffer.from(files.get(path) ?? "", path.startsWith("media/") ? "latin1" : "utf8"),
  };
}

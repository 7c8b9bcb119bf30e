import {
  type CollectionName,
  collectionNames,
  collections,
  entryNameHint,
  isCollectionName,
  type Problem,
  type ProblemRule,
  takenAddress,
  wrongName,
} from "../model/index.ts";
import { problem } from "./document.ts";
import type { FileTree } from "./file-tree.ts";
import { fileStart } from "./place.ts";
import { suggestion } from "./suggestion.ts";

/** A file that holds an entry. */
export interface EntryFile {
  /** Relative to the parent of the plan folder, with `/`, e.g. `content/kpis/churn.json`. */
  readonly file: string;
  readonly collection: CollectionName;
  readonly id: string;
  readonly read: () => Uint8Array;
  /** See {@link FileTree.version}. */
  readonly version: string | undefined;
}

export interface PlanFolder {
  readonly name: string;
  readonly portalFile: { readonly file: string; readonly read: (() => Uint8Array) | undefined };
  readonly entries: readonly EntryFile[];
  /** Raster images, relative to the plan folder, which prose may show. */
  readonly images: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

const imagePattern = /\.(png|jpe?g|webp|avif|gif)$/;

/** Names that operating systems, editors and git put into a folder; they are not content. */
const ignored =
  /^(\.git|\.DS_Store|\.gitkeep|\.gitignore|\.gitattributes|Thumbs\.db|README\.md|.*~|\.#.*|.*\.swp)$/;

/**
 * Lists what a plan folder holds, in the order of its paths by code units, whatever order the file system
 * gives. What cannot be an entry is a problem: a symbolic link, an unknown folder or file type, a name that
 * would not do as an address.
 */
export function planFolder(tree: FileTree): PlanFolder {
  const { name } = tree;
  const entries: EntryFile[] = [];
  const images = new Set<string>();
  const problems: Problem[] = [];
  let hasPortal = false;

  const refuse = (relative: string, rule: ProblemRule, message: string, hint: string) =>
    problems.push(problem(`${name}/${relative}`, { place: fileStart, rule, message, hint }));

  const visit = (folder: string): void => {
    for (const item of tree.list(folder)) {
      const relative = folder === "" ? item.name : `${folder}/${item.name}`;
      if (ignored.test(item.name)) continue;
      if (item.kind === "link") {
        refuse(relative, "file/link", "a symbolic link is not read", "put the file itself here");
      } else if (item.kind === "folder") {
        if (folder === "" && !isCollectionName(item.name) && item.name !== "media") {
          refuse(
            relative,
            "file/folder",
            `\`${item.name}\` is not a collection`,
            suggestion(item.name, [...collectionNames, "media"], "folder"),
          );
        } else visit(relative);
      } else if (item.kind === "file") file(relative);
      else
        refuse(
          relative,
          "file/type",
          "this is neither a file nor a folder",
          "delete it from the plan folder",
        );
    }
  };

  const file = (relative: string): void => {
    if (relative === "portal.json") {
      hasPortal = true;
      return;
    }
    const segments = relative.split("/");
    const wrongSegment = wrongName(relative);
    if (wrongSegment !== undefined) {
      refuse(relative, "file/name", `\`${wrongSegment}\` cannot be part of an address`, entryNameHint);
      return;
    }
    if (imagePattern.test(relative)) {
      images.add(relative);
      return;
    }
    const collection = segments[0] ?? "";
    if (collection === "media" && segments.length > 1) {
      refuse(
        relative,
        "file/type",
        "only pictures are kept in `media/`",
        "expected a file that ends in .png, .jpg, .jpeg, .webp, .avif or .gif",
      );
      return;
    }
    if (segments.length < 2 || !isCollectionName(collection)) {
      refuse(
        relative,
        "file/folder",
        "the file is in no collection",
        `move it into the folder of its collection: ${collectionNames.join(", ")}`,
      );
      return;
    }
    const extension = `.${collections[collection].format}`;
    if (!relative.endsWith(extension)) {
      refuse(
        relative,
        "file/type",
        `a ${collections[collection].noun} is not kept in this type of file`,
        `save it as a file that ends in \`${extension}\`, or take it out of the plan folder`,
      );
      return;
    }
    const id = relative.slice(collection.length + 1, -extension.length);
    const taken = takenAddress(collection, id);
    if (taken) {
      refuse(relative, "file/name", taken.message, taken.hint);
      return;
    }
    entries.push({
      file: `${name}/${relative}`,
      collection,
      id,
      read: () => tree.read(relative),
      version: tree.version?.(relative),
    });
  };

  visit("");
  return {
    name,
    portalFile: {
      file: `${name}/portal.json`,
      read: hasPortal ? () => tree.read("portal.json") : undefined,
    },
    entries,
    images,
    problems,
  };
}

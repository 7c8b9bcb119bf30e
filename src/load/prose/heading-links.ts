import type { CollectionName } from "../../model/index.ts";
import type { Place } from "../place.ts";
import { linkTarget } from "./address.ts";
import { placeOf } from "./gate-context.ts";
import { childrenOf, type ProseNode } from "./tree.ts";

/** A link from one text to a heading of another, which can be judged when all texts have been read. */
export interface HeadingLink {
  readonly place: Place;
  readonly collection: CollectionName;
  readonly id: string;
  /** Without the `#`. */
  readonly heading: string;
}

/** Finds the links of a text that lead to a heading of another one; `file` is relative to the plan folder. */
export function headingLinks(tree: ProseNode, file: string): readonly HeadingLink[] {
  const found: HeadingLink[] = [];
  const pending: ProseNode[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...childrenOf(node));
    if ((node.type !== "link" && node.type !== "definition") || !node.url.includes("#")) continue;
    const target = linkTarget(node.url, file);
    if (target.kind !== "entry" || target.fragment === "") continue;
    const { collection, id, fragment } = target;
    found.push({ place: placeOf(node), collection, id, heading: fragment.slice(1) });
  }
  return found;
}

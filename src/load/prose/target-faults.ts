import { type CollectionName, collections } from "../../model/index.ts";
import type { Fault } from "../document.ts";
import { shortened, suggestion } from "../suggestion.ts";
import { imagePath, linkTarget } from "./address.ts";
import { at, type GateContext } from "./gate-context.ts";
import type { ProseNode } from "./tree.ts";

export function entryFaults(
  node: ProseNode,
  collection: CollectionName,
  id: string,
  context: GateContext,
): readonly Fault[] {
  const ids = context.ids(collection);
  if (ids.has(id)) return [];
  const { noun } = collections[collection];
  return [
    at(node, "reference/unknown", `there is no ${noun} \`${shortened(id)}\``, suggestion(id, [...ids], noun)),
  ];
}

export function linkFaults(
  node: ProseNode,
  url: string,
  context: GateContext,
  headings: ReadonlySet<string>,
): readonly Fault[] {
  const target = linkTarget(url, context.file);
  switch (target.kind) {
    case "web":
      return [];
    case "fault":
      return [at(node, "content/link", target.message, target.hint)];
    case "heading":
      if (headings.has(target.name)) return [];
      return [
        at(
          node,
          "content/link",
          `there is no heading \`#${shortened(target.name)}\` in this text`,
          suggestion(target.name, [...headings], "heading"),
        ),
      ];
    case "entry":
      return entryFaults(node, target.collection, target.id, context);
  }
}

export function imageFaults(node: ProseNode, url: string, context: GateContext): readonly Fault[] {
  if (imagePath(url, context.file, context.images) !== undefined) return [];
  const hint =
    "put a png, jpg, webp, avif or gif file into the plan folder (`media/` is made for it) and write its path relative to this file";
  return [at(node, "content/image", `\`${url.slice(0, 60)}\` is not a picture of the plan folder`, hint)];
}

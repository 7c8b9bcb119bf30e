import { restrictedEntry } from "../../model/index.ts";
import { linkTarget } from "../prose/address.ts";
import { authorComponents } from "../prose/components.ts";
import { parseProse } from "../prose/parse.ts";
import { childrenOf, type ProseNode } from "../prose/tree.ts";
import type { LeftOut } from "./without-references.ts";

/**
 * A text of an author, as it was written, in which every link to an entry that is left out, and every component that
 * shows one, is replaced by the words for it. The words of such a link go too: most often they are the title. `file`
 * is that of the text, relative to the plan folder.
 */
export function withoutMentions(text: string, file: string, { has: isLeftOut }: LeftOut): string {
  const parsed = parseProse(text);
  if (!parsed.ok) return text;
  const isOut = (url: string) => {
    const target = linkTarget(url, file);
    return target.kind === "entry" && isLeftOut(`${target.collection}/${target.id}`);
  };
  const nodes = nodesOf(parsed.document);
  const outDefinitions = new Set(
    nodes.flatMap((node) => (node.type === "definition" && isOut(node.url) ? [node.identifier] : [])),
  );
  const edits = nodes.flatMap((node) => {
    const by = wordsInPlaceOf(node, isOut, outDefinitions, isLeftOut);
    return by === undefined ? [] : [{ ...spanOf(node), by }];
  });
  let result = text;
  for (const { start, end, by } of edits.sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + by + result.slice(end);
  return result;
}

function wordsInPlaceOf(
  node: ProseNode,
  isOut: (url: string) => boolean,
  outDefinitions: ReadonlySet<string>,
  isLeftOut: LeftOut["has"],
): string | undefined {
  switch (node.type) {
    case "link":
      return isOut(node.url) ? restrictedEntry : undefined;
    case "linkReference":
      return outDefinitions.has(node.identifier) ? restrictedEntry : undefined;
    case "definition":
      return outDefinitions.has(node.identifier) ? "" : undefined;
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement": {
      const collection = authorComponents[node.name ?? ""]?.entry;
      const id = node.attributes.find((given) => given.type === "mdxJsxAttribute" && given.name === "id");
      return collection && isLeftOut(`${collection}/${id?.value}`) ? restrictedEntry : undefined;
    }
    default:
      return undefined;
  }
}

function nodesOf(root: ProseNode): readonly ProseNode[] {
  const nodes: ProseNode[] = [];
  const pending: ProseNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    nodes.push(node);
    pending.push(...childrenOf(node));
  }
  return nodes;
}

function spanOf(node: ProseNode): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

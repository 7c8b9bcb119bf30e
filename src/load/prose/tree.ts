import type { Nodes } from "mdast";
import type {
  MdxFlowExpression,
  MdxJsxFlowElement,
  MdxJsxTextElement,
  MdxjsEsm,
  MdxTextExpression,
} from "satteri";
import { namedEntry } from "../../model/index.ts";
import { authorComponents } from "./components.ts";

/** A node of the tree that the MDX parser gives. */
export type ProseNode =
  | Nodes
  | MdxFlowExpression
  | MdxTextExpression
  | MdxjsEsm
  | MdxJsxFlowElement
  | MdxJsxTextElement;

/** Deeper nesting than this has no reader, and would only cost time. */
export const deepest = 40;

export function childrenOf(node: ProseNode): readonly ProseNode[] {
  return "children" in node ? (node.children as readonly ProseNode[]) : [];
}

/** True for a paragraph that holds pictures and nothing else. */
export function isPictureParagraph(node: ProseNode): boolean {
  const children = childrenOf(node);
  const isBlank = (child: ProseNode) => child.type === "text" && child.value.trim() === "";
  const isPicture = (child: ProseNode) => child.type === "image" || child.type === "imageReference";
  return (
    node.type === "paragraph" &&
    children.some(isPicture) &&
    children.every((child) => isPicture(child) || isBlank(child) || child.type === "break")
  );
}

/** The words below a node, without markup; author components and code blocks have none. */
export function wordsOf(root: ProseNode): string {
  return wordsBelow(root, () => "");
}

/** The same with a mark for every entry that the text names by a component; who shows it puts the title there. */
export function wordsWithEntries(root: ProseNode): string {
  return wordsBelow(root, entryMark);
}

function wordsBelow(root: ProseNode, wordOf: (node: ProseNode) => string): string {
  const words: string[] = [];
  const pending: ProseNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "text" || node.type === "inlineCode") words.push(node.value);
    else if (node.type === "break") words.push(" ");
    else words.push(wordOf(node));
    if (isBlock(node)) words.push(" ");
    pending.push(...childrenOf(node).toReversed());
  }
  return words.join("").replace(/\s+/g, " ").trim();
}

/** E.g. that of `kpis/churn` for `<Kpi id="churn"/>`. */
function entryMark(node: ProseNode): string {
  if (node.type !== "mdxJsxTextElement" && node.type !== "mdxJsxFlowElement") return "";
  const collection = authorComponents[node.name ?? ""]?.entry;
  const id = node.attributes.find((given) => given.type === "mdxJsxAttribute" && given.name === "id")?.value;
  return collection && typeof id === "string" ? namedEntry(collection, id) : "";
}

function isBlock(node: ProseNode): boolean {
  return node.type === "paragraph" || node.type === "heading" || node.type === "tableCell";
}

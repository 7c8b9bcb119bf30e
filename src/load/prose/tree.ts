import type { Nodes } from "mdast";
import type {
  MdxFlowExpression,
  MdxJsxFlowElement,
  MdxJsxTextElement,
  MdxjsEsm,
  MdxTextExpression,
} from "satteri";

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
  const words: string[] = [];
  const pending: ProseNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "text" || node.type === "inlineCode") words.push(node.value);
    else if (node.type === "break") words.push(" ");
    if (isBlock(node)) words.push(" ");
    pending.push(...[...childrenOf(node)].reverse());
  }
  return words.join("").replace(/\s+/g, " ").trim();
}

function isBlock(node: ProseNode): boolean {
  return node.type === "paragraph" || node.type === "heading" || node.type === "tableCell";
}

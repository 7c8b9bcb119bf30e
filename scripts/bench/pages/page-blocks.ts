import {
  type Attributes,
  type Element,
  inline,
  isLine,
  isTag,
  isText,
  type Node,
  type Span,
  spansOf,
} from "./page-line.ts";

/** Something that holds either a line or blocks. */
export interface Holder {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly spans?: readonly Span[];
  readonly blocks?: readonly Block[];
}

export type Block =
  | ({ readonly kind: "part" } & Holder)
  | { readonly kind: "line"; readonly spans: readonly Span[] }
  | {
      readonly kind: "list";
      readonly tag: string;
      readonly attributes: Attributes;
      readonly items: readonly Holder[];
    }
  | { readonly kind: "facts"; readonly attributes: Attributes; readonly facts: readonly FactData[] }
  | TableData
  | { readonly kind: "prose"; readonly attributes: Attributes };

export interface FactData {
  readonly attributes: Attributes;
  readonly lines: readonly Holder[];
}

export interface TableData {
  readonly kind: "table";
  readonly attributes: Attributes;
  readonly captions: readonly Holder[];
  /** Its head and its bodies. */
  readonly sections: readonly TableSection[];
}

export interface TableSection {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly rows: readonly { readonly attributes: Attributes; readonly cells: readonly Holder[] }[];
}

export function blocksOf(nodes: readonly Node[]): readonly Block[] {
  const blocks: Block[] = [];
  let line: Node[] = [];
  const endLine = () => {
    const spans = spansOf(line);
    if (spans.some(({ text, tag }) => tag || text?.trim())) blocks.push({ kind: "line", spans });
    line = [];
  };
  for (const node of nodes) {
    if (isText(node) || (isTag(node) && inline.has(node.name) && isLine(node))) line.push(node);
    else if (isTag(node)) {
      endLine();
      blocks.push(blockOf(node));
    }
  }
  endLine();
  return blocks;
}

function blockOf(element: Element): Block {
  const { name: tag, attribs: attributes, children } = element;
  const elements = children.filter(isTag);
  const holdsOnly = (...names: readonly string[]) => elements.every(({ name }) => names.includes(name));
  if (attributes["class"]?.split(" ").includes("prose")) return { kind: "prose", attributes };
  if (tag === "table" && holdsOnly("caption", "thead", "tbody")) return tableOf(element);
  if (tag === "ul" || tag === "ol") return { kind: "list", tag, attributes, items: elements.map(holderOf) };
  if (tag === "dl" && holdsOnly("div")) return { kind: "facts", attributes, facts: elements.map(factOf) };
  return { kind: "part", ...holderOf(element) };
}

function holderOf(element: Element): Holder {
  const named = { tag: element.name, attributes: element.attribs };
  const isOneLine = element.children.every((node) => !isTag(node) || (inline.has(node.name) && isLine(node)));
  return isOneLine
    ? { ...named, spans: spansOf(element.children) }
    : { ...named, blocks: blocksOf(element.children) };
}

function factOf({ attribs, children }: Element): FactData {
  return { attributes: attribs, lines: children.filter(isTag).map(holderOf) };
}

function tableOf({ attribs, children }: Element): TableData {
  const parts = children.filter(isTag);
  const isCaption = ({ name }: Element) => name === "caption";
  return {
    kind: "table",
    attributes: attribs,
    captions: parts.filter(isCaption).map(holderOf),
    sections: parts
      .filter((part) => !isCaption(part))
      .map((section) => ({
        tag: section.name,
        attributes: section.attribs,
        rows: section.children.filter(isTag).map((row) => ({
          attributes: row.attribs,
          cells: row.children.filter(isTag).map(holderOf),
        })),
      })),
  };
}

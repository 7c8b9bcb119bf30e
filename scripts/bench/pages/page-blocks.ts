import {
  type Attributes,
  attributesOf,
  classesOf,
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
  | {
      readonly kind: "list";
      readonly tag: string;
      readonly attributes: Attributes;
      readonly items: readonly Holder[];
    }
  | { readonly kind: "facts"; readonly attributes: Attributes; readonly facts: readonly FactData[] }
  | TableData
  | { readonly kind: "prose" };

export interface FactData {
  readonly attributes: Attributes;
  readonly lines: readonly Holder[];
}

export interface TableData {
  readonly kind: "table";
  readonly attributes: Attributes;
  readonly caption: readonly Span[];
  readonly columns: readonly Holder[];
  readonly rows: readonly { readonly attributes: Attributes; readonly cells: readonly Holder[] }[];
}

export function blocksOf(nodes: readonly Node[]): readonly Block[] {
  const blocks: Block[] = [];
  let line: Node[] = [];
  const endLine = () => {
    const spans = spansOf(line);
    if (spans.some(({ text, html }) => html || text?.trim()))
      blocks.push({ kind: "part", tag: "div", attributes: {}, spans });
    line = [];
  };
  for (const node of nodes) {
    if (isText(node) || (isTag(node) && inline.has(node.name) && isLine(node))) line.push(node);
    else if (isTag(node) && node.name !== "script" && node.name !== "style") {
      endLine();
      blocks.push(blockOf(node));
    }
  }
  endLine();
  return blocks;
}

function blockOf(element: Element): Block {
  const attributes = attributesOf(element);
  const { name: tag, children } = element;
  const elements = children.filter(isTag);
  if (classesOf(element).includes("prose")) return { kind: "prose" };
  if (tag === "table") return tableOf(element);
  if (tag === "ul" || tag === "ol") return { kind: "list", tag, attributes, items: elements.map(holderOf) };
  if (tag === "dl") {
    const groups = elements.some(({ name }) => name === "div") ? elements : [element];
    const facts = groups.map((group) => ({
      attributes: group === element ? {} : attributesOf(group),
      lines: group.children.filter(isTag).map(holderOf),
    }));
    return { kind: "facts", attributes, facts };
  }
  return { kind: "part", ...holderOf(element) };
}

function holderOf(element: Element): Holder {
  const named = { tag: element.name, attributes: attributesOf(element) };
  const isOneLine = element.children.every((node) => !isTag(node) || (inline.has(node.name) && isLine(node)));
  return isOneLine
    ? { ...named, spans: spansOf(element.children) }
    : { ...named, blocks: blocksOf(element.children) };
}

function tableOf(table: Element): TableData {
  const rowsIn = (name: string) =>
    table.children
      .filter(isTag)
      .filter((part) => part.name === name)
      .flatMap((part) => part.children.filter(isTag));
  const caption = table.children.filter(isTag).find(({ name }) => name === "caption");
  return {
    kind: "table",
    attributes: attributesOf(table),
    caption: caption ? spansOf(caption.children) : [],
    columns: rowsIn("thead").flatMap(({ children }) => children.filter(isTag).map(holderOf)),
    rows: rowsIn("tbody").map((row) => ({
      attributes: attributesOf(row),
      cells: row.children.filter(isTag).map(holderOf),
    })),
  };
}

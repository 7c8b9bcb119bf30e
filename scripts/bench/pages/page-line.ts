import type { DomUtils } from "htmlparser2";

export type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;
export type Node = Element["children"][number];
type Text = Extract<Node, { readonly data: string }>;

export function isTag(node: Node): node is Element {
  return "attribs" in node;
}

export function isText(node: Node): node is Text {
  return node.type === "text";
}

/** The attributes of an element; one without a value has an empty one. */
export type Attributes = Readonly<Record<string, string>>;

/** A piece of a line: bare text, text in an element, or HTML that is done: drawings, controls, elements in elements. */
export interface Span {
  readonly text?: string;
  readonly tag?: string;
  readonly attributes?: Attributes;
  readonly html?: string;
}

/** What stands within a line. */
export const inline = new Set(
  "a abbr b bdi br button cite code data em i img input kbd label mark option q s samp select small span strong sub sup svg time u wbr".split(
    " ",
  ),
);

/** What is handed on as it is: drawings, and controls that a script gives life to. */
const asItIs = new Set(["svg", "select", "input", "img", "br", "wbr"]);

/** Whether nothing in an inline element is a block. */
export function isLine(element: Element): boolean {
  return (
    asItIs.has(element.name) ||
    element.children.every((node) => !isTag(node) || (inline.has(node.name) && isLine(node)))
  );
}

/** Elements with elements in them are handed on as they are; space at the ends of a line shows nowhere. */
export function spansOf(nodes: readonly Node[]): readonly Span[] {
  const spans = nodes.flatMap(spansOfNode);
  const isSpace = (span: Span) => span.text === " " && span.tag === undefined;
  const shown = spans.filter((span, at) => !isSpace(span) || !isSpace(spans[at - 1] ?? { text: " " }));
  return shown.length > 0 && isSpace(shown.at(-1) ?? {}) ? shown.slice(0, -1) : shown;
}

function spansOfNode(node: Node): readonly Span[] {
  if (isText(node)) {
    const text = inOneLine(node.data);
    return text === "" ? [] : [{ text }];
  }
  if (!isTag(node)) return [];
  const [inner, ...others] = node.children;
  if (asItIs.has(node.name) || others.length > 0 || !inner || !isText(inner)) return [{ html: htmlOf(node) }];
  return [{ text: inOneLine(inner.data), tag: node.name, attributes: node.attribs }];
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** Attributes as they stand in a tag, with a space ahead of each. */
export function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`))
    .join("");
}

/** A part of a page as it stands there. */
export function htmlOf(node: Node): string {
  if (isText(node)) return escaped(node.data);
  if (!isTag(node)) return "";
  const start = `<${node.name}${attributesText(node.attribs)}>`;
  return withoutEnd.has(node.name) ? start : `${start}${node.children.map(htmlOf).join("")}</${node.name}>`;
}

const withoutEnd = new Set(["br", "img", "input", "link", "meta", "wbr"]);

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

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

/** A piece of a line: bare text, text in an element, or a drawing or a control as it is. */
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

/** Elements within elements of a line become one behind the other; space at the ends of a line shows nowhere. */
export function spansOf(nodes: readonly Node[]): readonly Span[] {
  const spans = nodes.flatMap((node) => spansOfNode(node));
  const isSpace = (span: Span) => span.text === " " && span.tag === undefined;
  const shown = spans.filter((span, at) => !isSpace(span) || !isSpace(spans[at - 1] ?? { text: " " }));
  return shown.length > 0 && isSpace(shown.at(-1) ?? {}) ? shown.slice(0, -1) : shown;
}

function spansOfNode(node: Node, around?: Element): readonly Span[] {
  if (isText(node)) {
    const text = node.data.replace(/\s+/g, " ");
    if (text === "") return [];
    return [around && text !== " " ? { text, tag: around.name, attributes: attributesOf(around) } : { text }];
  }
  if (!isTag(node) || node.name === "script") return [];
  if (asItIs.has(node.name)) return [{ html: htmlOf(node) }];
  return node.children.flatMap((child) => spansOfNode(child, node));
}

export function classesOf({ attribs }: Element): readonly string[] {
  return (attribs["class"] ?? "").split(" ").filter((name) => name !== "" && !name.startsWith("astro-"));
}

/** The classes by which Astro keeps the styles of components apart are nobody else's. */
export function attributesOf(element: Element): Attributes {
  const { class: _, ...others } = element.attribs;
  const names = classesOf(element).join(" ");
  return names === "" ? others : { ...others, class: names };
}

/** Attributes as they stand in a tag, with a space ahead of each. */
export function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`))
    .join("");
}

function htmlOf(node: Node): string {
  if (isText(node)) return escaped(node.data);
  if (!isTag(node)) return "";
  const start = `<${node.name}${attributesText(attributesOf(node))}>`;
  const inner = node.children.map(htmlOf).join("");
  return ["input", "img", "br", "wbr"].includes(node.name) ? start : `${start}${inner}</${node.name}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

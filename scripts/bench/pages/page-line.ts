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

/** A piece of a line: bare text, or an element with text, with pieces or with nothing in it. */
export interface Span {
  readonly text?: string;
  readonly tag?: string;
  readonly attributes?: Attributes;
  readonly spans?: readonly Span[];
  /** Whether it is an element that has no end. */
  readonly isVoid?: true;
}

/** What stands within a line. */
export const inline = new Set(
  "a abbr b bdi br button cite code data em i img input kbd label mark option q s samp select small span strong sub sup svg time u wbr".split(
    " ",
  ),
);

/** Whether nothing in an inline element is a block. What a drawing holds is none. */
export function isLine(element: Element): boolean {
  return (
    element.name === "svg" ||
    element.children.every((node) => !isTag(node) || (inline.has(node.name) && isLine(node)))
  );
}

/** Space at the ends of a line shows nowhere. */
export function spansOf(nodes: readonly Node[]): readonly Span[] {
  const spans = nodes.flatMap((node) => spansOfNode(node, false));
  const shown = spans.filter((span, at) => !isSpace(span) || !isSpace(spans[at - 1] ?? { text: " " }));
  return shown.length > 0 && isSpace(shown.at(-1) ?? {}) ? shown.slice(0, -1) : shown;
}

function spansOfNode(node: Node, isInDrawing: boolean): readonly Span[] {
  if (isText(node)) {
    const text = inOneLine(node.data);
    return text === "" ? [] : [{ text }];
  }
  if (!isTag(node)) return [];
  const named = { tag: node.name, attributes: node.attribs };
  if (withoutEnd.has(node.name)) return [{ ...named, isVoid: true }];
  const [inner, ...others] = node.children;
  if (!inner) return [{ ...named, text: "" }];
  if (others.length === 0 && isText(inner)) return [{ ...named, text: inOneLine(inner.data) }];
  const isDrawn = isInDrawing || node.name === "svg";
  const spans = node.children.flatMap((child) => spansOfNode(child, isDrawn));
  // Between the parts of a drawing space means nothing.
  return [{ ...named, spans: isDrawn ? spans.filter((span) => !isSpace(span)) : spans }];
}

function isSpace({ text, tag }: Span): boolean {
  return text === " " && tag === undefined;
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

import type { CollectionName } from "../../model/index.ts";
import { bodyOf } from "../frontmatter-document.ts";
import { linkTarget } from "./address.ts";
import { authorComponents } from "./components.ts";
import { childrenOf, type ProseNode } from "./tree.ts";

/** What a text needs to know to be read as plain Markdown somewhere else. */
export interface PlainContext {
  readonly titleOf: (collection: CollectionName, id: string) => string;
  /** The address of an entry, seen from where the text is put. */
  readonly addressOf: (collection: CollectionName, id: string) => string;
}

/** A piece of plain Markdown: itself, or what depends on the plan and on where the text is put. */
type PlainPart = string | OfEntry | { readonly kind: "quote"; readonly parts: readonly PlainPart[] };

interface OfEntry {
  readonly kind: "title" | "address";
  readonly collection: CollectionName;
  readonly id: string;
}

/** What is written in a narrative in the place of something that only our pages know. */
export interface PlainEdit {
  readonly start: number;
  readonly end: number;
  readonly by: readonly PlainPart[];
}

/** Whatever is replaced, a link, a picture or a component, is written with one of these. */
const mayHoldMore = /[[<]/;

/**
 * What makes plain Markdown of the body of a file, with places in the body: a component becomes a link, a quote or a
 * description. The text has passed the gate.
 */
export function plainEdits(tree: ProseNode, { text, file }: Written): readonly PlainEdit[] {
  const body = bodyOf(text);
  if (!mayHoldMore.test(body)) return [];
  const above = text.length - body.length;
  return editsIn([tree], { text, file }).map(({ start, end, by }) => ({
    start: start - above,
    end: end - above,
    by,
  }));
}

/**
 * A narrative as Markdown without components, for readers that know none: `<Kpi id="churn" />` becomes a link with
 * the KPI's title, a callout a quote, a figure its description.
 */
export function plainMarkdown(body: string, edits: readonly PlainEdit[], context: PlainContext): string {
  return partsOf(body, 0, body.length, edits)
    .map((part) => shown(part, context))
    .join("");
}

function shown(part: PlainPart, context: PlainContext): string {
  if (typeof part === "string") return part;
  if (part.kind === "quote") {
    const lines = part.parts
      .map((each) => shown(each, context))
      .join("")
      .trim()
      .split("\n");
    return lines.map((line) => `> ${line}`.trimEnd()).join("\n");
  }
  const { kind, collection, id } = part;
  return kind === "title" ? escaped(context.titleOf(collection, id)) : context.addressOf(collection, id);
}

/** A text as its author wrote it. */
interface Written {
  readonly text: string;
  /** Its file, relative to the plan folder, e.g. `plans/erp.mdx`. */
  readonly file: string;
}

/** What is to be replaced in nodes, in the order of the text. */
function editsIn(nodes: readonly ProseNode[], written: Written): readonly PlainEdit[] {
  return nodes.flatMap((node) => {
    const by = replacement(node, written);
    return by ? [{ ...spanOf(node), by }] : editsIn(childrenOf(node), written);
  });
}

/** A part of a text, with what is replaced in it. */
function partsOf(
  text: string,
  start: number,
  end: number,
  edits: readonly PlainEdit[],
): readonly PlainPart[] {
  const parts: PlainPart[] = [];
  let done = start;
  for (const edit of edits) {
    parts.push(text.slice(done, edit.start), ...edit.by);
    done = edit.end;
  }
  return [...parts, text.slice(done, end)];
}

function replacement(node: ProseNode, written: Written): readonly PlainPart[] | undefined {
  switch (node.type) {
    case "image":
    case "imageReference":
      return [`(Picture: ${node.alt ?? ""})`];
    case "link": {
      const address = entryAddress(node.url, written);
      return address ? ["[", ...inner(node, written), "](", address, ")"] : undefined;
    }
    case "definition": {
      const address = entryAddress(node.url, written);
      return address ? [`[${node.label ?? node.identifier}]: `, address] : undefined;
    }
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return component(node, written);
    default:
      return undefined;
  }
}

function entryAddress(url: string, { file }: Written): OfEntry | undefined {
  const target = linkTarget(url, file);
  return target.kind === "entry"
    ? { kind: "address", collection: target.collection, id: target.id }
    : undefined;
}

type Component = ProseNode & { readonly type: "mdxJsxFlowElement" | "mdxJsxTextElement" };

function component(node: Component, written: Written): readonly PlainPart[] {
  const name = node.name ?? "";
  const attribute = (wanted: string) => {
    const found = node.attributes.find((item) => item.type === "mdxJsxAttribute" && item.name === wanted);
    return found && typeof found.value === "string" ? found.value : "";
  };
  const collection = authorComponents[name]?.entry;
  if (collection) {
    const entry = { collection, id: attribute("id") };
    return ["[", { kind: "title", ...entry }, "](", { kind: "address", ...entry }, ")"];
  }
  if (name === "Figure") {
    const caption = attribute("caption");
    return [`(Picture: ${escaped(attribute("alt"))}${caption === "" ? "" : `; ${escaped(caption)}`})`];
  }
  const title = attribute("title") || attribute("type");
  return [`> **${escaped(title)}**\n>\n`, { kind: "quote", parts: inner(node, written) }];
}

/** The text inside a node, itself without components. */
function inner(node: ProseNode, written: Written): readonly PlainPart[] {
  const children = childrenOf(node);
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return [];
  return partsOf(written.text, spanOf(first).start, spanOf(last).end, editsIn(children, written));
}

function spanOf(node: ProseNode): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|]/g, "\\$&");
}

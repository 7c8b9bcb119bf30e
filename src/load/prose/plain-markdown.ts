import type { CollectionName } from "../../model/index.ts";
import { linkTarget } from "./address.ts";
import { authorComponents } from "./components.ts";
import { parseProse } from "./parse.ts";
import { childrenOf, type ProseNode } from "./tree.ts";

/** What a text needs to know to be read as plain Markdown somewhere else. */
export interface PlainContext {
  /** The file of the text, relative to the plan folder, e.g. `plans/erp.mdx`. */
  readonly file: string;
  readonly titleOf: (collection: CollectionName, id: string) => string;
  /** The address of an entry, seen from where the text is put. */
  readonly addressOf: (collection: CollectionName, id: string) => string;
}

/**
 * A narrative as Markdown without components, for readers that know none: `<Kpi id="churn" />` becomes a link with
 * the KPI's title, a callout a quote, a figure its description. The text has passed the gate.
 */
export function plainMarkdown(text: string, context: PlainContext): string {
  if (!mayHoldMore.test(text)) return text;
  const parsed = parseProse(text);
  if (!parsed.ok) return "";
  const edits: { readonly start: number; readonly end: number; readonly by: string }[] = [];
  const pending: ProseNode[] = [parsed.document];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const by = replacement(node, text, context);
    if (by === undefined) pending.push(...childrenOf(node));
    else edits.push({ ...spanOf(node), by });
  }
  let result = text;
  for (const { start, end, by } of edits.sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + by + result.slice(end);
  }
  return result;
}

/** Whatever is replaced, a link, a picture, a component or frontmatter, is written with one of these. */
const mayHoldMore = /[[<]|^---/;

function replacement(node: ProseNode, text: string, context: PlainContext): string | undefined {
  switch (node.type) {
    case "yaml":
      return "";
    case "image":
      return `(Picture: ${node.alt ?? ""})`;
    case "imageReference":
      return `(Picture: ${node.alt ?? ""})`;
    case "link": {
      const target = linkTarget(node.url, context.file);
      if (target.kind !== "entry") return undefined;
      return `[${inner(node, text, context)}](${context.addressOf(target.collection, target.id)})`;
    }
    case "definition": {
      const target = linkTarget(node.url, context.file);
      if (target.kind !== "entry") return undefined;
      return `[${node.label ?? node.identifier}]: ${context.addressOf(target.collection, target.id)}`;
    }
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return component(node, text, context);
    default:
      return undefined;
  }
}

type Component = ProseNode & { readonly type: "mdxJsxFlowElement" | "mdxJsxTextElement" };

function component(node: Component, text: string, context: PlainContext): string {
  const name = node.name ?? "";
  const attribute = (wanted: string) => {
    const found = node.attributes.find((item) => item.type === "mdxJsxAttribute" && item.name === wanted);
    return found && typeof found.value === "string" ? found.value : "";
  };
  const collection = authorComponents[name]?.entry;
  if (collection) {
    const id = attribute("id");
    return `[${escaped(context.titleOf(collection, id))}](${context.addressOf(collection, id)})`;
  }
  if (name === "Figure") {
    const caption = attribute("caption");
    return `(Picture: ${escaped(attribute("alt"))}${caption === "" ? "" : `; ${escaped(caption)}`})`;
  }
  const title = attribute("title") || attribute("type");
  const body = inner(node, text, context).trim();
  return [`**${escaped(title)}**`, "", ...body.split("\n")].map((line) => `> ${line}`.trimEnd()).join("\n");
}

/** The text inside a node, itself without components. */
function inner(node: ProseNode, text: string, context: PlainContext): string {
  const children = childrenOf(node);
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return "";
  return plainMarkdown(text.slice(spanOf(first).start, spanOf(last).end), context);
}

function spanOf(node: ProseNode): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|]/g, "\\$&");
}

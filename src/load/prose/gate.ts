/**
 * Content is data. The gate walks the tree of a text and lets pass what is on its list; everything else is
 * a fault at its place: imports, expressions, HTML, unknown components and attributes, addresses that could
 * run code or leave the plan folder. Nothing an author writes is ever evaluated.
 */
import type { Association, Definition, FootnoteDefinition, Nodes } from "mdast";
import type { Fault } from "../document.ts";
import { shortened } from "../suggestion.ts";
import { componentFaults } from "./component-faults.ts";
import { authorComponents } from "./components.ts";
import { at, type GateContext, placeOf } from "./gate-context.ts";
import { headingIds } from "./headings.ts";
import { tooDeep } from "./parse.ts";
import { imageFaults, linkFaults } from "./target-faults.ts";
import { childrenOf, deepest, isPictureParagraph, type ProseNode, wordsOf } from "./tree.ts";

const allowedNodes: ReadonlySet<string> = new Set<Nodes["type"]>([
  "root",
  "yaml",
  "paragraph",
  "heading",
  "text",
  "emphasis",
  "strong",
  "delete",
  "inlineCode",
  "code",
  "blockquote",
  "list",
  "listItem",
  "table",
  "tableRow",
  "tableCell",
  "thematicBreak",
  "break",
  "link",
  "linkReference",
  "image",
  "imageReference",
  "definition",
  "footnoteDefinition",
  "footnoteReference",
]);

export function gateFaults(tree: ProseNode, context: GateContext): readonly Fault[] {
  const faults: Fault[] = [];
  const headings = new Set(headingIds(tree).map(({ name }) => name));
  const pending: Item[] = [{ node: tree, depth: 0, holdsPictures: false, isInLink: false }];
  const references = new References();

  for (let item = pending.pop(); item; item = pending.pop()) {
    const { node, depth } = item;
    references.add(node);
    faults.push(...nodeFaults(node, context, headings), ...nestingFaults(item));
    if (depth === deepest) {
      faults.push(tooDeep(placeOf(node)));
      continue;
    }
    const isInLink = item.isInLink || node.type === "link" || node.type === "linkReference";
    const holdsPictures = node.type === "tableCell" || isPictureParagraph(node);
    for (const child of childrenOf(node))
      pending.push({ node: child, depth: depth + 1, holdsPictures, isInLink });
  }
  faults.push(...references.faults(context, headings));
  return faults;
}

/** A node with what the gate must know of the nodes around it. */
interface Item {
  readonly node: ProseNode;
  readonly depth: number;
  /** Whether a picture may stand where the node stands. */
  readonly holdsPictures: boolean;
  readonly isInLink: boolean;
}

/** Addresses and footnotes are written in one place and used in others, so they are judged at the end. */
class References {
  private readonly definitions: Definition[] = [];
  private readonly footnotes: FootnoteDefinition[] = [];
  private readonly used = { link: new Set<string>(), image: new Set<string>(), footnote: new Set<string>() };

  add(node: ProseNode): void {
    if (node.type === "definition") this.definitions.push(node);
    if (node.type === "footnoteDefinition") this.footnotes.push(node);
    if (node.type === "linkReference") this.used.link.add(node.identifier);
    if (node.type === "imageReference") this.used.image.add(node.identifier);
    if (node.type === "footnoteReference") this.used.footnote.add(node.identifier);
  }

  faults(context: GateContext, headings: ReadonlySet<string>): readonly Fault[] {
    const ofDefinitions = this.definitions.flatMap((node) => {
      const isPicture = this.used.image.has(node.identifier);
      return [
        ...(isPicture ? imageFaults(node, node.url, context) : []),
        // An address that nothing uses is judged as a link: somebody will use it.
        ...(!isPicture || this.used.link.has(node.identifier)
          ? linkFaults(node, node.url, context, headings)
          : []),
      ];
    });
    const unused = this.footnotes.filter(({ identifier }) => !this.used.footnote.has(identifier));
    const ofFootnotes = unused.map((node) => {
      const name = shortened(node.label ?? node.identifier);
      const message = `nothing refers to the footnote \`${name}\`, so it would not be shown`;
      return at(node, "content/footnote", message, `write \`[^${name}]\` where it belongs, or delete it`);
    });
    return [...ofDefinitions, ...ofFootnotes, ...this.repeated()];
  }

  private repeated(): readonly Fault[] {
    const isRepeated = (node: Association, index: number, all: readonly Association[]) =>
      all.findIndex(({ identifier }) => identifier === node.identifier) < index;
    const hint = "keep one of the two, or give one another name";
    return [
      ...this.definitions
        .filter(isRepeated)
        .map((node) =>
          at(node, "content/link", `\`[${shortened(node.label ?? node.identifier)}]:\` is given twice`, hint),
        ),
      ...this.footnotes
        .filter(isRepeated)
        .map((node) =>
          at(
            node,
            "content/footnote",
            `\`[^${shortened(node.label ?? node.identifier)}]:\` is given twice`,
            hint,
          ),
        ),
    ];
  }
}

/** What HTML does not allow: a link inside a link, and a block inside a line of text. */
function nestingFaults({ node, holdsPictures, isInLink }: Item): readonly Fault[] {
  if (node.type === "image" || node.type === "imageReference") {
    return holdsPictures ? [] : [insideLine(node, "a picture")];
  }
  if (node.type !== "mdxJsxTextElement") return [];
  const name = node.name ?? "";
  const component = Object.hasOwn(authorComponents, name) ? authorComponents[name] : undefined;
  if (!component) return [];
  if (component.entry === undefined) return [insideLine(node, `\`<${name}>\``)];
  if (!isInLink) return [];
  const message = `\`<${name}>\` is a link and cannot stand inside another one`;
  return [at(node, "content/nesting", message, "put it before or behind the link")];
}

function insideLine(node: ProseNode, what: string): Fault {
  const hint = "put it into a paragraph of its own, with an empty line above and below";
  return at(node, "content/nesting", `${what} cannot stand inside a line of text`, hint);
}

function nodeFaults(node: ProseNode, context: GateContext, headings: ReadonlySet<string>): readonly Fault[] {
  switch (node.type) {
    case "mdxjsEsm":
      return [
        at(
          node,
          "content/code",
          "`import` and `export` cannot be used in content",
          "delete the line; a sentence that begins with one of the two words begins with a capital letter",
        ),
      ];
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return [
        at(
          node,
          "content/code",
          `the expression \`{${node.value.slice(0, 40)}}\` cannot be used in content`,
          "write the text itself; write a brace that is meant as one as `\\{`",
        ),
      ];
    case "html":
      return [
        at(
          node,
          "content/html",
          "HTML cannot be used in content",
          "write Markdown, or one of the author components",
        ),
      ];
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      return componentFaults(node, context);
    case "link":
      return linkFaults(node, node.url, context, headings);
    case "image":
      return imageFaults(node, node.url, context);
    case "code":
      return codeFaults(node);
    case "heading":
      if (wordsOf(node) !== "") return [];
      return [
        at(
          node,
          "content/heading",
          "the heading has no words of its own",
          "write some words behind the `#`, or delete it",
        ),
      ];
    default:
      if (allowedNodes.has(node.type)) return [];
      return [at(node, "content/node", `\`${node.type}\` cannot be used in content`, "write plain Markdown")];
  }
}

function codeFaults(node: ProseNode & { type: "code" }): readonly Fault[] {
  if (!node.lang || /^[a-z][a-z0-9+#-]{0,20}$/i.test(node.lang)) return [];
  return [
    at(
      node,
      "content/code-language",
      `\`${node.lang.slice(0, 40)}\` is not the name of a language`,
      "write one plain word behind the backticks, e.g. `json`",
    ),
  ];
}

/**
 * Content is data. The gate walks the tree of a text and lets pass what is on its list; everything else is
 * a fault at its place: imports, expressions, HTML, unknown components and attributes, addresses that could
 * run code or leave the plan folder. Nothing an author writes is ever evaluated.
 */
import type { Nodes } from "mdast";
import type { CollectionName } from "../../model/index.ts";
import type { Fault } from "../document.ts";
import { fileStart, type Place, placesIn } from "../place.ts";
import { suggestion } from "../suggestion.ts";
import { imagePath, linkTarget } from "./address.ts";
import { authorComponents } from "./components.ts";
import { headingIds } from "./headings.ts";
import { childrenOf, type ProseNode } from "./tree.ts";

/** What the gate must know of the rest of the folder. */
export interface GateContext {
  /** The file whose text it is, relative to the plan folder, e.g. `plans/erp.mdx`. */
  readonly file: string;
  readonly text: string;
  readonly images: ReadonlySet<string>;
  /** Lists the ids of a collection. */
  readonly ids: (collection: CollectionName) => ReadonlySet<string>;
}

/** Deeper nesting than this has no reader, and would only cost time. */
const deepest = 40;

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
  const pictureNames = new Set<string>();
  const headings = new Set(headingIds(tree).map(({ name }) => name));
  const pending: { readonly node: ProseNode; readonly depth: number }[] = [{ node: tree, depth: 0 }];
  const definitions: ProseNode[] = [];

  for (let item = pending.pop(); item; item = pending.pop()) {
    const { node, depth } = item;
    if (node.type === "imageReference") pictureNames.add(node.identifier);
    if (node.type === "definition") definitions.push(node);
    else faults.push(...nodeFaults(node, context, headings));
    if (depth === deepest) {
      faults.push(
        at(
          node,
          "content/depth",
          `the text is nested more than ${deepest} levels deep`,
          "flatten the lists or quotes",
        ),
      );
      continue;
    }
    for (const child of childrenOf(node)) pending.push({ node: child, depth: depth + 1 });
  }
  for (const node of definitions) {
    if (node.type !== "definition") continue;
    faults.push(
      ...(pictureNames.has(node.identifier)
        ? imageFaults(node, node.url, context)
        : linkFaults(node, node.url, context, headings)),
    );
  }
  return faults;
}

function nodeFaults(node: ProseNode, context: GateContext, headings: ReadonlySet<string>): readonly Fault[] {
  switch (node.type) {
    case "mdxjsEsm":
      return [
        at(
          node,
          "content/code",
          "`import` and `export` cannot be used in content",
          "delete the line; the author components need no import",
        ),
      ];
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return [
        at(
          node,
          "content/code",
          `the expression \`{${node.value.slice(0, 40)}}\` is not evaluated`,
          "write the text itself; a brace that is meant as one is written `\\{`",
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
    default:
      if (allowedNodes.has(node.type)) return [];
      return [at(node, "content/node", `\`${node.type}\` cannot be used in content`, "write plain Markdown")];
  }
}

function componentFaults(
  node: ProseNode & { type: "mdxJsxFlowElement" | "mdxJsxTextElement" },
  context: GateContext,
): readonly Fault[] {
  const name = node.name ?? "";
  const component = Object.hasOwn(authorComponents, name) ? authorComponents[name] : undefined;
  if (!component) {
    const rule = /^[a-z]/.test(name) ? "content/html" : "content/component";
    const what = name === "" ? "a fragment `<>`" : `\`<${name}>\``;
    return [
      at(
        node,
        rule,
        `${what} cannot be used in content`,
        suggestion(name, Object.keys(authorComponents), "component"),
      ),
    ];
  }
  const faults: Fault[] = [];
  const given = new Map<string, string>();
  for (const attribute of node.attributes) {
    if (attribute.type !== "mdxJsxAttribute") {
      faults.push(
        at(
          node,
          "content/attribute",
          `\`{…}\` cannot be an attribute of \`<${name}>\``,
          'write the attributes out, each as `name="text"`',
        ),
      );
      continue;
    }
    const allowed = Object.hasOwn(component.attributes, attribute.name)
      ? component.attributes[attribute.name]
      : undefined;
    if (!allowed) {
      faults.push(
        atAttribute(
          node,
          attribute.name,
          context,
          `\`${attribute.name}\` is not an attribute of \`<${name}>\``,
          suggestion(attribute.name, Object.keys(component.attributes), "attribute"),
        ),
      );
    } else if (typeof attribute.value !== "string") {
      faults.push(
        atAttribute(
          node,
          attribute.name,
          context,
          `the attribute \`${attribute.name}\` of \`<${name}>\` is not plain text`,
          `write it as \`${attribute.name}="text"\``,
        ),
      );
    } else if (given.has(attribute.name)) {
      faults.push(
        at(node, "content/attribute", `\`${attribute.name}\` is given twice`, "keep one of the two"),
      );
    } else if (!allowed.pattern.test(attribute.value)) {
      faults.push(
        atAttribute(
          node,
          attribute.name,
          context,
          `\`${attribute.name}="${attribute.value.slice(0, 60)}"\` does not fit`,
          `expected ${allowed.expected}`,
        ),
      );
    }
    if (typeof attribute.value === "string") given.set(attribute.name, attribute.value);
  }
  for (const [attribute, { required, expected }] of Object.entries(component.attributes)) {
    if (
      required &&
      !node.attributes.some((item) => item.type === "mdxJsxAttribute" && item.name === attribute)
    ) {
      faults.push(
        at(
          node,
          "content/attribute",
          `\`<${name}>\` needs the attribute \`${attribute}\``,
          `add \`${attribute}="…"\`: ${expected}`,
        ),
      );
    }
  }
  if (!component.hasBody && node.children.length > 0) {
    faults.push(at(node, "content/component", `\`<${name}>\` takes no text`, `write \`<${name} … />\``));
  }
  const id = given.get("id");
  if (component.entry && id !== undefined && faults.length === 0)
    faults.push(...entryFaults(node, component.entry, id, context));
  const source = given.get("src");
  if (name === "Figure" && source !== undefined && faults.length === 0)
    faults.push(...imageFaults(node, source, context));
  return faults;
}

function entryFaults(
  node: ProseNode,
  collection: CollectionName,
  id: string,
  context: GateContext,
): readonly Fault[] {
  const ids = context.ids(collection);
  if (ids.has(id)) return [];
  return [
    at(
      node,
      "reference/unknown",
      `there is no \`${id}\` in ${collection}`,
      suggestion(id, [...ids], `${collection} id`),
    ),
  ];
}

function linkFaults(
  node: ProseNode,
  url: string,
  context: GateContext,
  headings: ReadonlySet<string>,
): readonly Fault[] {
  const target = linkTarget(url, context.file);
  switch (target.kind) {
    case "web":
      return [];
    case "fault":
      return [at(node, "content/link", target.message, target.hint)];
    case "heading":
      if (headings.has(target.name)) return [];
      return [
        at(
          node,
          "content/link",
          `there is no heading \`#${target.name}\` in this text`,
          suggestion(target.name, [...headings], "heading"),
        ),
      ];
    case "entry":
      return entryFaults(node, target.collection, target.id, context);
  }
}

function imageFaults(node: ProseNode, url: string, context: GateContext): readonly Fault[] {
  if (imagePath(url, context.file, context.images) !== undefined) return [];
  const hint =
    "put a png, jpg, webp, avif or gif file into the plan folder (`media/` is made for it) and write its path relative to this file";
  return [at(node, "content/image", `\`${url.slice(0, 60)}\` is not a picture of the plan folder`, hint)];
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

function at(node: ProseNode, rule: string, message: string, hint: string): Fault {
  return { place: placeOf(node), rule, message, hint };
}

/** The parser gives an attribute no place of its own, so its name is looked for inside the tag. */
function atAttribute(
  node: ProseNode,
  name: string,
  { text }: GateContext,
  message: string,
  hint: string,
): Fault {
  const start = node.position?.start.offset ?? 0;
  const tag = text.slice(start, node.position?.end.offset ?? start);
  const found = tag.search(new RegExp(`\\s${name.replace(/[^\w]/g, "\\$&")}(?=[\\s=/>])`)) + 1;
  const place = found > 0 ? placesIn(text)(start + found, start + found + name.length) : placeOf(node);
  return { place, rule: "content/attribute", message, hint };
}

function placeOf(node: ProseNode): Place {
  if (!node.position) return fileStart;
  const { start, end } = node.position;
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

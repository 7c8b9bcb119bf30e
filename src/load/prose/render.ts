import type { AlignType, Definition, FootnoteDefinition, Resource } from "mdast";
import {
  type CollectionName,
  collections,
  type Heading,
  headingPrefix,
  type Prose,
  type ProsePart,
} from "../../model/index.ts";
import type { Names } from "../asked-names.ts";
import { imagePath, linkTarget } from "./address.ts";
import { authorComponents } from "./components.ts";
import { headingIds } from "./headings.ts";
import { childrenOf, isPictureParagraph, type ProseNode, wordsWithEntries } from "./tree.ts";

interface RenderContext {
  readonly file: string;
  readonly images: Pick<Names, "has">;
}

/** Renders a tree that passed the gate, node type by node type; a node that the gate refuses is a bug here. */
export function renderProse(tree: ProseNode, context: RenderContext): Prose {
  const writer = new ProseWriter(tree, context);
  writer.write(tree);
  writer.writeFootnotes();
  return { parts: writer.parts, headings: writer.headings, text: wordsWithEntries(tree) };
}

/** Collects the parts of a text, and keeps the order of the footnotes that have been referred to. */
class ProseWriter {
  readonly parts: ProsePart[] = [];
  readonly headings: readonly Heading[];
  private readonly headingOf: ReadonlyMap<ProseNode, Heading>;
  private readonly definitions = new Map<string, Definition>();
  private readonly footnotes = new Map<string, FootnoteDefinition>();
  private readonly referred: string[] = [];
  private readonly context: RenderContext;
  private html = "";
  private tables = 0;

  constructor(tree: ProseNode, context: RenderContext) {
    this.context = context;
    const headings = headingIds(tree).map(
      ({ node, depth, text, name, words }) =>
        [node, { depth, text, id: headingPrefix + name, words }] as const,
    );
    this.headingOf = new Map(headings);
    this.headings = headings.map(([, heading]) => heading);
    const pending: ProseNode[] = [tree];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.type === "definition") this.definitions.set(node.identifier, node);
      if (node.type === "footnoteDefinition") this.footnotes.set(node.identifier, node);
      pending.push(...childrenOf(node));
    }
  }

  write(node: ProseNode): void {
    switch (node.type) {
      case "root":
        this.children(node);
        this.flush();
        return;
      case "yaml":
      case "definition":
      case "footnoteDefinition":
        return;
      case "text":
        this.html += escaped(node.value);
        return;
      case "paragraph":
        // A picture is a figure of its own, which cannot stand inside a paragraph.
        if (isPictureParagraph(node)) this.children(node);
        else this.element("p", node);
        return;
      case "emphasis":
        this.element("em", node);
        return;
      case "strong":
        this.element("strong", node);
        return;
      case "delete":
        this.element("del", node);
        return;
      case "blockquote":
        this.element("blockquote", node);
        return;
      case "break":
        this.html += "<br>";
        return;
      case "thematicBreak":
        this.html += "<hr>";
        return;
      case "inlineCode":
        this.html += `<code>${escaped(node.value)}</code>`;
        return;
      case "heading": {
        const heading = this.headingOf.get(node);
        this.element(`h${heading?.depth ?? 2}`, node, ` id="${escaped(heading?.id ?? "")}"`);
        return;
      }
      case "list": {
        const start =
          node.ordered && node.start !== null && node.start !== undefined && node.start !== 1
            ? ` start="${node.start}"`
            : "";
        const tag = node.ordered ? "ol" : "ul";
        // One empty line anywhere in a list makes it loose: all its items have paragraphs.
        const isLoose = node.spread || node.children.some(({ spread }) => spread);
        this.html += `<${tag}${start}>`;
        for (const item of node.children) this.listItem(item, isLoose ?? false);
        this.html += `</${tag}>`;
        return;
      }
      case "code":
        this.code(node.value, node.lang ?? undefined, node.position?.start.line ?? 1);
        return;
      case "table":
        this.table(node);
        return;
      case "link":
        this.link(node, node);
        return;
      case "linkReference": {
        const definition = this.definitions.get(node.identifier);
        if (definition) this.link(definition, node);
        else this.children(node);
        return;
      }
      case "image":
        this.image(node.url, node.alt ?? "", undefined);
        return;
      case "imageReference": {
        const definition = this.definitions.get(node.identifier);
        if (definition) this.image(definition.url, node.alt ?? "", undefined);
        return;
      }
      case "footnoteReference":
        this.footnoteReference(node.identifier);
        return;
      case "mdxJsxFlowElement":
      case "mdxJsxTextElement":
        this.component(node);
        return;
      default:
        throw new Error(
          `Prose cannot hold a \`${node.type}\`; the gate should have refused it. Please report this.`,
        );
    }
  }

  /** The ids of footnotes lack the prefix of headings, so that no heading such as `## Note 1` has one of them. */
  writeFootnotes(): void {
    if (this.referred.length === 0) return;
    this.html += '<section class="footnotes" aria-label="Footnotes"><ol>';
    // A footnote may refer to a further one, so the list can grow while it is written.
    for (let index = 0; index < this.referred.length; index += 1) {
      const note = this.footnotes.get(this.referred[index] ?? "");
      this.html += `<li id="footnote-${index + 1}">`;
      if (note) this.children(note);
      this.html += `<a class="footnote-back" href="#footnote-ref-${index + 1}" aria-label="Back to the text">↩</a></li>`;
    }
    this.html += "</ol></section>";
    this.flush();
  }

  private element(tag: string, node: ProseNode, attributes = ""): void {
    this.html += `<${tag}${attributes}>`;
    this.children(node);
    this.html += `</${tag}>`;
  }

  private children(node: ProseNode): void {
    for (const child of childrenOf(node)) this.write(child);
  }

  private part(part: ProsePart): void {
    this.flush();
    this.parts.push(part);
  }

  private flush(): void {
    if (this.html !== "") this.parts.push({ kind: "html", html: this.html });
    this.html = "";
  }

  private listItem(node: ProseNode & { type: "listItem" }, isLoose: boolean): void {
    const checked = node.checked ?? undefined;
    this.html +=
      checked === undefined
        ? "<li>"
        : `<li class="task" data-done="${checked}"><span class="task-box">${checked ? "☑" : "☐"}</span> `;
    for (const child of childrenOf(node)) {
      // A tight list has no paragraphs: its items are lines.
      if (child.type === "paragraph" && !isLoose) this.children(child);
      else this.write(child);
    }
    this.html += "</li>";
  }

  private code(value: string, language: string | undefined, line: number): void {
    if (language === "mermaid") {
      this.part({ kind: "diagram", source: value, line });
      return;
    }
    const name = language ? ` class="language-${escaped(language)}"` : "";
    this.html += `<pre tabindex="0"><code${name}>${escaped(value)}</code></pre>`;
  }

  private table(node: ProseNode & { type: "table" }): void {
    const [head, ...rows] = node.children;
    this.tables += 1;
    this.html += `<div class="table-scroll" role="region" aria-label="Table ${this.tables}" tabindex="0"><table>`;
    if (head) this.html += "<thead>";
    if (head) this.row(childrenOf(head), "th", node.align ?? []);
    if (head) this.html += "</thead>";
    this.html += "<tbody>";
    for (const row of rows) this.row(childrenOf(row), "td", node.align ?? []);
    this.html += "</tbody></table></div>";
  }

  private row(cells: readonly ProseNode[], tag: "th" | "td", align: readonly AlignType[]): void {
    this.html += "<tr>";
    for (const [index, cell] of cells.entries()) {
      const side = align[index];
      const scope = tag === "th" ? ' scope="col"' : "";
      this.element(tag, cell, side ? `${scope} class="align-${side}"` : scope);
    }
    this.html += "</tr>";
  }

  private link({ url, title }: Resource, node: ProseNode): void {
    const target = linkTarget(url, this.context.file);
    const hover = title ? ` title="${escaped(title)}"` : "";
    if (target.kind === "entry") {
      const { collection, id, fragment } = target;
      this.html += '<a href="';
      this.part({ kind: "address", collection, id, fragment: pageFragment(collection, fragment) });
      this.html += `"${hover}>`;
    } else if (target.kind === "heading") {
      this.html += `<a href="#${escaped(headingPrefix + target.name)}"${hover}>`;
    } else {
      this.html += `<a href="${escaped(url)}"${hover} rel="noopener noreferrer">`;
    }
    this.children(node);
    this.html += "</a>";
  }

  private image(url: string, alt: string, caption: string | undefined): void {
    const path = imagePath(url, this.context.file, this.context.images);
    if (path !== undefined) this.part({ kind: "image", path, alt, caption });
  }

  private footnoteReference(identifier: string): void {
    const known = this.referred.indexOf(identifier);
    const number = known === -1 ? this.referred.push(identifier) : known + 1;
    const id = known === -1 ? ` id="footnote-ref-${number}"` : "";
    this.html += `<sup><a href="#footnote-${number}"${id} aria-label="Footnote ${number}">${number}</a></sup>`;
  }

  private component(node: ProseNode & { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }): void {
    const name = node.name ?? "";
    const text = (attribute: string): string | undefined => {
      const found = node.attributes.find(
        (item) => item.type === "mdxJsxAttribute" && item.name === attribute,
      );
      return typeof found?.value === "string" ? found.value : undefined;
    };
    const entry = authorComponents[name]?.entry;
    if (entry) {
      this.part({ kind: "entry", collection: entry, id: text("id") ?? "" });
      return;
    }
    if (name === "Figure") {
      this.image(text("src") ?? "", text("alt") ?? "", text("caption"));
      return;
    }
    const kind = text("type") ?? "note";
    this.html += `<div class="callout" role="note" data-kind="${escaped(kind)}"><p class="callout-title">${escaped(text("title") ?? calloutTitles[kind] ?? "Note")}</p>`;
    this.children(node);
    this.html += "</div>";
  }
}

/** The headings of a text have a prefix, so a link to a heading of another text needs it too. */
function pageFragment(collection: CollectionName, fragment: string): string {
  const isHeading = fragment !== "" && collections[collection].format === "mdx";
  return isHeading ? `#${headingPrefix}${fragment.slice(1)}` : fragment;
}

const calloutTitles: Readonly<Record<string, string>> = {
  note: "Note",
  tip: "Tip",
  warning: "Warning",
  danger: "Danger",
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

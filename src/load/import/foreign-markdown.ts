/**
 * Markdown that was written for another place, made fit for a narrative here.
 *
 * A narrative is MDX of which nothing is ever run: no HTML, no expressions, no links that lead nowhere, pictures of
 * the plan folder only. So `<` and `{` that are characters are escaped, links between records become links between
 * entries, and what cannot be kept as it is is kept as words. Each such change is told.
 */
import { markdownToMdast } from "satteri";
import type { ProseNode } from "../prose/tree.ts";
import { childrenOf } from "../prose/tree.ts";

export interface ForeignContext {
  /** Where a relative link of the text leads here, or `undefined` if it leads to nothing that is imported. */
  readonly linkOf: (url: string) => string | undefined;
  /** Says that something is kept in another way; `line` counts from 1 in the text. */
  readonly tell: (line: number, message: string, hint: string) => void;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

export function foreignMarkdown(text: string, context: ForeignContext): string {
  const clean = text.replace(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu, "");
  const tree = markdownToMdast(clean) as ProseNode;
  const edits = new Editor(clean, context).edits(tree);
  let result = clean;
  for (const { start, end, by } of edits.sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + by + result.slice(end);
  }
  return result;
}

/** A text that cannot be read as Markdown here, shown as the characters it has. */
export function asPlainBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text.replace(/[^\P{Cc}\t\n]/gu, "").trim()}\n${fence}`;
}

class Editor {
  private readonly text: string;
  private readonly context: ForeignContext;
  private readonly definitions = new Map<string, string>();
  private readonly found: Edit[] = [];

  constructor(text: string, context: ForeignContext) {
    this.text = text;
    this.context = context;
  }

  edits(tree: ProseNode): Edit[] {
    const pending: ProseNode[] = [tree];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.type === "definition") this.definitions.set(node.identifier.toLowerCase(), node.url);
      pending.push(...childrenOf(node));
    }
    this.visit(tree);
    return this.found;
  }

  private visit(node: ProseNode): void {
    switch (node.type) {
      case "html":
        this.html(node);
        return;
      case "text":
        this.replace(node, this.words(this.source(node), this.beginsLine(node)));
        return;
      case "code":
        this.code(node);
        return;
      case "heading":
        // A heading without words leads to nothing.
        if (childrenOf(node).length === 0) this.replace(node, "");
        break;
      case "definition":
        this.replace(node, "");
        return;
      case "link":
        this.link(node, node.url);
        return;
      case "linkReference":
        this.link(node, this.definitions.get(node.identifier.toLowerCase()) ?? "");
        return;
      case "image":
        this.image(node, node.url, node.alt ?? "");
        return;
      case "imageReference":
        this.image(node, this.definitions.get(node.identifier.toLowerCase()) ?? "", node.alt ?? "");
        return;
      default:
        break;
    }
    for (const child of childrenOf(node)) this.visit(child);
  }

  private html(node: ProseNode): void {
    const source = this.source(node);
    if (/^<!--[\s\S]*-->$/.test(source.trim())) {
      this.tell(node, "a comment of HTML is left out", "write it as text if it should be read");
      this.replace(node, "");
      return;
    }
    if (/^<br\s*\/?>$/i.test(source.trim())) {
      this.replace(node, " ");
      return;
    }
    this.tell(node, `HTML is kept as text: \`${source.slice(0, 40)}\``, "write it as Markdown");
    this.replace(node, this.words(source, false));
  }

  /** Text without what MDX reads as its own: tags, expressions, and words that begin a module. */
  private words(source: string, beginsLine: boolean): string {
    const escaped = source.replace(/(?<!\\)((?:\\\\)*)([<{}])/g, "$1\\$2");
    return beginsLine
      ? escaped.replace(/^(import|export)(?=\s)/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`)
      : escaped;
  }

  private code(node: ProseNode & { readonly type: "code" }): void {
    const source = this.source(node);
    if (!/^(`{3,}|~{3,})/.test(source)) {
      // MDX has no indented code: it would be read as text.
      const column = (node.position?.start.column ?? 1) - 1;
      const line = this.text.slice(this.text.lastIndexOf("\n", this.start(node)) + 1, this.start(node));
      const indent = " ".repeat(Math.max(0, line.trim() === "" ? column - 4 : 0));
      const body = node.value.split("\n").map((text, index) => (index === 0 ? text : indent + text));
      this.replace(node, `\`\`\`\n${indent}${body.join("\n")}\n${indent}\`\`\``);
      return;
    }
    const language = node.lang ?? "";
    const isPlain = language === "" || (/^[a-z][a-z0-9+#-]{0,20}$/i.test(language) && language !== "mermaid");
    if (isPlain) return;
    const firstLine = source.split("\n", 1)[0] ?? "";
    const fence = /^[`~]+/.exec(firstLine)?.[0] ?? "```";
    this.tell(
      node,
      `the language \`${language.slice(0, 40)}\` of a code block is left out`,
      "name a language by one word",
    );
    this.found.push({ start: this.start(node), end: this.start(node) + firstLine.length, by: fence });
  }

  private link(node: ProseNode, url: string): void {
    const target = this.targetOf(node, url);
    const inner = childrenOf(node);
    const [first, last] = [inner[0], inner.at(-1)];
    for (const child of inner) this.visit(child);
    const label = first && last ? this.rewritten(this.start(first), this.end(last)) : url;
    const words = label.trim() === "" ? "link" : label;
    this.replace(node, target === undefined ? words : `[${words}](${target})`);
  }

  /** The text between two places with the edits inside it, which are then done. */
  private rewritten(start: number, end: number): string {
    const inside = this.found.filter((edit) => edit.start >= start && edit.end <= end);
    for (const edit of inside) this.found.splice(this.found.indexOf(edit), 1);
    let result = this.text.slice(start, end);
    for (const { start: from, end: to, by } of inside.sort((a, b) => b.start - a.start)) {
      result = result.slice(0, from - start) + by + result.slice(to - start);
    }
    return result;
  }

  private targetOf(node: ProseNode, url: string): string | undefined {
    if (/^(https?:\/\/|mailto:)\S+$/i.test(url) && URL.canParse(url)) {
      return encodeURI(decodeSafely(url)).replace(
        /[(){}<>]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      );
    }
    const target = this.context.linkOf(url);
    if (target === undefined) {
      const hint = "link to an entry, or to the web by its whole address";
      this.tell(node, `the link to \`${url.slice(0, 60)}\` leads to nothing here; its words are kept`, hint);
    }
    return target;
  }

  private image(node: ProseNode, url: string, alt: string): void {
    const name = this.words(`${alt === "" ? "picture" : alt} (${url})`, false).replace(/[[\]*_`]/g, "\\$&");
    const hint = "put it into `media/` of the plan folder and show it again";
    this.tell(node, `the picture \`${url.slice(0, 60)}\` is not imported; its name is kept`, hint);
    this.replace(node, name);
  }

  private beginsLine(node: ProseNode): boolean {
    const start = this.start(node);
    return start === 0 || this.text[start - 1] === "\n";
  }

  private tell(node: ProseNode, message: string, hint: string): void {
    this.context.tell(node.position?.start.line ?? 1, message, hint);
  }

  private replace(node: ProseNode, by: string): void {
    this.found.push({ start: this.start(node), end: this.end(node), by });
  }

  private source(node: ProseNode): string {
    return this.text.slice(this.start(node), this.end(node));
  }

  private start(node: ProseNode): number {
    return node.position?.start.offset ?? 0;
  }

  private end(node: ProseNode): number {
    return node.position?.end.offset ?? 0;
  }
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

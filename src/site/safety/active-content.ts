import { Parser } from "htmlparser2";
import { type Attribute, attributeFault, elementFaults } from "./markup-rules.ts";
import { pagePolicy } from "./page-policy.ts";

/** A part of a page that could run code, load from elsewhere or turn the page into another one. */
export interface ActiveContent {
  /** Line and column, from 1, at which the part begins. */
  readonly line: number;
  readonly column: number;
  /** What is wrong, e.g. "the attribute `onclick` runs code". */
  readonly message: string;
  /** The beginning of the part itself. */
  readonly excerpt: string;
}

/** How a file is read: as browsers read HTML, or as XML. */
export type MarkupKind = "html" | "svg";

/**
 * Finds what is active in a page or a picture. A page has the content security policy of all pages, and loads the
 * scripts and styles of the portal; neither has any written into it.
 *
 * The parser is a fast one and not quite that of a browser. Wherever the two might read something
 * differently, it is refused, since we write nothing of the kind: a comment with an angle bracket, a
 * declaration, elements that change how what follows is read, names with unusual characters.
 */
export function activeContent(source: string, kind: MarkupKind): readonly ActiveContent[] {
  const reader = new MarkupReader(source, kind);
  return reader.read();
}

/** Elements that may stand before the policy: what they load is judged here, and they run nothing. */
const beforePolicy = new Set(["html", "head", "meta", "title", "link"]);

class MarkupReader {
  private readonly found: ActiveContent[] = [];
  private readonly source: string;
  private readonly kind: MarkupKind;
  private readonly parser: Parser;
  private hasPolicy = false;
  private hasDoctype = false;
  private isBeforePolicy: boolean;
  private attributes: Attribute[] = [];
  private tagStart = 0;
  /** The open element whose content is not markup. */
  private raw: { readonly name: string; readonly start: number; readonly from: number } | undefined;

  constructor(source: string, kind: MarkupKind) {
    this.source = source;
    this.kind = kind;
    this.isBeforePolicy = kind === "html";
    this.parser = new Parser(
      {
        onopentagname: () => {
          this.tagStart = this.parser.startIndex;
          this.attributes = [];
        },
        onattribute: (name, value) => {
          this.attributes.push({ name: name.toLowerCase(), value });
        },
        onopentag: (name) => this.element(name.toLowerCase()),
        onclosetag: (name) => this.closed(name.toLowerCase()),
        ontext: (text) => this.text(text),
        oncomment: (text) => this.comment(text),
        oncdatastart: () => this.declaration(""),
        onprocessinginstruction: (_, text) => this.declaration(text),
      },
      { xmlMode: kind === "svg", recognizeCDATA: true },
    );
  }

  read(): readonly ActiveContent[] {
    this.parser.write(this.source);
    this.parser.end();
    if (this.kind === "html" && !this.hasDoctype) this.refuse(0, "the page does not begin with its doctype");
    if (this.kind === "html" && !this.hasPolicy) this.refuse(0, "the page has no content security policy");
    return this.found;
  }

  private refuse(start: number, message: string): void {
    const before = this.source.slice(0, start);
    const line = before.split("\n").length;
    const column = start - before.lastIndexOf("\n");
    const excerpt = this.source.slice(start, start + 160).replace(/\s+/g, " ");
    this.found.push({ line, column, message, excerpt });
  }

  private comment(text: string): void {
    const start = this.parser.startIndex;
    // Much else is read as a comment in HTML, such as `<?…>`, and elsewhere as something else.
    if (!this.source.startsWith("<!--", start)) this.declaration(text);
    else if (/[<>]/.test(text)) this.refuse(start, "the comment holds an angle bracket");
  }

  private declaration(text: string): void {
    const start = this.parser.startIndex;
    if (this.kind === "html" && start === 0 && /^!doctype html$/i.test(text)) this.hasDoctype = true;
    else this.refuse(start, "we write no declarations and no instructions");
  }

  private text(text: string): void {
    if (!this.raw && this.isBeforePolicy && /\S/.test(text)) this.beginsTooEarly(this.parser.startIndex);
  }

  private element(name: string): void {
    const refuse = (message: string) => this.refuse(this.tagStart, message);
    for (const fault of elementFaults(name)) refuse(fault);
    if (this.isBeforePolicy && !beforePolicy.has(name)) this.beginsTooEarly(this.tagStart);
    for (const attribute of this.attributes) {
      const fault = attributeFault(name, attribute);
      if (fault) refuse(`the attribute \`${attribute.name}\` ${fault}`);
    }
    if (name === "meta") this.meta();
    const isLoaded = name === "script" && this.attributes.some((attribute) => attribute.name === "src");
    if (this.raw) refuse(`an element stands in the text of the element \`${this.raw.name}\``);
    else if (name === "script" && this.kind === "svg") refuse("a picture has no scripts");
    else if (name === "title" || name === "textarea" || name === "style" || (name === "script" && !isLoaded))
      this.raw = { name, start: this.tagStart, from: this.parser.endIndex + 1 };
  }

  private closed(name: string): void {
    const { raw } = this;
    if (raw?.name !== name) return;
    this.raw = undefined;
    if (name === "script" || name === "style") {
      this.refuse(raw.start, `a ${name} is written inline`);
      // A title or a text field in a picture inside a page is read as markup, elsewhere as text.
    } else if (this.source.slice(raw.from, this.parser.startIndex).includes("<")) {
      this.refuse(raw.start, `the text of the element \`${name}\` holds an angle bracket`);
    }
  }

  private meta(): void {
    const given = (name: string) => this.attributes.find((attribute) => attribute.name === name)?.value;
    const charset = given("charset");
    if (charset !== undefined && charset.toLowerCase() !== "utf-8")
      this.refuse(this.tagStart, `the characters are said to be \`${charset}\``);
    const directive = given("http-equiv");
    if (directive === undefined) return;
    if (directive.toLowerCase() !== "content-security-policy") {
      this.refuse(this.tagStart, `the page tells the browser to do \`${directive}\``);
    } else if (this.hasPolicy) {
      this.refuse(this.tagStart, "the page has a second content security policy");
    } else {
      if (given("content") !== pagePolicy)
        this.refuse(this.tagStart, "its content security policy is not that of every page");
      this.hasPolicy = true;
      this.isBeforePolicy = false;
    }
  }

  /** A policy governs what comes after it, and counts in the head only, which ends with the first other element. */
  private beginsTooEarly(start: number): void {
    this.isBeforePolicy = false;
    this.refuse(start, "this stands before the content security policy, or the page has none");
  }
}

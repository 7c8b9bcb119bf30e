/**
 * A quick look at a page: does it consist of nothing but what our templates write, and is all of that harmless? Then
 * {@link activeContent} would find nothing in it and need not read it, which takes ten times as long. This finds no
 * faults. Whatever it does not know for certain makes a page one that is not plain, which is read in full.
 *
 * Plain are the doctype, then elements with attributes in double quotes or without a value, and text. No comments, no
 * entities in addresses, no blanks in closing tags. What an element or an attribute may be is asked of the same rules.
 *
 * That holds in every place of a page. What the full reading makes of a tag hangs on what is around it only where that is
 * text by the rules of HTML and markup inside of a picture: titles, text fields and scripts. In a plain page there is
 * nothing between their tags that could be read in two ways.
 *
 * It works on bytes: all characters of markup are ASCII, which in UTF-8 stand for nothing but themselves.
 */
import { attributeFault, attributeNameFault, elementFaults, isJudgedByValue } from "./markup-rules.ts";
import { NameTable, nameAt } from "./name-table.ts";
import { pagePolicy } from "./page-policy.ts";

export function isPlainPage(content: Buffer): boolean {
  return new PlainReader(content).isPlain();
}

const element = { refused: 1, usual: 2, text: 3, script: 4, reference: 5 } as const;

const elements = new NameTable((name) => {
  if (elementFaults(name).length > 0 || name === "style") return element.refused;
  if (name === "title" || name === "textarea") return element.text;
  if (name === "script") return element.script;
  // It follows no addresses but those within the page.
  return name === "use" ? element.reference : element.usual;
});

const attribute = { refused: 1, free: 2, judged: 3 } as const;

/** What the head says of the whole page, where it has to be as it always is. */
const ofPage = new Set(["charset", "http-equiv"]);

const attributes = new NameTable((name) => {
  if (attributeNameFault(name) !== undefined || ofPage.has(name)) return attribute.refused;
  return isJudgedByValue(name) ? attribute.judged : attribute.free;
});

const doctype = Buffer.from("<!DOCTYPE html>");
const charset = Buffer.from('<meta charset="utf-8">');
const policy = Buffer.from(`<meta http-equiv="content-security-policy" content="${pagePolicy}">`);
const beforePolicy = new Set(["html", "head", "title", "link"]);
const endOfScript = Buffer.from("</script>");

const [space, lineFeed, quote, slash, less, equals, greater] = [0x20, 0x0a, 0x22, 0x2f, 0x3c, 0x3d, 0x3e];

/** Of these characters a value has neither a scheme nor a `url(…)`. */
const plainInValues = new Uint8Array(256);
for (const character of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-#?=%")
  plainInValues[character.charCodeAt(0)] = 1;

class PlainReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  isPlain(): boolean {
    return this.#head() && this.#body();
  }

  /** Up to the policy, before which little may stand. */
  #head(): boolean {
    if (!this.#skipped(doctype)) return false;
    for (;;) {
      this.#skipBlanks();
      if (this.#skipped(policy)) return true;
      if (this.#skipped(charset)) continue;
      const name = nameAt(this.#bytes, this.#at + 1);
      if (this.#bytes[this.#at] !== less || !beforePolicy.has(name)) return false;
      this.#at += 1;
      if (!this.#isOpened()) return false;
    }
  }

  #body(): boolean {
    const bytes = this.#bytes;
    for (;;) {
      let at = this.#at;
      while (at < bytes.length && bytes[at] !== less) at += 1;
      if (at === bytes.length) return true;
      this.#at = at + 1;
      if (!(bytes[at + 1] === slash ? this.#isClosed() : this.#isOpened())) return false;
    }
  }

  /** Reads what is behind the `<` of a closing tag. */
  #isClosed(): boolean {
    const kind = elements.read(this.#bytes, this.#at + 1);
    this.#at = elements.end + 1;
    return kind !== element.refused && this.#bytes[elements.end] === greater;
  }

  /** Reads what is behind the `<` of an opening tag. */
  #isOpened(): boolean {
    const bytes = this.#bytes;
    const start = this.#at;
    const kind = elements.read(bytes, start);
    if (kind === element.refused) return false;
    this.#at = elements.end;
    let hasSource = false;
    for (;;) {
      const before = this.#at;
      this.#skipBlanks();
      const next = bytes[this.#at];
      if (next === greater) break;
      if (next === slash) {
        if (bytes[this.#at + 1] !== greater) return false;
        this.#at += 1;
        break;
      }
      if (this.#at === before) return false;
      if (kind === element.script) hasSource ||= nameAt(bytes, this.#at) === "src";
      if (!this.#isAttribute(start, kind)) return false;
    }
    this.#at += 1;
    if (kind === element.text) return this.#isText(start, elements.end);
    if (kind !== element.script) return true;
    this.#skipBlanks();
    return hasSource && this.#skipped(endOfScript);
  }

  #isAttribute(start: number, ofElement: number): boolean {
    const bytes = this.#bytes;
    const nameStart = this.#at;
    const kind = attributes.read(bytes, nameStart);
    if (kind === attribute.refused) return false;
    this.#at = attributes.end;
    let [from, to] = [this.#at, this.#at];
    if (bytes[from] === equals) {
      if (bytes[from + 1] !== quote) return false;
      from += 2;
      to = from;
      while (to < bytes.length && bytes[to] !== quote) to += 1;
      if (to === bytes.length) return false;
      this.#at = to + 1;
    }
    if (kind === attribute.free) return true;
    if (ofElement !== element.reference && this.#isPlainValue(from, to)) return true;
    const value = bytes.toString("utf8", from, to);
    const isRead = !value.includes("&");
    return isRead && !attributeFault(nameAt(bytes, start), { name: nameAt(bytes, nameStart), value });
  }

  /** Such a value is harmless as an address and as a colour. */
  #isPlainValue(from: number, to: number): boolean {
    const bytes = this.#bytes;
    if (bytes[from] === slash && bytes[from + 1] === slash) return false;
    for (let at = from; at < to; at += 1) if (plainInValues[bytes[at] as number] !== 1) return false;
    return true;
  }

  /** Reads the text of an element that has nothing else in it, and its closing tag, which has the name of the other one. */
  #isText(start: number, end: number): boolean {
    const bytes = this.#bytes;
    while (this.#at < bytes.length && bytes[this.#at] !== less) this.#at += 1;
    if (bytes[this.#at + 1] !== slash) return false;
    this.#at += 2;
    for (let at = start; at < end; at += 1, this.#at += 1) if (bytes[at] !== bytes[this.#at]) return false;
    this.#at += 1;
    return bytes[this.#at - 1] === greater;
  }

  #skipped(expected: Buffer): boolean {
    const end = this.#at + expected.length;
    if (!this.#bytes.subarray(this.#at, end).equals(expected)) return false;
    this.#at = end;
    return true;
  }

  #skipBlanks(): void {
    const bytes = this.#bytes;
    while (bytes[this.#at] === space || bytes[this.#at] === lineFeed) this.#at += 1;
  }
}

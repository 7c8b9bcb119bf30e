import {
  createScanner,
  getNodeValue,
  type Node,
  type ParseError,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
  type SyntaxKind,
} from "jsonc-parser";
import type { DataDocument, Fault, Parsed, Path } from "./document.ts";
import { type BalancedText, type BracketFault, balancedBrackets, deepest } from "./json-brackets.ts";
import { fileStart, type Place, placesIn } from "./place.ts";
import { soundJson } from "./sound-json.ts";
import { shortened } from "./suggestion.ts";

/** Fifteen years of daily figures have fewer marks, texts and numbers than this. */
const mostTokens = 50_000;
const mostFaults = 20;

const unknown: SyntaxKind.Unknown = 16;
const endOfFile: SyntaxKind.EOF = 17;
const lineBreak: SyntaxKind.LineBreakTrivia = 14;
const blank: SyntaxKind.Trivia = 15;
const invalidSymbol: ParseErrorCode.InvalidSymbol = 1;
const keyExpected: ParseErrorCode.PropertyNameExpected = 3;
const openText: ParseErrorCode.UnexpectedEndOfString = 12;

type PlaceOf = (start: number, end: number) => Place;

/**
 * Reads strict JSON (no comments, no trailing commas), finding every syntax error and duplicate key. After a
 * syntax error the rest is read as it was probably meant.
 */
export function jsonDocument(text: string): Parsed<DataDocument> {
  // There are no more tokens than characters.
  const excess = text.length > mostTokens ? excessFault(text) : undefined;
  if (excess) return { ok: false, faults: [excess] };
  const sound = soundJson(text);
  if (!sound) return mendedDocument(text);
  let mended: Parsed<DataDocument> | undefined;
  const locate: DataDocument["locate"] = (path, part) => {
    mended ??= mendedDocument(text);
    return mended.ok ? mended.document.locate(path, part) : fileStart;
  };
  return { ok: true, document: { ...sound, locate, isWhole: true } };
}

function mendedDocument(text: string): Parsed<DataDocument> {
  const balanced = balancedBrackets(text);
  const placeInFile = placesIn(text);
  const placeOf: PlaceOf = (start, end) => placeInFile(balanced.toOriginal(start), balanced.toOriginal(end));
  const brackets = balanced.faults.map((fault) => bracketFault(fault, text, placeInFile));
  if (!balanced.isMended) return { ok: false, faults: brackets };

  const errors: ParseError[] = [];
  const symbols = wrongSymbols(balanced.text);
  const tree = parseTree(withoutSymbols(balanced.text, symbols), errors, {
    allowTrailingComma: false,
    disallowComments: true,
  });
  const slips = [...errors, ...symbols].sort((a, b) => a.offset - b.offset);
  const syntax = [...brackets, ...syntaxFaults(text, balanced, slips, placeOf)];
  const faults = [...syntax, ...(tree ? keyFaults(tree, placeOf) : [])];
  if (!tree) return { ok: false, faults };

  const nearestNode = nodesOf(tree);
  const locate = (path: Path, part: "key" | "value" = "value"): Place => {
    const node = nearestNode(path);
    const target =
      part === "key" && node.parent?.type === "property" ? (node.parent.children?.[0] ?? node) : node;
    return placeOf(target.offset, target.offset + target.length);
  };
  const isWhole = syntax.length === 0;
  const data: unknown = isWhole ? JSON.parse(text) : getNodeValue(tree);
  const document = { data, locate, isWhole };
  return faults.length === 0 ? { ok: true, document } : { ok: false, faults, partial: document };
}

/** What would take long to read: no entry has so many values, however long its texts are. */
function excessFault(text: string): Fault | undefined {
  const scanner = createScanner(text);
  let tokens = 0;
  for (let kind = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    if (kind === lineBreak || kind === blank) continue;
    tokens += 1;
    if (tokens > mostTokens) {
      const message = `the file holds more than ${mostTokens} values and marks such as commas`;
      const hint = "keep large data elsewhere, or keep fewer measurements";
      return { place: fileStart, rule: "file/size", message, hint };
    }
  }
  return undefined;
}

/** Bare words and other characters that are no part of JSON. */
function wrongSymbols(text: string): readonly ParseError[] {
  const scanner = createScanner(text, true);
  const symbols: ParseError[] = [];
  for (let kind = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    if (kind !== unknown) continue;
    const [offset, length] = [scanner.getTokenOffset(), scanner.getTokenLength()];
    const isKey = /^\s*:/.test(text.slice(offset + length, offset + length + 100));
    symbols.push({ error: isKey ? keyExpected : invalidSymbol, offset, length });
  }
  return symbols;
}

/**
 * Puts a number of the same length, or a key of question marks, in the place of each wrong symbol, so that the
 * parser reads on behind it.
 */
function withoutSymbols(text: string, symbols: readonly ParseError[]): string {
  let [result, from] = ["", 0];
  for (const { error, offset, length } of symbols) {
    const isKey = error === keyExpected && length > 1;
    result += text.slice(from, offset) + (isKey ? `"${"?".repeat(length - 2)}"` : "1".repeat(length));
    from = offset + length;
  }
  return result + text.slice(from);
}

/**
 * Finds the node at a path, or the nearest above it. Of a key that is given twice, the data holds the last
 * value, so that is the one whose place is meant. The fields of an object are listed once: there may be many,
 * and each of them may be asked for.
 */
function nodesOf(tree: Node): (path: Path) => Node {
  const fields = new Map<Node, ReadonlyMap<unknown, Node | undefined>>();
  const fieldsOf = (node: Node) => {
    const known =
      fields.get(node) ??
      new Map(node.children?.map(({ children }) => [children?.[0]?.value, children?.[1]] as const));
    fields.set(node, known);
    return known;
  };
  return (path) => {
    let node = tree;
    for (const step of path) {
      const next = typeof step === "number" ? node.children?.[step] : fieldsOf(node).get(step);
      if (!next) break;
      node = next;
    }
    return node;
  };
}

function bracketFault(
  { kind, bracket, offset, before }: BracketFault,
  text: string,
  placeOf: PlaceOf,
): Fault {
  const fault = { place: placeOf(offset, offset + 1), rule: "json/syntax" as const };
  const what = bracket === "{" ? "object" : "list";
  const closer = bracket === "{" ? "}" : "]";
  const { line } = placeOf(before, before);
  const next = /^("[^"\n]{0,40}"|.)/.exec(text.slice(before, before + 50))?.[0] ?? "";
  const end = before === text.length ? "the end of the file" : `\`${next}\` on line ${line}`;
  switch (kind) {
    case "unclosed":
      return {
        ...fault,
        message: `the ${what} that begins here is not closed before ${end}`,
        hint: `write \`${closer}\` behind the last ${what === "object" ? "field" : "value"} of the ${what}`,
      };
    case "stray":
      return {
        ...fault,
        message: `\`${bracket}\` closes nothing`,
        hint: `delete it, or write the \`${bracket === "}" ? "{" : "["}\` that it belongs to`,
      };
    case "deep":
      return {
        ...fault,
        message: `the file is nested more than ${deepest} levels deep`,
        hint: "no entry is; look for brackets that are not closed above",
      };
  }
}

/** What to say about each kind of syntax error, by the name that the parser gives it. */
const sentences: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  InvalidSymbol: [
    "is not a JSON value",
    "put text into double quotes; write a number like 0.5 or -3, and true or false in small letters",
  ],
  PropertyNameExpected: [
    "expected a key in double quotes",
    'write a key as "title"; a number has no separators, e.g. 1000',
  ],
  ValueExpected: ["expected a value", "write a value, or delete the comma or colon before this place"],
  ColonExpected: ["expected a colon after the key", 'write `"key": value`'],
  CommaExpected: ["expected a comma", "put a comma behind the field or value before this place"],
  EndOfFileExpected: ["expected the end of the file", "a file holds one object; delete what follows it"],
  InvalidCommentToken: ["comments are not JSON", "delete the comment, or move it into a field of the entry"],
  UnexpectedEndOfComment: ["the comment does not end", "delete the comment; JSON has none"],
  UnexpectedEndOfString: [
    "the closing double quote is missing",
    "close the text on the same line, and write a line break in it as \\n",
  ],
  UnexpectedEndOfNumber: ["the number does not end", "write digits after the point or the exponent"],
  InvalidUnicode: ["holds a broken \\u escape", "write four hexadecimal digits after \\u"],
  InvalidEscapeCharacter: [
    "holds a backslash that escapes nothing",
    "write a backslash inside text twice: \\\\",
  ],
  InvalidCharacter: ["holds a character that cannot stand in text", "write a tab inside text as \\t"],
};

function syntaxFaults(
  original: string,
  { text, isAdded, toOriginal }: BalancedText,
  errors: readonly ParseError[],
  placeOf: PlaceOf,
): Fault[] {
  const end = endOf(text);
  const own = errors.filter(({ offset, length }) => !(length === 1 && isAdded(offset)) && offset < end);
  const slips = firstSlips(own, text, placeOf).slice(0, mostFaults);
  return slips.map(({ error, offset, length }) => {
    const place = placeOf(offset, offset + length);
    const written = original.slice(toOriginal(offset), toOriginal(offset + Math.min(length, 40)));
    const found = written.split("\n")[0] ?? "";
    const name = printParseErrorCode(error);
    if ((name === "PropertyNameExpected" || name === "ValueExpected") && /^[}\]]$/.test(found)) {
      const before = text.slice(0, offset).trimEnd().at(-1);
      if (before === ",") {
        const message = `the comma before \`${found}\` has nothing behind it`;
        return { place, rule: "json/syntax", message, hint: "delete the comma" };
      }
    }
    const [message, hint] = sentences[name] ?? ["is not JSON", "write plain JSON"];
    const isPredicate = /^(is|holds) /.test(message);
    return {
      place,
      rule: "json/syntax",
      message: isPredicate ? `\`${found}\` ${message}` : `${message}, found \`${found}\``,
      hint,
    };
  });
}

/** Where the blanks at the end begin; a no-break space is none, and neither is what else `trimEnd` takes for one. */
function endOf(text: string): number {
  let end = text.length;
  while (end > 0 && " \t\n".includes(text.charAt(end - 1))) end -= 1;
  return end;
}

/**
 * One slip makes the parser stumble over what follows, so of a line only the first error is reported, and
 * nothing of what directly follows a text without its closing quote. A wrong word is always one.
 */
function firstSlips(errors: readonly ParseError[], text: string, placeOf: PlaceOf): readonly ParseError[] {
  return errors.filter((error, index) => {
    const before = errors[index - 1];
    if (!before) return true;
    if (error.error === invalidSymbol) return before.offset !== error.offset;
    const end = before.offset + before.length;
    const isSameLine = placeOf(before.offset, end).line === placeOf(error.offset, error.offset).line;
    const isAfterText = before.error === openText && text.slice(end, error.offset).trim() === "";
    return !isSameLine && !isAfterText;
  });
}

function keyFaults(tree: Node, placeOf: PlaceOf): Fault[] {
  const faults: Fault[] = [];
  const pending: Node[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "object") faults.push(...duplicateKeys(node, placeOf));
    for (const child of node.children ?? []) pending.push(child);
  }
  return faults;
}

function duplicateKeys(object: Node, placeOf: PlaceOf): Fault[] {
  const firstLines = new Map<string, number>();
  const faults: Fault[] = [];
  for (const property of object.children ?? []) {
    const key = property.children?.[0];
    if (!key) continue;
    const name = String(key.value);
    // A key that could not be read, see `withoutSymbols`.
    if (/^\?*$/.test(name)) continue;
    const place = placeOf(key.offset, key.offset + key.length);
    const firstLine = firstLines.get(name);
    if (firstLine === undefined) firstLines.set(name, place.line);
    else {
      const message = `\`${shortened(name)}\` is given twice, first on line ${firstLine}`;
      faults.push({ place, rule: "json/duplicate-key", message, hint: "keep one of the two" });
    }
  }
  return faults;
}

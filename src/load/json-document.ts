import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { DataDocument, Fault, Parsed, Path } from "./document.ts";
import { type Place, placesIn } from "./place.ts";

/** Reads strict JSON (no comments, no trailing commas), finding every syntax error and duplicate key. */
export function jsonDocument(text: string): Parsed<DataDocument> {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const placeOf = placesIn(text);
  const faults = syntaxFaults(text, errors, placeOf);
  if (tree) faults.push(...keyFaults(tree, placeOf));
  if (faults.length > 0 || !tree) return { ok: false, faults };

  const locate = (path: Path, part: "key" | "value" = "value"): Place => {
    const node = nearestNode(tree, path);
    const target =
      part === "key" && node.parent?.type === "property" ? (node.parent.children?.[0] ?? node) : node;
    return placeOf(target.offset, target.offset + target.length);
  };
  return { ok: true, document: { data: JSON.parse(text), locate } };
}

function nearestNode(tree: Node, path: Path): Node {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = findNodeAtLocation(tree, [...path.slice(0, depth)]);
    if (node) return node;
  }
  return tree;
}

/** What to say about each kind of syntax error, by the name that the parser gives it. */
const sentences: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  InvalidSymbol: [
    "is not a JSON value",
    "text stands in double quotes; the bare words are true, false and null",
  ],
  InvalidNumberFormat: [
    "is not a JSON number",
    "write digits with a point, e.g. 0.5; no leading zero, no separator",
  ],
  PropertyNameExpected: [
    "expected a key in double quotes",
    'a comma before `}` must go; a key is written as "title"',
  ],
  ValueExpected: ["expected a value", "write a value, or delete the comma or colon before this place"],
  ColonExpected: ["expected a colon after the key", 'write `"key": value`'],
  CommaExpected: ["expected a comma", "put a comma between two members"],
  CloseBraceExpected: ["expected `}`", "close the object that was opened above"],
  CloseBracketExpected: ["expected `]`", "close the list that was opened above"],
  EndOfFileExpected: ["expected the end of the file", "a file holds one object; delete what follows it"],
  InvalidCommentToken: ["comments are not JSON", "delete the comment, or move it into a field of the entry"],
  UnexpectedEndOfComment: ["the comment does not end", "delete the comment; JSON has none"],
  UnexpectedEndOfString: ["the text does not end", "close it with a double quote on the same line"],
  UnexpectedEndOfNumber: ["the number does not end", "write digits after the point or the exponent"],
  InvalidUnicode: ["is not a \\u escape", "write four hexadecimal digits after \\u"],
  InvalidEscapeCharacter: ["is not an escape", "inside text a backslash is written twice"],
  InvalidCharacter: [
    "a character cannot stand here",
    "inside text write a line break as \\n and a tab as \\t",
  ],
};

function syntaxFaults(
  text: string,
  errors: readonly ParseError[],
  placeOf: (start: number, end: number) => Place,
): Fault[] {
  // One slip makes the parser stumble several times over the same place: the first report says it all.
  const first = errors.filter(
    (error, index) => errors.findIndex((other) => other.offset === error.offset) === index,
  );
  return first.map(({ error, offset, length }) => {
    const [message, hint] = sentences[printParseErrorCode(error)] ?? ["is not JSON", "write plain JSON"];
    const found = text.slice(offset, offset + Math.min(length, 40)).split("\n")[0] ?? "";
    return {
      place: placeOf(offset, offset + length),
      rule: "json/syntax",
      message:
        found.trim() === ""
          ? `${message}, found the end of the file or a blank`
          : `${message}, found \`${found}\``,
      hint,
    };
  });
}

function keyFaults(tree: Node, placeOf: (start: number, end: number) => Place): Fault[] {
  const faults: Fault[] = [];
  const pending: Node[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "object") faults.push(...duplicateKeys(node, placeOf));
    pending.push(...(node.children ?? []));
  }
  return faults;
}

function duplicateKeys(object: Node, placeOf: (start: number, end: number) => Place): Fault[] {
  const firstLines = new Map<string, number>();
  const faults: Fault[] = [];
  for (const property of object.children ?? []) {
    const key = property.children?.[0];
    if (!key) continue;
    const name = String(key.value);
    const place = placeOf(key.offset, key.offset + key.length);
    const firstLine = firstLines.get(name);
    if (firstLine === undefined) firstLines.set(name, place.line);
    else {
      const message = `\`${name}\` is given twice, first on line ${firstLine}`;
      faults.push({ place, rule: "json/duplicate-key", message, hint: "keep one of the two" });
    }
  }
  return faults;
}

import { mdxToMdast } from "satteri";
import type { Fault, Parsed } from "../document.ts";
import { fileStart, type Place, placesIn } from "../place.ts";
import { shortened } from "../suggestion.ts";
import { authorComponents } from "./components.ts";
import { deepest, type ProseNode } from "./tree.ts";

/** A narrative has no more characters than this; what has would only cost time. */
const longestText = 100_000;

/**
 * Marks over which the parser takes a time that grows with the square of their number, since each of them may
 * belong to any other one. No narrative has so many.
 */
const mostMarks: readonly (readonly [mark: string, most: number, name: string])[] = [
  ["{", 2000, "braces"],
  ["<", 1000, "angle brackets"],
  ["_", 5000, "underscores"],
  ["&", 2000, "ampersands"],
];

/** Marks of quotes and lists at the beginning of a line, of which each one opens a level inside the one before. */
const deepLine = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${2 * deepest}}`, "m");

/** More syntax errors than this in one text are not looked for, nor as many in one that is long. */
const mostFaults = 20;
const mostCharacters = 300_000;

const longestAddress = 500;
const bracketedAddress = /^<(https?:|mailto:|[^\s<>]+@)[^\s<>]*/i;

interface SyntaxError {
  readonly fault: Fault;
  /** Where each `<` or `{` stands that is at fault. */
  readonly offsets: readonly number[];
}

/**
 * Parses a whole MDX file, frontmatter included, so that lines and columns are those of the file. The parser
 * stops at the first error, so the `<` or `{` that is at fault is blanked out and the text parsed again: that
 * finds the other errors, and gives a tree in which further problems can be found.
 */
export function parseProse(text: string): Parsed<ProseNode> {
  const excess = excessFault(text);
  if (excess) return { ok: false, faults: [excess] };
  const faults: Fault[] = [];
  let rest = text;
  for (;;) {
    const parsed = parsedOnce(rest);
    if ("tree" in parsed) {
      return faults.length === 0
        ? { ok: true, document: parsed.tree }
        : { ok: false, faults, partial: parsed.tree };
    }
    faults.push(parsed.fault);
    const isEnough = faults.length === mostFaults || (faults.length + 1) * text.length > mostCharacters;
    if (parsed.offsets.length === 0 || isEnough) return { ok: false, faults };
    for (const offset of parsed.offsets) rest = `${rest.slice(0, offset)} ${rest.slice(offset + 1)}`;
  }
}

function excessFault(text: string): Fault | undefined {
  const fault = (found: string, most: number): Fault => ({
    place: fileStart,
    rule: "file/size",
    message: `the text has ${found}`,
    hint: `expected at most ${most}; split it, or link to a document that is kept elsewhere`,
  });
  if (text.length > longestText) return fault(`${text.length} characters`, longestText);
  for (const [mark, most, name] of mostMarks) {
    const found = text.split(mark).length - 1;
    if (found > most) return fault(`${found} ${name}`, most);
  }
  const deep = deepLine.exec(text);
  return deep ? tooDeep(placesIn(text)(deep.index, deep.index + deep[0].length)) : undefined;
}

/** What to say of a text that is nested deeper than anybody could read. */
export function tooDeep(place: Place): Fault {
  return {
    place,
    rule: "content/depth",
    message: `the text is nested more than ${deepest} levels deep`,
    hint: "flatten the lists or quotes",
  };
}

function parsedOnce(text: string): { readonly tree: ProseNode } | SyntaxError {
  try {
    return { tree: mdxToMdast(text) as ProseNode };
  } catch (error) {
    return syntaxError(error instanceof Error ? error.message : String(error), text);
  }
}

/** The parser reports a syntax error as `line:column: message (rule)`; the sentences are for its programmers. */
function syntaxError(report: string, text: string): SyntaxError {
  const match = /^(\d+):(\d+): (.*)$/s.exec(report);
  if (!match) {
    const hint =
      "look for a `<` or `{` that is not closed, and write one that is a character as `\\<` or `\\{`";
    const message = "the text cannot be read as Markdown with components";
    return { fault: { place: fileStart, rule: "mdx/syntax", message, hint }, offsets: [] };
  }
  const [lineNumber, columnNumber] = [Number(match[1]), Number(match[2])];
  const [offset, message, hint] = wording(match[3] ?? "", text, offsetAt(text, lineNumber, columnNumber));
  const line = text.slice(0, offset).split("\n").length;
  const column = offset - (text.lastIndexOf("\n", offset - 1) + 1) + 1;
  const place = { line, column, endLine: line, endColumn: column + 1 };
  const partners = [...openTagIn(match[3] ?? "", text), ...closingOf(text, offset)];
  const offsets = [offset, ...partners].filter((at) => /[<>{]/.test(text.charAt(at)));
  return { fault: { place, rule: "mdx/syntax", message, hint }, offsets };
}

function wording(
  report: string,
  text: string,
  offset: number,
): readonly [offset: number, message: string, hint: string] {
  const brace = "write a brace that is meant as one as `\\{`; content has no expressions";
  const unclosed = /^Expected a closing tag for `<([^>`]*)>`/.exec(report);
  const closing =
    /^Unexpected closing tag `<\/([^>`]*)>`(?:, expected corresponding closing tag for `<([^>`]*)>`)?/.exec(
      report,
    );
  if (report.startsWith("Could not parse expression")) {
    // The place is inside the expression; what the author has to change is the brace before it.
    return [Math.max(0, text.lastIndexOf("{", offset - 1)), "`{…}` cannot be used in content", brace];
  }
  if (report.includes("closing brace for")) return [offset, "the `{` is not closed", brace];
  if (unclosed) {
    const name = unclosed[1] ?? "";
    const hint = Object.hasOwn(authorComponents, name)
      ? `write \`</${name}>\` behind its text, both on lines of their own, or \`<${name} … />\` if it has none`
      : "write Markdown instead; HTML cannot be used in content";
    return [offset, `\`<${shortened(name)}>\` is not closed`, hint];
  }
  if (closing) {
    const [, name = "", open] = closing;
    return open === undefined
      ? [
          offset,
          `\`</${shortened(name)}>\` closes nothing`,
          `delete it, or write the \`<${shortened(name)}>\` that it belongs to`,
        ]
      : [
          offset,
          `\`</${shortened(name)}>\` stands where \`<${shortened(open)}>\` is still open`,
          `write \`</${shortened(open)}>\` before it, or correct the name`,
        ];
  }
  if (text.startsWith("<!--", offset))
    return [offset, "a comment `<!-- … -->` cannot be used in content", "delete it; the history is in git"];
  if (bracketedAddress.test(text.slice(offset, offset + longestAddress))) {
    const hint = "write the address without `<` and `>`, or as a link: `[words](https://…)`";
    return [offset, "an address cannot stand in `<` and `>`", hint];
  }
  if (/^<[a-z][\w.]*[\s/>]/i.test(text.slice(offset, offset + 100))) {
    const hint = 'write its attributes as `name="text"`, and end it with `/>`, or with `>` if a text follows';
    return [offset, "the component that begins here is not written correctly", hint];
  }
  const hint = 'write a `<` that is meant as one as `\\<`; a component is written like `<Kpi id="churn" />`';
  return [offset, "what begins with this `<` is not a component", hint];
}

/** Where the bracket stands behind an address in angle brackets, which would else become a part of it. */
function closingOf(text: string, offset: number): readonly number[] {
  const address = bracketedAddress.exec(text.slice(offset, offset + longestAddress));
  return address ? [offset + address[0].length] : [];
}

/** Where the tag begins that a closing tag does not fit to: the parser gives its place in brackets. */
function openTagIn(report: string, text: string): readonly number[] {
  const match = /^Unexpected closing tag .* \((\d+):(\d+)\)/.exec(report);
  return match ? [offsetAt(text, Number(match[1]), Number(match[2]))] : [];
}

function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}

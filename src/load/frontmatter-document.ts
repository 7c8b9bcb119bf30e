import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import type { DataDocument, Fault, Parsed, Path } from "./document.ts";
import { deepest } from "./json-brackets.ts";
import { fileStart, type Place, placesIn } from "./place.ts";
import { soundYaml } from "./sound-yaml.ts";
import { shortened } from "./suggestion.ts";

/** An MDX file taken apart: the frontmatter's data and the place where the body begins. */
export interface FrontmatterDocument extends DataDocument {
  /** The offset of the body's first character. */
  readonly bodyStart: number;
}

const longestYaml = 20_000;
const mostColons = 20;
/** So many characters are read again and again until no second colon is left. */
const mostRead = 60_000;
const mostFaults = 20;

const leastAdvice = "put text with a colon, a `#` or quotes in it into quotes, and check the indentation";

/**
 * Reads the YAML between the first line `---` and the next one. YAML 1.2 core, and data only: an alias, an
 * anchor, a merge key or a tag is an error, so is a key given twice; dates stay the text they are.
 */
export function frontmatterDocument(text: string): Parsed<FrontmatterDocument> {
  try {
    return documentOf(text);
  } catch (error) {
    // The parser calls itself for every level, and it finds levels where nobody would look for them.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, faults: [tooDeep(fileStart)] };
  }
}

/** The first line, for what has no place of its own. */
const firstFence: Place = { line: 1, column: 1, endLine: 1, endColumn: 4 };

/** Frontmatter with its lines `---`, and the YAML between them. */
const fences = /^---[ \t]*\n((?:.*?\n)??)---[ \t]*(?:\n|$)/s;

/** The text below the frontmatter; the whole text where there is none. */
export function bodyOf(text: string): string {
  return text.slice(fences.exec(text)?.[0].length ?? 0);
}

/** A file of a body alone, without fields: by itself, a body that begins with a line `---` would begin with frontmatter. */
export function fileOfBody(body: string): string {
  return `---\n---\n${body}`;
}

function documentOf(text: string): Parsed<FrontmatterDocument> {
  const fence = fences.exec(text);
  if (!fence) return { ok: false, faults: [missingFence(text)] };
  const offset = text.indexOf("\n") + 1;
  const yaml = fence[1] ?? "";
  const placeInFile = placesIn(text);
  const placeOf = (start: number, end: number) => placeInFile(offset + start, offset + end);

  const excess = excessFault(yaml, placeOf);
  if (excess) return { ok: false, faults: [excess] };
  const bodyStart = fence[0].length;
  const sound = soundYaml(yaml);
  if (!sound) return treeOf(yaml, bodyStart, placeOf);
  let tree: Parsed<FrontmatterDocument> | undefined;
  const locate: DataDocument["locate"] = (path, part) => {
    tree ??= treeOf(yaml, bodyStart, placeOf);
    return tree.ok ? tree.document.locate(path, part) : fileStart;
  };
  return { ok: true, document: { ...sound, locate, isWhole: true, bodyStart } };
}

/** Reads YAML with the places of its parts, and says all that is wrong with it. */
function treeOf(yaml: string, bodyStart: number, placeOf: PlaceOf): Parsed<FrontmatterDocument> {
  const colons: Fault[] = [];
  let document = parsedYaml(yaml);
  let readable = yaml;
  for (let at = secondColon(document, readable); at !== undefined; at = secondColon(document, readable)) {
    colons.push(colonFault(placeOf(at, at + 1)));
    // Without this colon the line is a text, and the fields below it are fields again.
    readable = `${readable.slice(0, at)};${readable.slice(at + 1)}`;
    if (colons.length === mostColons || colons.length * yaml.length > mostRead) break;
    document = parsedYaml(readable);
  }
  const active = activeYaml(document, placeOf);
  const syntax = [...colons, ...syntaxFaults(document, readable, placeOf)];
  const faults = [...duplicateKeys(document, placeOf), ...syntax, ...active];
  if (active.length > 0) return { ok: false, faults };

  const data: unknown = document.toJS({ maxAliasCount: 0 }) ?? {};
  const locate = (path: Path, part: "key" | "value" = "value"): Place => {
    const node = nearestNode(document, path, part);
    return node?.range ? placeOf(node.range[0], node.range[1]) : firstFence;
  };
  const read = { data, locate, isWhole: syntax.length === 0, bodyStart };
  return faults.length === 0 ? { ok: true, document: read } : { ok: false, faults, partial: read };
}

function parsedYaml(yaml: string): Document.Parsed {
  return parseDocument(yaml, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    keepSourceTokens: false,
    logLevel: "error",
  });
}

/** What the parser would take long to refuse: endless text, and brackets or list marks nested without end. */
function excessFault(yaml: string, placeOf: PlaceOf): Fault | undefined {
  if (yaml.length > longestYaml) {
    const message = `the frontmatter has ${yaml.length} characters`;
    const hint = `expected at most ${longestYaml}; the narrative belongs below the second \`---\``;
    return { place: fileStart, rule: "file/size", message, hint };
  }
  const at = tooDeepAt(yaml);
  return at === undefined ? undefined : tooDeep(placeOf(at, at + 1));
}

function tooDeep(place: Place): Fault {
  const message = `the frontmatter is nested more than ${deepest} levels deep`;
  const hint = "no entry is; look for brackets that are not closed above";
  return { place, rule: "yaml/syntax", message, hint };
}

function tooDeepAt(yaml: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of yaml.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === "[" || bracket === "{" ? 1 : -1));
    if (depth > deepest) return index;
  }
  // Each level of a block is indented by a blank at least, or begun by a mark such as `- `.
  const margin = new RegExp(`^[ \\t?:-]{${2 * deepest}}`, "m").exec(yaml);
  return margin?.index ?? manyMarksAt(yaml);
}

/** Inside a line, each mark with a blank behind it may open a level inside the one before; a comma ends it. */
function manyMarksAt(yaml: string): number | undefined {
  let marks = 0;
  for (const { 0: mark, index } of yaml.matchAll(/[-?:][ \t]|[,\n]/g)) {
    marks = mark === "," || mark === "\n" ? 0 : marks + 1;
    if (marks > deepest) return index;
  }
  return undefined;
}

/** Where a colon makes a field out of what is meant as a text, e.g. behind `Cost` in `title: Cost: a story`. */
function secondColon(document: Document.Parsed, yaml: string): number | undefined {
  const error = document.errors.find(({ code }) => code === "BLOCK_AS_IMPLICIT_KEY");
  if (!error) return undefined;
  const [start] = error.pos;
  const colon = /^[^\n]*?:(?=[ \n])/.exec(yaml.slice(start, start + 1000));
  return colon ? start + colon[0].length - 1 : undefined;
}

function colonFault(place: Place): Fault {
  return {
    place,
    rule: "yaml/syntax",
    message: "a second `: ` stands in the line, as if a field stood inside a text",
    hint: "put the text that holds the colon into quotes",
  };
}

function missingFence(text: string): Fault {
  const fault = { place: fileStart, rule: "yaml/fence" as const };
  return /^---[ \t]*\n/.test(text)
    ? {
        ...fault,
        message: "the frontmatter that begins here does not end",
        hint: "put a line `---` below its last field",
      }
    : {
        ...fault,
        message: "the file does not begin with frontmatter",
        hint: "make `---` its first line, then write the fields, one on a line, then `---` again",
      };
}

type PlaceOf = (start: number, end: number) => Place;

/** The parser says where the field before the second key ends; the key is the next one from there. */
function duplicateKeys(document: Document.Parsed, placeOf: PlaceOf): Fault[] {
  const ends = document.errors
    .filter(({ code }) => code === "DUPLICATE_KEY")
    .map(({ pos: [start] }) => start);
  if (ends.length === 0) return [];
  const keys: { readonly start: number; readonly end: number; readonly name: string }[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || !key.range) return;
      keys.push({ start: key.range[0], end: key.range[1], name: String(key.value) });
    },
  });
  return ends.map((after) => {
    const { start, end, name } = keys.find((key) => key.start >= after) ?? {
      start: after,
      end: after,
      name: "",
    };
    return {
      place: placeOf(start, end),
      rule: "yaml/duplicate-key",
      message: `\`${shortened(name)}\` is given twice`,
      hint: "keep one of the two",
    };
  });
}

/** Of a line only the first error is reported: one slip makes the parser stumble over what follows. */
function syntaxFaults(document: Document.Parsed, yaml: string, placeOf: PlaceOf): Fault[] {
  const lines = new Set<number>();
  const tried = new Set<number>();
  return [...document.errors, ...document.warnings].flatMap(({ code, message, pos: [start, end] }) => {
    // A key given twice and a tag have messages of their own.
    if (code === "DUPLICATE_KEY" || code === "TAG_RESOLVE_FAILED" || lines.size === mostFaults) return [];
    const { line } = placeOf(start, end);
    if (tried.has(line)) return [];
    tried.add(line);
    const opening = /must end with|end with a|Missing closing/.test(message)
      ? openingBefore(document, start)
      : undefined;
    const place = opening === undefined ? placeOf(start, end) : placeOf(opening, opening + 1);
    if (lines.has(place.line)) return [];
    lines.add(place.line);
    const [sentence, hint] = wording(code, yaml.slice(opening ?? start));
    return [{ place, rule: "yaml/syntax", message: sentence, hint }];
  });
}

/** Where the list, object or quoted text begins that is still open at an offset. */
function openingBefore(document: Document.Parsed, offset: number): number | undefined {
  let opening: number | undefined;
  visit(document, (_, node) => {
    if (!isNode(node) || !node.range || node.range[0] >= offset) return;
    const isOpen = isScalar(node)
      ? node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE"
      : "flow" in node && node.flow === true;
    if (isOpen) opening = node.range[0];
  });
  return opening;
}

/** What to say about each kind of syntax error, by the code that the parser gives it; `rest` begins at its place. */
function wording(code: string, rest: string): readonly [message: string, hint: string] {
  const character = /^\S/u.exec(rest)?.[0] ?? " ";
  const opened: Readonly<Record<string, string>> = { "[": "list", "{": "object" };
  const closer: Readonly<Record<string, string>> = { "[": "]", "{": "}" };
  switch (code) {
    case "BAD_INDENT":
    case "MISSING_CHAR":
      if (character in opened) {
        const what = `the ${opened[character]} that begins here with \`${character}\` is not closed`;
        return [what, `write \`${closer[character]}\` behind its last value`];
      }
      if (character === '"' || character === "'")
        return ["the text that begins here has no closing quote", `write \`${character}\` behind it`];
      return ["the line is not indented like those it belongs to", leastAdvice];
    case "TAB_AS_INDENT":
      return ["the line is indented with a tab", "indent with spaces"];
    case "BLOCK_AS_IMPLICIT_KEY":
      return [
        "what follows is indented as if it belonged to this value",
        "indent it like the lines it belongs to; put a text that holds a colon into quotes",
      ];
    case "MULTILINE_IMPLICIT_KEY":
      return ["the line is no field: there is no `: ` behind a key", leastAdvice];
    case "BAD_SCALAR_START":
      return [`a text cannot begin with \`${character}\` here`, "put the text into quotes"];
    case "BAD_DQ_ESCAPE":
      return [
        "the text in double quotes holds a backslash that escapes nothing",
        "write the backslash twice, or use single quotes",
      ];
    case "MULTIPLE_DOCS":
      return ["a line `...` ends the frontmatter too early", "delete the line"];
    case "NON_STRING_KEY":
      return ["a key is not text", "write `key: value`, with a word as the key"];
    case "RESOURCE_EXHAUSTION":
      return ["the frontmatter is nested too deep", "no entry is; look for brackets that are not closed"];
    default:
      return [`\`${rest.split("\n")[0]?.slice(0, 40) ?? ""}\` cannot stand here`, leastAdvice];
  }
}

/** YAML that is more than data: references between nodes and tags that name a type. */
function activeYaml(document: Document.Parsed, placeOf: PlaceOf): Fault[] {
  const faults: Fault[] = [];
  const add = (node: Node, message: string, hint: string) => {
    const [start, end] = node.range ?? [0, 0];
    faults.push({ place: placeOf(start, end), rule: "yaml/feature", message, hint });
  };
  visit(document, (_, node) => {
    if (isPair(node)) {
      if (isScalar(node.key) && node.key.value === "<<")
        add(node.key, "merge keys are not read", "write the fields out");
      return;
    }
    if (!isNode(node)) return;
    if (isAlias(node))
      add(node, `the alias \`*${shortened(node.source)}\` is not read`, "write the value out");
    else if ("anchor" in node && node.anchor)
      add(node, `the anchor \`&${shortened(node.anchor)}\` is not read`, "delete the anchor");
    if (node.tag !== undefined)
      add(node, `the tag \`${shortened(shortTag(node.tag))}\` is not read`, "delete the tag");
  });
  return faults;
}

/** A tag as it is written: `!!str` stands for `tag:yaml.org,2002:str`. */
function shortTag(tag: string): string {
  return tag.replace("tag:yaml.org,2002:", "!!");
}

function nearestNode(document: Document.Parsed, path: Path, part: "key" | "value"): Node | undefined {
  let node: unknown = document.contents;
  for (const [depth, step] of path.entries()) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.findLast(
        (item) => isScalar(item.key) && String(item.key.value) === String(step),
      );
      const isLast = depth === path.length - 1;
      next = part === "key" && isLast ? pair?.key : (pair?.value ?? pair?.key);
    } else if (isNode(node) && "items" in node) {
      next = (node.items as readonly unknown[])[Number(step)];
    }
    if (!isNode(next)) break;
    node = next;
  }
  return isNode(node) ? node : undefined;
}

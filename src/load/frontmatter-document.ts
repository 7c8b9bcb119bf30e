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
import { fileStart, type Place, placesIn } from "./place.ts";

/** An MDX file taken apart: the frontmatter's data and the place where the body begins. */
export interface FrontmatterDocument extends DataDocument {
  /** The offset of the body's first character. */
  readonly bodyStart: number;
}

/**
 * Reads the YAML between the first line `---` and the next one. YAML 1.2 core, and data only: an alias, an
 * anchor, a merge key or a tag is an error, so is a key given twice; dates stay the text they are.
 */
export function frontmatterDocument(text: string): Parsed<FrontmatterDocument> {
  const fence = /^---[ \t]*\n((?:.*?\n)??)---[ \t]*(?:\n|$)/s.exec(text);
  if (!fence) return { ok: false, faults: [missingFence(text)] };
  const offset = text.indexOf("\n") + 1;
  const yaml = fence[1] ?? "";
  const placeInFile = placesIn(text);
  const placeOf = (start: number, end: number) => placeInFile(offset + start, offset + end);

  const document = parseDocument(yaml, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    keepSourceTokens: false,
  });
  const faults = [...syntaxFaults(document, yaml, placeOf), ...activeYaml(document, placeOf)];
  if (faults.length > 0) return { ok: false, faults };

  const data: unknown = document.toJS({ maxAliasCount: 0 }) ?? {};
  const locate = (path: Path, part: "key" | "value" = "value"): Place => {
    const node = nearestNode(document, path, part);
    return node?.range ? placeOf(node.range[0], node.range[1]) : placeInFile(0, 3);
  };
  return { ok: true, document: { data, locate, bodyStart: fence[0].length } };
}

function missingFence(text: string): Fault {
  const begins = /^---[ \t]*\n/.test(text);
  const place = fileStart;
  return begins
    ? {
        place,
        rule: "yaml/fence",
        message: "the frontmatter does not end",
        hint: "put a line `---` below its last field",
      }
    : {
        place,
        rule: "yaml/fence",
        message: "the file does not begin with frontmatter",
        hint: "its first line must be `---`, then the fields, then `---`",
      };
}

function syntaxFaults(
  document: Document.Parsed,
  yaml: string,
  placeOf: (start: number, end: number) => Place,
): Fault[] {
  return [...document.errors, ...document.warnings].map(({ code, message, pos }) => {
    const place = placeOf(pos[0], pos[1]);
    if (code === "DUPLICATE_KEY") {
      const key = /^[^:\n]*/.exec(yaml.slice(pos[0]))?.[0].trim() ?? "";
      return {
        place,
        rule: "yaml/duplicate-key",
        message: `\`${key}\` is given twice`,
        hint: "keep one of the two",
      };
    }
    return {
      place,
      rule: "yaml/syntax",
      message: `the frontmatter is not YAML: ${message}`,
      hint: "check the indentation, and put text with a colon, a `#` or quotes in it into quotes",
    };
  });
}

/** YAML that is more than data: references between nodes and tags that name a type. */
function activeYaml(document: Document.Parsed, placeOf: (start: number, end: number) => Place): Fault[] {
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
    if (isAlias(node)) add(node, `the alias \`*${node.source}\` is not read`, "write the value out");
    else if ("anchor" in node && node.anchor)
      add(node, `the anchor \`&${node.anchor}\` is not read`, "delete the anchor");
    if (node.tag?.startsWith("!")) add(node, `the tag \`${node.tag}\` is not read`, "delete the tag");
  });
  return faults;
}

function nearestNode(document: Document.Parsed, path: Path, part: "key" | "value"): Node | undefined {
  let node: unknown = document.contents;
  for (const [depth, step] of path.entries()) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
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

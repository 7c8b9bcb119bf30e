import { mdxToMdast } from "satteri";
import type { Fault, Parsed } from "../document.ts";
import { fileStart } from "../place.ts";
import type { ProseNode } from "./tree.ts";

/** Parses a whole MDX file, frontmatter included, so that lines and columns are those of the file. */
export function parseProse(text: string): Parsed<ProseNode> {
  try {
    return { ok: true, document: mdxToMdast(text) as ProseNode };
  } catch (error) {
    return { ok: false, faults: [syntaxFault(error)] };
  }
}

/** Sätteri reports a syntax error as `line:column: message (rule)`. */
function syntaxFault(error: unknown): Fault {
  const text = error instanceof Error ? error.message : String(error);
  const match = /^(\d+):(\d+): (.*?)(?: \(mdx[^)]*\))?$/s.exec(text);
  const hint = "close what is open; a `<` or `{` that is meant as a character is written `\\<` or `\\{`";
  if (!match) return { place: fileStart, rule: "mdx/syntax", message: `the text is not MDX: ${text}`, hint };
  const [line, column] = [Number(match[1]), Number(match[2])];
  const message = (match[3] ?? "").replace(/ \(note: [^)]*\)/, "");
  return { place: { line, column, endLine: line, endColumn: column + 1 }, rule: "mdx/syntax", message, hint };
}

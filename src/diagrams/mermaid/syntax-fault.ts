import type { DiagramFault } from "./diagram-faults.ts";
import type { DiagramSource } from "./diagram-source.ts";

/** What Mermaid's parsers throw. One family attaches the token that it stumbled over, the other only writes. */
interface ParserError {
  readonly message?: unknown;
  readonly hash?: { readonly text?: unknown; readonly token?: unknown };
}

/** A place within the body that Mermaid was given, from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Says where Mermaid gave up and what it gave up on. */
export function syntaxFault(error: unknown, diagram: DiagramSource): DiagramFault {
  const { message, hash } = (typeof error === "object" && error !== null ? error : {}) as ParserError;
  const text = String(message ?? error);
  const lines = diagram.body.split("\n");
  const last = lines.findLastIndex((line) => line.trim() !== "") + 1;
  const written = /\bon line (\d+|\?)(?:, column (\d+))?/.exec(text);
  if (!written) {
    const [first = ""] = text.split("\n");
    return fault(diagram, placeOfMentioned(text, lines), `Mermaid says: ${first}`);
  }
  const isEnd = hash?.token === "EOF" || hash?.token === 1 || written[1] === "?";
  if (isEnd) {
    return fault(
      diagram,
      { line: last, column: 1 },
      "the diagram breaks off: something is not finished or not closed",
    );
  }
  const line = Math.min(Number(written[1]), last);
  const content = lines[line - 1] ?? "";
  const token = stumbledOver(text, hash?.text) || content.trim();
  const column = Number(written[2] ?? content.indexOf(token) + 1);
  return fault(diagram, { line, column: Math.max(1, column) }, `\`${token}\` is not understood here`);
}

/** A drawing with coordinates that are not numbers, which Mermaid makes of e.g. a score that is a word. */
export function coordinateFault(diagram: DiagramSource): DiagramFault {
  return fault(
    diagram,
    { line: 1, column: 1 },
    "a part of the diagram has no place, because a number is missing or wrong",
  );
}

/** Something that Mermaid can only draw with more than SVG, e.g. an image, and that the other rules let pass. */
export function elementFault(tag: string, diagram: DiagramSource): DiagramFault {
  return {
    line: diagram.typeLine,
    column: 1,
    rule: "mermaid/html",
    message: `Mermaid draws a part of the diagram as \`${tag}\`, which a page must not hold`,
    hint: "use shapes and plain text only",
  };
}

function fault(diagram: DiagramSource, place: Place, message: string): DiagramFault {
  return {
    line: diagram.bodyLines[place.line - 1] ?? diagram.typeLine,
    column: place.column,
    rule: "mermaid/syntax",
    message,
    hint: `correct it; the grammar is described at ${grammarPage(diagram.type)}`,
  };
}

function stumbledOver(message: string, token: unknown): string {
  const written = /unexpected character: ->(.+?)<-|found: ['"`](.+?)['"`]/.exec(message);
  const [first = ""] = (written?.[1] ?? written?.[2] ?? String(token ?? "")).trim().split("\n");
  return first;
}

/** Without a place, the first line that has the word of which the message speaks, e.g. in `branch "nope"`. */
function placeOfMentioned(message: string, lines: readonly string[]): Place {
  const mentioned = [...message.matchAll(/"([^"]+)"|\(([^()"\s]+)\)|:(\S+)$/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? "",
  );
  for (const word of mentioned.flatMap((words) => [words, words.split(" ").at(-1) ?? ""])) {
    const index = lines.findIndex((line, number) => number > 0 && line.includes(word));
    if (word !== "" && index >= 0) return { line: index + 1, column: (lines[index] ?? "").indexOf(word) + 1 };
  }
  return { line: 1, column: 1 };
}

const pages: Readonly<Record<string, string>> = {
  graph: "flowchart",
  "stateDiagram-v2": "stateDiagram",
  erDiagram: "entityRelationshipDiagram",
  journey: "userJourney",
  gitGraph: "gitgraph",
};

function grammarPage(type: string): string {
  return `https://mermaid.js.org/syntax/${pages[type] ?? type}.html`;
}

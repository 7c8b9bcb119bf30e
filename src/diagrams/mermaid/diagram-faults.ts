import { diagramSource, normalizedLines, type SourceLine } from "./diagram-source.ts";
import { diagramTypes, typesWithoutTitle } from "./diagram-types.ts";

export type DiagramRule =
  | "mermaid/directive"
  | "mermaid/type"
  | "mermaid/title"
  | "mermaid/style"
  | "mermaid/link"
  | "mermaid/html"
  | "mermaid/size"
  | "mermaid/syntax";

/** Something wrong with a diagram, at a place within its source. */
export interface DiagramFault {
  /** From 1, within the source of the diagram. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
  readonly rule: DiagramRule;
}

/** More than this is neither readable as a picture nor quick to lay out. */
const maximumBytes = 20_000;

/**
 * Everything about a diagram that the portal refuses, in the order of the source; empty if it may be drawn.
 * The grammar itself is left to Mermaid, which reports `mermaid/syntax` when the diagram is rendered.
 */
export function diagramFaults(source: string): readonly DiagramFault[] {
  const size = new TextEncoder().encode(source).length;
  if (size > maximumBytes) return [sizeFault(size)];
  const configuration = configurationFaults(source);
  if (configuration.length > 0) return configuration;
  const diagram = diagramSource(source);
  const statements = diagramTypes[diagram.type];
  if (!statements || !Object.hasOwn(diagramTypes, diagram.type))
    return [typeFault(diagram.type, diagram.typeLine)];
  const faults = diagram.lines.flatMap((line) => [
    ...statementFaults(line, statements.link, linkFault),
    ...statementFaults(line, statements.style, styleFault),
    ...colourFaults(line, diagram.type),
    ...outsideFaults(line, diagram.type),
    ...htmlFaults(line),
  ]);
  if (diagram.title === "") faults.push(titleFault(diagram.type, diagram.titleLine ?? diagram.typeLine));
  if (isOnlyType(diagram.lines)) faults.push(emptyFault(diagram.type, diagram.typeLine));
  return faults.sort((a, b) => a.line - b.line || a.column - b.column);
}

function sizeFault(size: number): DiagramFault {
  const limit = maximumBytes.toLocaleString("en");
  return {
    line: 1,
    column: 1,
    rule: "mermaid/size",
    message: `the diagram has ${size.toLocaleString("en")} bytes, which is more than ${limit}`,
    hint: "split it into several diagrams, each of which shows one thing",
  };
}

function configurationFaults(source: string): readonly DiagramFault[] {
  const lines = normalizedLines(source);
  const first = lines.findIndex((line) => line.trim() !== "");
  const hint = "remove it; colours, fonts and layout come from the portal's theme";
  const frontMatter = /^\s*---\s*$/.test(lines[first] ?? "");
  if (frontMatter) {
    const message = "the diagram begins with a `---` block of configuration";
    return [{ line: first + 1, column: 1, rule: "mermaid/directive", message, hint }];
  }
  return lines.flatMap((line, index) => {
    const column = line.indexOf("%%{") + 1;
    if (column === 0) return [];
    const message = "`%%{` configures Mermaid from within the diagram";
    return [{ line: index + 1, column, rule: "mermaid/directive" as const, message, hint }];
  });
}

function typeFault(type: string, line: number): DiagramFault {
  return {
    line,
    column: 1,
    rule: "mermaid/type",
    message: type === "" ? "the diagram is empty" : `\`${type}\` is not a diagram type that the portal draws`,
    hint: `begin with one of ${Object.keys(diagramTypes)
      .map((name) => `\`${name}\``)
      .join(", ")}`,
  };
}

function titleFault(type: string, line: number): DiagramFault {
  const written = typesWithoutTitle.has(type) ? "%% accTitle: " : "accTitle: ";
  return {
    line,
    column: 1,
    rule: "mermaid/title",
    message: "the diagram has no `accTitle`, so a screen reader cannot say what it shows",
    hint: `add a line such as \`${written}How a decision is made\` below \`${type}\``,
  };
}

/** True if nothing follows the type and its direction, e.g. `flowchart LR`. */
function isOnlyType(lines: readonly SourceLine[]): boolean {
  return (
    lines.length === 1 && /^\s*\S+(?:\s+(?:T[BD]|BT|LR|RL|showData))?[\s:;]*$/.test(lines[0]?.text ?? "")
  );
}

function emptyFault(type: string, line: number): DiagramFault {
  const message = `there is nothing below \`${type}\``;
  return { line, column: 1, rule: "mermaid/syntax", message, hint: "write what the diagram shows" };
}

type Culprit = (word: string, place: Pick<DiagramFault, "line" | "column">) => DiagramFault;

const linkFault: Culprit = (word, place) => ({
  ...place,
  rule: "mermaid/link",
  message: `\`${word}\` attaches a link or a script to the diagram`,
  hint: "remove it, and link from the text beside the diagram",
});

const styleFault: Culprit = (word, place) => ({
  ...place,
  rule: "mermaid/style",
  message: `\`${word}\` sets colours, which cannot follow the light and the dark theme`,
  hint: "remove it; the theme colours the diagram",
});

/** Finds statements by their first word. Several statements may share a line, separated by `;`. */
function statementFaults(
  line: SourceLine,
  words: readonly string[],
  fault: Culprit,
): readonly DiagramFault[] {
  if (words.length === 0) return [];
  const statement = new RegExp(`(?:^|;)\\s*(${words.join("|")})(?=\\s+\\S)(?!\\s*(?:--|==|-\\.|<))`, "g");
  return [...withoutQuotes(line.text).matchAll(statement)].map((match) => {
    const word = match[1] ?? "";
    return fault(word, { line: line.number, column: match.index + match[0].length - word.length + 1 });
  });
}

/** Colours that are part of another statement: `rect rgb(...)`, `box #abc Team`, `color: #f00`. */
function colourFaults(line: SourceLine, type: string): readonly DiagramFault[] {
  const pattern =
    type === "sequenceDiagram"
      ? /^\s*(rect(?!\s+transparent\s*$)|box(?=\s+(?:rgba?|hsla?)\s*\()|box(?=\s*#))(?:\s|$)/
      : type === "quadrantChart"
        ? /((?:stroke-)?color)\s*:/
        : undefined;
  const match = pattern?.exec(withoutQuotes(line.text));
  if (!match) return [];
  const word = match[1] ?? "";
  return [styleFault(word, { line: line.number, column: line.text.indexOf(word) + 1 })];
}

const nodeIcon = /(?:@\{[^}]{0,500}?|^\s*|\b(?=fa))["']?(\b(?:icon|img)["']?\s*:|\bfa[bklrs]?:fa-)/;
const outsidePatterns: Readonly<Record<string, RegExp>> = {
  flowchart: nodeIcon,
  graph: nodeIcon,
  mindmap: /(::icon\()/,
};

/** Icons and pictures, which a browser would have to fetch from elsewhere. */
function outsideFaults(line: SourceLine, type: string): readonly DiagramFault[] {
  const match = outsidePatterns[type]?.exec(line.text);
  if (!match) return [];
  const word = match[1] ?? "";
  return [
    {
      line: line.number,
      column: match.index + match[0].length - word.length + 1,
      rule: "mermaid/link",
      message: `\`${word}\` asks for an icon or a picture from elsewhere`,
      hint: "remove it, and say it in words",
    },
  ];
}

const tagPattern = /(?<!<)<\/?([a-z][a-z0-9-]*)(?:\s+[a-z-]+\s*=[^<>]*)?\s*\/?>/gi;

function htmlFaults(line: SourceLine): readonly DiagramFault[] {
  const tags = [...line.text.matchAll(tagPattern)].filter((match) => match[1]?.toLowerCase() !== "br");
  const faults = tags.map((match) => htmlFault(line, match.index, `\`${match[0]}\` is HTML`));
  const formula = line.text.indexOf("$$");
  if (formula >= 0) faults.push(htmlFault(line, formula, "`$$` begins a formula, which is drawn as HTML"));
  return faults;
}

function htmlFault(line: SourceLine, index: number, message: string): DiagramFault {
  const hint = "write plain text; only `<br/>`, which breaks a line, is allowed";
  return { line: line.number, column: index + 1, rule: "mermaid/html", message, hint };
}

/** Blanks what stands between double quotes, keeping every column. */
function withoutQuotes(text: string): string {
  return text.replace(/"[^"]*"/g, (quoted) => `"${" ".repeat(quoted.length - 2)}"`);
}

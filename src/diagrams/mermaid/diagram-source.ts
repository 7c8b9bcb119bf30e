/** One line of a diagram that says something, numbered from 1 within the source. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
}

export interface DiagramSource {
  /** The first word of the diagram, e.g. `flowchart`; empty if there is none. */
  readonly type: string;
  readonly typeLine: number;
  /** `accTitle`, and the line that it stands on. */
  readonly title: string;
  readonly titleLine: number | undefined;
  /** `accDescr`, in one line. */
  readonly description: string | undefined;
  /** The lines from the type on, without comments, `accTitle` and `accDescr`. */
  readonly lines: readonly SourceLine[];
  /** The same as text for Mermaid, blank lines of the author included. */
  readonly body: string;
  /** For each line of `body` its number within the source. */
  readonly bodyLines: readonly number[];
}

const titlePattern = /^\s*(?:%%\s*)?accTitle\s*:\s*(.*?)\s*$/;
const descriptionPattern = /^\s*(?:%%\s*)?accDescr\s*:\s*(.*?)\s*$/;
const blockPattern = /^\s*accDescr\s*\{/;

/**
 * Reads the frame of a diagram: its type, its accessible title and description. All types take both as
 * statements, and as comments (`%% accTitle: ...`) too, because two of Mermaid's grammars know no such
 * statement. Mermaid itself never sees them.
 */
export function diagramSource(source: string): DiagramSource {
  const kept: SourceLine[] = [];
  let [title, titleLine, description]: [string, number | undefined, string | undefined] = [
    "",
    undefined,
    undefined,
  ];
  let block: string[] | undefined;
  for (const [index, line] of normalizedLines(source).entries()) {
    if (block) {
      const end = line.indexOf("}");
      block.push(end < 0 ? line : line.slice(0, end));
      if (end >= 0) {
        description = oneLine(block.join(" "));
        block = undefined;
      }
    } else if (titlePattern.test(line)) {
      title = titlePattern.exec(line)?.[1] ?? "";
      titleLine = index + 1;
    } else if (descriptionPattern.test(line)) {
      description = oneLine(descriptionPattern.exec(line)?.[1] ?? "");
    } else if (blockPattern.test(line)) {
      const text = line.replace(blockPattern, "");
      const end = text.indexOf("}");
      if (end >= 0) description = oneLine(text.slice(0, end));
      else block = [text];
    } else if (!/^\s*%%(?!\{)/.test(line)) {
      kept.push({ number: index + 1, text: line });
    }
  }
  const body = kept.slice(Math.max(0, kept.findIndex(isFilled)));
  return {
    type: /^\s*([^\s:;{]+)/.exec(body[0]?.text ?? "")?.[1] ?? "",
    typeLine: body[0]?.number ?? 1,
    title,
    titleLine,
    description: description || undefined,
    lines: body.filter(isFilled),
    body: body.map((line) => line.text).join("\n"),
    bodyLines: body.map((line) => line.number),
  };
}

function isFilled(line: SourceLine): boolean {
  return line.text.trim() !== "";
}

/** Lines as an editor shows them, whatever ends them. */
export function normalizedLines(source: string): readonly string[] {
  return source.split(/\r\n|\r|\n/);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

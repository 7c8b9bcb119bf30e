import { byCodeUnits } from "../../model/index.ts";

/** Where a value stands in the file that is imported: row and column from 1; for text, line and column. */
export interface SourcePlace {
  /** The file, for a workbook with the sheet behind it: `plan.xlsx[kpis]`. */
  readonly file: string;
  readonly row: number;
  readonly column: number;
}

/** What an import has to say about a value. An error left something out; a warning took it in another way. */
export interface ImportNote extends SourcePlace {
  readonly severity: "error" | "warning";
  readonly rule: ImportRule;
  readonly message: string;
  readonly hint: string;
}

/** The permanent ids of what an import reports. */
export type ImportRule =
  | "import/file"
  | "import/column"
  | "import/value"
  | "import/missing"
  | "import/reference"
  | "import/duplicate"
  | "import/exists"
  | "import/text"
  | "import/check";

/** The notes as lines for a person: place, severity, message and rule, then what to do; every one of them. */
export function noteLines(notes: readonly ImportNote[]): string {
  return [...notes]
    .sort(byPlace)
    .map(
      ({ file, row, column, severity, message, rule, hint }) =>
        `${file}:${row}:${column}: ${severity}: ${visible(message)} [${rule}]\n  ${visible(hint)}\n`,
    )
    .join("");
}

function byPlace(a: ImportNote, b: ImportNote): number {
  return byCodeUnits(a.file, b.file) || a.row - b.row || a.column - b.column || byCodeUnits(a.rule, b.rule);
}

/** A message quotes what a stranger wrote: it stays one line, and a terminal obeys nothing in it. */
function visible(text: string): string {
  return text.replace(/[^\P{Cc}]|[\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `‹U+${code}›`;
  });
}

/** A value as a message quotes it. */
export function quoted(text: string): string {
  return `\`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}

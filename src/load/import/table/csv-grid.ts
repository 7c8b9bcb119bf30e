import { CsvError, parse } from "csv-parse/sync";
import { unguarded } from "../../../authoring/sheet/csv-text.ts";
import type { SourceFile } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import type { Grid, TableCell } from "./table.ts";

/** A plan has no use for more, and reading it would take the machine's memory. */
export const largestSource = 50_000_000;
const mostRows = 50_000;
const mostColumns = 1_000;
const longestField = 2_000_000;

/**
 * Reads CSV as people have it: with commas, semicolons or tabs, with or without a byte order mark, in UTF-8,
 * UTF-16 or, with a warning, the old encoding of Windows. Rows are counted as a spreadsheet counts them.
 */
export function csvGrid(source: SourceFile, ledger: Ledger): Grid | undefined {
  const text = decoded(source, ledger);
  if (text === undefined) return undefined;
  const start = { file: source.name, row: 1, column: 1 };
  let records: readonly (readonly string[])[];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      skipEmptyLines: false,
      maxRecordSize: longestField,
      // One more than is read, so that it can be told from a file that ends there.
      to: mostRows + 1,
    } as never) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number((error as { readonly lines?: unknown }).lines ?? 1);
    const hint = 'look for a `"` that is not closed, or is not written twice inside a quoted cell';
    ledger.error({ ...start, row }, "import/file", `the file is not CSV: ${sentence(error.message)}`, hint);
    return undefined;
  }
  if (records.length > mostRows || records.some((row) => row.length > mostColumns)) {
    const most = `${mostRows} rows and ${mostColumns} columns`;
    ledger.error(start, "import/file", `the file has more than ${most}`, "import a part of it");
    return undefined;
  }
  return {
    file: source.name,
    name: baseName(source.name),
    rows: records.map((row) => row.map(cell)),
    merges: [],
  };
}

function cell(text: string): TableCell | undefined {
  if (text === "") return undefined;
  return { kind: "text", text: unguarded(text.replaceAll("\r\n", "\n")) };
}

/** The name of a file without its folder and ending: `kpis` for `exports/kpis.csv`. */
export function baseName(file: string): string {
  return file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
}

/** The text of a file, or `undefined` with a note. */
export function decoded({ name, bytes }: SourceFile, ledger: Ledger): string | undefined {
  const start = { file: name, row: 1, column: 1 };
  if (bytes.length > largestSource) {
    const message = `the file has ${bytes.length} bytes`;
    ledger.error(start, "import/file", message, `expected at most ${largestSource}; import a part of it`);
    return undefined;
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    ledger.warn(
      start,
      "import/file",
      "the file is not UTF-8, so it is read as Windows-1252",
      "look at names with accents and at currency signs; save the file as UTF-8 if they are wrong",
    );
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The separator that occurs most in the first line outside quotes; a comma if none does. */
function delimiterOf(text: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\n])*/.exec(text.slice(0, 100_000))?.[0] ?? "").replace(
    /"(?:[^"]|"")*"/g,
    "",
  );
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** The parser's message as a part of a sentence of ours. */
function sentence(message: string): string {
  return message.replace(/^[\w ]+: /, "").replace(/\.$/, "");
}

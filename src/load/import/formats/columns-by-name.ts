import type { Ledger } from "../ledger.ts";
import { quoted, type SourcePlace } from "../note.ts";
import { readTable } from "../table/read-table.ts";
import { cellText, type Grid, type TableRow } from "../table/table.ts";

/** A row of a table whose columns are known by name. */
export interface NamedRow {
  readonly place: SourcePlace;
  /** What stands in a column, without the blanks around it; empty where there is nothing or no such column. */
  readonly get: (column: string) => string;
  readonly at: (column: string) => SourcePlace;
}

/** A table of which a format knows the columns: their names as the source writes them. */
export interface NamedTable {
  readonly file: string;
  readonly columns: ReadonlySet<string>;
  readonly rows: readonly NamedRow[];
}

/** The table of a grid by the names of its columns. Columns that the format does not know are reported. */
export function namedTable(grid: Grid, known: readonly string[], ledger: Ledger): NamedTable {
  const table = readTable({ ...grid, merges: [] }, 1);
  const columns = new Map((table?.headers ?? []).map(({ text, column }) => [text, column]));
  for (const { text, column, row } of table?.headers ?? []) {
    if (known.includes(text)) continue;
    const place = { file: grid.file, row, column: column + 1 };
    const hint = "nothing is to be done if it is of no use for the plan";
    ledger.warn(
      place,
      "import/column",
      `the column ${quoted(text)} is not one of this format and not read`,
      hint,
    );
  }
  const rows = (table?.rows ?? []).map((row) => namedRow(grid.file, row, columns));
  return { file: grid.file, columns: new Set(columns.keys()), rows };
}

function namedRow(file: string, { row, cells }: TableRow, columns: ReadonlyMap<string, number>): NamedRow {
  return {
    place: { file, row, column: 1 },
    get: (name) => {
      const column = columns.get(name);
      return column === undefined ? "" : cellText(cells[column]).trim();
    },
    at: (name) => ({ file, row, column: (columns.get(name) ?? 0) + 1 }),
  };
}

/** Says that a file lacks columns without which it is not of a format. True if it has all of them. */
export function hasColumns(table: NamedTable, needed: readonly string[], ledger: Ledger): boolean {
  const missing = needed.filter((name) => !table.columns.has(name));
  if (missing.length === 0) return true;
  const place = { file: table.file, row: 1, column: 1 };
  const names = missing.map((name) => `\`${name}\``).join(", ");
  ledger.error(
    place,
    "import/column",
    `the file lacks the columns ${names}`,
    "look whether it is the right file",
  );
  return false;
}

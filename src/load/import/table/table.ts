import type { SourcePlace } from "../note.ts";

/** A cell as its file has it. A workbook knows dates and percentages; in CSV all is text. */
export type TableCell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number; readonly isPercent: boolean }
  /** A day of the calendar; `form` is `month` where the workbook shows no day of it. */
  | { readonly kind: "date"; readonly day: string; readonly form: "day" | "month" }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** What cannot be used: a formula without a result, an error such as `#REF!`. */
  | { readonly kind: "fault"; readonly message: string; readonly hint: string };

/** Everything in a sheet or a CSV file, before anybody knows which row is its head. */
export interface Grid {
  /** What messages call it, e.g. `plan.xlsx[kpis]`. */
  readonly file: string;
  /** What it is called itself: the sheet's name, or the file's without its ending. */
  readonly name: string;
  readonly rows: readonly (readonly (TableCell | undefined)[])[];
  /** Cells that are merged into one: the first row and column and the last ones, from 0. */
  readonly merges: readonly Merge[];
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** What stands in it. */
  readonly value: TableCell | undefined;
}

export interface Table {
  readonly file: string;
  readonly name: string;
  readonly headers: readonly Header[];
  readonly rows: readonly TableRow[];
  /** The rows above its head that hold something, such as a title. */
  readonly titles: readonly SourcePlace[];
}

export interface Header {
  /** The words at the head of the column; those of a head of several rows one behind the other. */
  readonly text: string;
  readonly column: number;
  readonly row: number;
}

export interface TableRow {
  readonly row: number;
  /** The cells by their column from 0; nothing where a cell is empty. */
  readonly cells: readonly (TableCell | undefined)[];
}

/** A cell as a person sees it. */
export function cellText(cell: TableCell | undefined): string {
  switch (cell?.kind) {
    case undefined:
      return "";
    case "text":
      return cell.text;
    case "number":
      return cell.isPercent ? `${percentOf(cell.number)}%` : String(cell.number);
    case "date":
      return cell.form === "month" ? cell.day.slice(0, 7) : cell.day;
    case "boolean":
      return String(cell.value);
    case "fault":
      return "";
  }
}

/** The number before the percent sign: 0.12 is 12 %, without the dust that multiplying leaves behind. */
export function percentOf(share: number): number {
  return Number((share * 100).toPrecision(15));
}

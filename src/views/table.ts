import type { StatusMark } from "./status.ts";

/** One cell of a table: formatted, with where it leads and what stands small beneath it. */
export interface Cell {
  readonly text: string;
  /** A path of the site without the base, e.g. `kpis/churn/`. */
  readonly href?: string;
  readonly note?: string;
  readonly status?: StatusMark;
  /** The machine's form of a day, for `<time>`. */
  readonly day?: string;
}

export interface Column {
  readonly title: string;
  /** Numbers stand at the end of their column, words at the start. */
  readonly align?: "end";
  /** Columns that a narrow screen can do without. */
  readonly minor?: true;
}

export interface Table {
  /** What the table shows, for those who cannot see it beside its heading. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What stands in place of a table without rows. */
  readonly empty: string;
}

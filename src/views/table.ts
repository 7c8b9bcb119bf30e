import { byCodeUnits } from "../model/index.ts";
import type { StatusMark } from "./status.ts";

/** One cell of a table: formatted, with where it leads and what stands small beneath it. */
export interface Cell {
  readonly text: string;
  /** A path of the site without the base, e.g. `kpis/churn/`. */
  readonly href?: string;
  /** An address outside of the site, in place of `href`, e.g. of a commit. */
  readonly url?: string;
  readonly note?: string;
  /** A path of the site that the note leads to. */
  readonly noteHref?: string;
  readonly status?: StatusMark;
  /** Further values of the same cell, each beneath the other; `text` may then be empty. */
  readonly items?: readonly Cell[];
  /** The machine's form of a day, for `<time>`. */
  readonly day?: string;
  /** By what the cell sorts, where its words would sort otherwise, as those of a formatted number do. */
  readonly sort?: number | null | undefined;
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
  /** Which rows these are where there are more. */
  readonly part?: TablePart;
}

/** Some rows of a longer table. What is counted here is counted over all of them. */
export interface TablePart {
  readonly total: number;
  /** Which rows are shown, e.g. `Rows 601 to 1,200 of 2,083`. */
  readonly shown: string;
  /** The states by which the table is filtered: of all rows if all can be had, else of those shown. */
  readonly states: readonly StateCount[];
  /** What has to be known before sorting and filtering; `undefined` where that works on all rows. */
  readonly caution: string | undefined;
  /** The pages over which all rows go; `undefined` where the others are not on pages of this list. */
  readonly pages: ListPages | undefined;
  /** Where else all rows are. */
  readonly elsewhere: readonly { readonly text: string; readonly href: string }[];
}

/** A list that goes over several pages. */
export interface ListPages {
  /** Its name, by which one page finds the rows of another. */
  readonly list: string;
  /** What it is a list of, to tell its pages from those of another list. */
  readonly title: string;
  /** Which page this is, from 1. */
  readonly current: number;
  /** The path of each page without the base. */
  readonly paths: readonly string[];
  readonly links: readonly PageLink[];
  /** Whether the page may fetch the others to sort and filter all rows. */
  readonly canJoin: boolean;
}

export interface PageLink {
  readonly text: string;
  /** What the link says to those who hear it alone. */
  readonly label: string;
  /** A path of the site without the base; `undefined` for the page itself and for a gap. */
  readonly href: string | undefined;
  readonly rel?: "prev" | "next";
  readonly isCurrent: boolean;
}

/** What a list leaves out: how many, and where all of them are. */
export interface Rest {
  readonly count: number;
  readonly cell: Cell;
}

/** How many rows there are of a state, as the last column of states has it. */
export interface StateCount {
  readonly word: string;
  readonly count: number;
}

const toneOrder: readonly StatusMark["tone"][] = ["breach", "watch", "none", "on-plan"];

/** What a cell sorts by: a number, a day, the rank of a status (worst first); `undefined` for its words. */
export function sortKey({ sort, day, status }: Cell): string | undefined {
  if (sort !== undefined) return sort === null ? "" : String(sort);
  if (day !== undefined) return day;
  return status && String(toneOrder.indexOf(status.tone));
}

/** The state of a row: that of its last cell with a status. */
export function stateOf(row: readonly Cell[]): string | undefined {
  return markOf(row)?.word;
}

function markOf(row: readonly Cell[]): StatusMark | undefined {
  for (let at = row.length - 1; at >= 0; at -= 1) {
    const mark = row[at]?.status;
    if (mark) return mark;
  }
  return undefined;
}

/** The states that occur, worst first. */
export function stateCounts(rows: readonly (readonly Cell[])[]): readonly StateCount[] {
  const found = new Map<string, { readonly rank: number; count: number }>();
  for (const row of rows) {
    const mark = markOf(row);
    if (!mark) continue;
    const state = found.get(mark.word);
    if (state) state.count += 1;
    else found.set(mark.word, { rank: toneOrder.indexOf(mark.tone), count: 1 });
  }
  return [...found]
    .sort(([a, first], [b, second]) => first.rank - second.rank || byCodeUnits(a, b))
    .map(([word, { count }]) => ({ word, count }));
}

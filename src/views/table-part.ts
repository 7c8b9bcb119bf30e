/**
 * Long tables in parts. A list goes over numbered pages, and every row is on exactly one of them; a table that is only
 * a part of its page shows its first rows and says where the others are. Either way the counts are those of all rows.
 */
import { mostRowsJoined } from "./list-limits.ts";
import {
  type Cell,
  type ListPages,
  type PageLink,
  type Rest,
  type StateCount,
  stateCounts,
  type Table,
  type TablePart,
} from "./table.ts";

/** A list and where its pages are. */
export interface ListPlace {
  /** Its name, which is also where its further pages are, e.g. `decisions/records` for `lists/decisions/records/2/`. */
  readonly list: string;
  readonly title: string;
  /** The path of the page that has its first rows, e.g. `decisions/`. */
  readonly home: string;
  /** Where on that page they stand, if it has more than the list. */
  readonly anchor: string | undefined;
  readonly elsewhere: TablePart["elsewhere"];
}

export function pageCount(total: number, perPage: number): number {
  return Math.max(1, Math.ceil(total / perPage));
}

/** The rows of a page, counted from 1. */
export function rowsOfPage<Row>(rows: readonly Row[], page: number, perPage: number): readonly Row[] {
  return rows.slice((page - 1) * perPage, page * perPage);
}

/** The path of a page of a list: the first is at home, the others are apart from all entries. */
export function listPath({ list, home }: ListPlace, page: number): string {
  return page === 1 ? home : `lists/${list}/${page}/`;
}

/** One page of a list; a list that fits on one page is that page. */
export function tablePage(table: Table, place: ListPlace, page: number, perPage: number): Table {
  const { rows } = table;
  if (rows.length <= perPage) return table;
  const shown = rowsOfPage(rows, page, perPage);
  const states = rows.length <= mostRowsJoined ? stateCounts(rows) : stateCounts(shown);
  return {
    ...table,
    rows: shown,
    part: pagePart({ place, page, perPage, total: rows.length, states }),
  };
}

/** What a page of a list says about the whole. */
export function pagePart(given: {
  readonly place: ListPlace;
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  readonly states: readonly StateCount[];
}): TablePart {
  const { place, page, perPage, total, states } = given;
  const [first, last] = [(page - 1) * perPage + 1, Math.min(page * perPage, total)];
  const canJoin = total <= mostRowsJoined;
  return {
    total,
    shown: `Rows ${first} to ${last} of ${total}`,
    states,
    caution: canJoin ? undefined : cautionOf(last - first + 1),
    pages: pages(place, page, pageCount(total, perPage), canJoin),
    elsewhere: place.elsewhere,
  };
}

/** The first rows of a table that is a part of its page, and where the others are. */
export function firstRows(table: Table, most: number, elsewhere: TablePart["elsewhere"]): Table {
  const { rows } = table;
  if (rows.length <= most) return table;
  const shown = rows.slice(0, most);
  return {
    ...table,
    rows: shown,
    part: {
      total: rows.length,
      shown: `The first ${most} of ${rows.length}`,
      states: stateCounts(shown),
      caution: cautionOf(most),
      pages: undefined,
      elsewhere,
    },
  };
}

/** The first items of a list that is no table, and what is said of the others. */
export function firstItems<Item>(
  items: readonly Item[],
  most: number,
  restCell: (count: number) => Cell,
): { readonly shown: readonly Item[]; readonly rest: Rest | undefined } {
  const count = items.length - most;
  return count <= 0
    ? { shown: items, rest: undefined }
    : { shown: items.slice(0, most), rest: { count, cell: restCell(count) } };
}

export function cautionOf(shown: number): string {
  const rows = shown === 1 ? "one row" : `${shown} rows`;
  return `Sorting and filtering work on the ${rows} shown here.`;
}

function pages(place: ListPlace, current: number, count: number, canJoin: boolean): ListPages {
  const { list, title, home, anchor } = place;
  const paths = Array.from({ length: count }, (_, index) => listPath(place, index + 1));
  const hrefOf = (page: number) =>
    page === 1 && anchor !== undefined ? `${home}#${anchor}` : paths[page - 1];
  const numbers = shownNumbers(current, count).map((page): PageLink => {
    if (page === undefined) return { text: "…", label: "", href: undefined, isCurrent: false };
    const isCurrent = page === current;
    return {
      text: String(page),
      label: `Page ${page} of ${title}`,
      href: isCurrent ? undefined : hrefOf(page),
      isCurrent,
    };
  });
  const turn = (page: number, text: string, rel: "prev" | "next"): PageLink[] =>
    page < 1 || page > count
      ? []
      : [{ text, label: `${text} page of ${title}`, href: hrefOf(page), rel, isCurrent: false }];
  return {
    list,
    title,
    current,
    paths,
    links: [...turn(current - 1, "Previous", "prev"), ...numbers, ...turn(current + 1, "Next", "next")],
    canJoin,
  };
}

/** The first page, the last, and those beside the current one; `undefined` for a gap. */
function shownNumbers(current: number, count: number): readonly (number | undefined)[] {
  const wanted = new Set([1, current - 2, current - 1, current, current + 1, current + 2, count]);
  const numbers = Array.from({ length: count }, (_, index) => index + 1).filter((page) => wanted.has(page));
  return numbers.flatMap((page, index) => {
    const before = numbers[index - 1] ?? 0;
    // A gap of one page is that page.
    return page - before === 2 ? [page - 1, page] : page - before > 2 ? [undefined, page] : [page];
  });
}

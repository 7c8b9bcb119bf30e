/**
 * The page of an entry to which very much belongs: a unit with a thousand findings, a forum before which all of a large
 * plan lies. Its tables show their first rows and say where all are; nothing of a page of usual size changes.
 */
import type { Matter, Matters } from "./agenda-matters.ts";
import { documentPath } from "./entry-document.ts";
import type { EntryPage, Fact } from "./entry-page.ts";
import { mostFactValues, mostFoldedMatters, rowsPerEntryTable } from "./list-limits.ts";
import type { Table, TablePart } from "./table.ts";
import { firstItems, firstRows } from "./table-part.ts";

export interface ShortPageLimits {
  readonly rows: number;
  readonly facts: number;
  readonly matters: number;
}

const usual: ShortPageLimits = {
  rows: rowsPerEntryTable,
  facts: mostFactValues,
  matters: mostFoldedMatters,
};

/** The plain text of an entry is whole, however long. */
export function shortPage<Page extends EntryPage>(page: Page, limits: ShortPageLimits = usual): Page {
  const text = [{ text: "All of it as plain text", href: documentPath(page.collection, page.id) }];
  return shortParts(page, text, limits);
}

/** An agenda is no part of the text of a forum, so that its tables lead to the lists of all. */
export function shortAgenda<Page extends EntryPage>(page: Page, limits: ShortPageLimits = usual): Page {
  const forum = `search/?kind=Decision&forum=${encodeURIComponent(page.title)}`;
  const lists = [
    { text: "Search the decisions of this forum", href: forum },
    { text: "All decisions", href: "decisions/" },
    { text: "All findings", href: "findings/" },
  ];
  return shortParts(page, lists, limits);
}

function shortParts<Page extends EntryPage>(
  page: Page,
  elsewhere: TablePart["elsewhere"],
  limits: ShortPageLimits,
): Page {
  const short = (value: unknown): unknown => {
    if (isTable(value)) return firstRows(value, limits.rows, elsewhere);
    if (isMatters(value)) return shortMatters(value, limits.matters);
    return Array.isArray(value) ? value.map(shortMember) : value;
  };
  // Tables of a page stand beside its other parts, or each under a heading in a list of them.
  const shortMember = (member: unknown): unknown => {
    if (isFact(member)) return shortFact(member, limits.facts, elsewhere);
    if (typeof member !== "object" || member === null) return member;
    return withEach(member, (value) => (isTable(value) || isMatters(value) ? short(value) : value));
  };
  return withEach(page, short);
}

/** The same with each part changed. It is a copy if any is; of ten thousand pages few have a part that is too long. */
function withEach<Whole extends object>(whole: Whole, change: (part: unknown) => unknown): Whole {
  let changed: Whole | undefined;
  for (const name in whole) {
    const part = whole[name];
    const other = change(part) as typeof part;
    if (other === part) continue;
    changed ??= { ...whole };
    changed[name] = other;
  }
  return changed ?? whole;
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && "columns" in value && "rows" in value;
}

function isMatters(value: unknown): value is Matters {
  return typeof value === "object" && value !== null && "folded" in value && "count" in value;
}

function isFact(value: unknown): value is Fact {
  return typeof value === "object" && value !== null && "label" in value && "values" in value;
}

function shortFact(fact: Fact, most: number, [first]: TablePart["elsewhere"]): Fact {
  const { shown, rest } = firstItems(fact.values, most, (count) => ({
    text: `And ${count} more`,
    ...(first ? { href: first.href } : {}),
  }));
  return rest ? { ...fact, values: shown, rest } : fact;
}

function shortMatters(matters: Matters, most: number): Matters {
  const { shown, rest } = firstItems(matters.folded, most, (count) => ({
    text: `And ${count} more matters with ${decisionsIn(matters.folded.slice(most))} decisions, among all that are required`,
    href: "decisions/#required",
  }));
  return rest ? { ...matters, folded: shown, rest } : matters;
}

function decisionsIn(matters: readonly Matter[]): number {
  return matters.reduce((sum, { shown, folded }) => sum + shown.length + folded.length, 0);
}

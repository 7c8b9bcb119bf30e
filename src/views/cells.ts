import { type CollectionName, type Day, lastDay, type Period, toDayNumber } from "../model/index.ts";
import { entryPath, titleOf, type ViewContext } from "./context.ts";
import { type Claim, claimMark, type Status, statusMark } from "./status.ts";
import type { Cell, Column } from "./table.ts";

/** A link to an entry under its title; plain text where the entry has not happened yet and so has no page. */
export function entryCell(context: ViewContext, collection: CollectionName, id: string, note?: string): Cell {
  const isKnown = context.repository[collection].has(id);
  const cell = isKnown
    ? { text: titleOf(context, collection, id), href: entryPath(collection, id) }
    : { text: id };
  return note === undefined ? cell : { ...cell, note };
}

export function maybeEntryCell(
  context: ViewContext,
  collection: CollectionName,
  id: string | null | undefined,
): Cell {
  return id === null || id === undefined ? { text: "–" } : entryCell(context, collection, id);
}

export function dayCell({ format }: ViewContext, day: Day | null | undefined, note?: string): Cell {
  const text = format.shortDay(day);
  const cell = day ? { text, day } : { text };
  return note === undefined ? cell : { ...cell, note };
}

/** A period, which sorts by its last day. */
export function periodCell({ format, repository }: ViewContext, period: Period): Cell {
  return {
    text: format.period(period),
    sort: toDayNumber(lastDay(period, repository.portal.fiscalYearStart)),
  };
}

export function statusCell(status: Status | null | undefined): Cell {
  const mark = statusMark(status);
  return { text: mark.word, status: mark };
}

export function claimCell(claim: Claim | null | undefined): Cell {
  const mark = claimMark(claim);
  return { text: mark.word, status: mark };
}

/** Money to the unit, without the currency, which the head of its column names. */
export function wholeCell({ format }: ViewContext, amount: number): Cell {
  return { text: format.number(amount, 0), sort: amount };
}

/** The column of such cells. On a narrow screen, where a row is a card, its title stands before every amount. */
export function moneyColumn({ repository }: ViewContext, title: string): Column {
  return { title: `${title}, ${repository.portal.currency}`, align: "end" };
}

/** Two states of a plan beside each other, as the pages and texts about changes tell of them. */
import { changesBetween, type EarlierState, type PlanChanges } from "../analysis/index.ts";
import { type CollectionName, collections, oncePer } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { subjectOf, type ViewContext } from "./context.ts";
import type { Moment } from "./moment.ts";
import { defaultMoment } from "./moments.ts";
import type { Cell, Table } from "./table.ts";

export interface Compared {
  /** The later state; the names of what is still there are its names. */
  readonly context: ViewContext;
  readonly before: EarlierState;
  readonly changes: PlanChanges;
}

/** A part of what changed. */
export interface ChangeSection {
  readonly anchor: string;
  readonly heading: string;
  /** The heading in a word or two, for the list of parts. */
  readonly short: string;
  readonly table: Table;
  /** What has to be known to read it. */
  readonly note?: string;
  /** How many more rows there are than the table shows. */
  readonly left?: number;
}

/** Holds what is shown against an earlier state. */
export function comparedWith(context: ViewContext, before: EarlierState): Compared {
  const { repository, report } = context;
  // The report of a moment is there as long as somebody holds it.
  const held = { repository: before.repository, report: before.report, renamed: before.renamed };
  return { context, before: held, changes: changesBetween(held, { repository, report }) };
}

/** The same for a moment. With the one that nobody has to choose three pages compare, and it is compared once. */
export function comparedSince(context: ViewContext, moment: Moment): Compared {
  const usual = moment === defaultMoment(context) ? comparedByDefault(context) : undefined;
  return usual ?? comparedWith(context, moment);
}

const comparedByDefault = oncePer((context: ViewContext): Compared | undefined => {
  const moment = defaultMoment(context);
  return moment && comparedWith(context, moment);
});

/** An entry under its title, with a link while it is there; what is gone has the title that it had. */
export function subjectCell({ context, before }: Compared, subject: string, note?: string): Cell {
  const { collection, id } = subjectOf(subject);
  if (context.repository[collection].has(id)) return entryCell(context, collection, id, note);
  const earlier = collection === "actuals" ? undefined : before.repository[collection].get(id);
  return { text: earlier?.title ?? id, ...(note === undefined ? {} : { note }) };
}

export function nounOf(collection: CollectionName): string {
  return collections[collection].noun;
}

import { byCodeUnits, type Day, isDay, lastDay, type Period, periodFault } from "../../model/index.ts";
import { valueAt } from "../schema-faults.ts";
import { type CheckedEntry, type CheckScope, faultAt, type ReportFault } from "./checked-entry.ts";

/** An update whose name says which period it is for, e.g. `2026/2026-10-erp`. */
interface NamedUpdate {
  readonly entry: CheckedEntry;
  readonly plan: unknown;
  readonly date: Day;
  /** The last day of the period in the name. */
  readonly named: Day;
}

/**
 * Warns of an update that is dated before the one whose name comes before it: its name says that it is the
 * newer of the two, and the portal goes by its date.
 */
export function checkUpdateOrder({ entries, portal }: CheckScope, report: ReportFault): void {
  const updates = entries
    .flatMap((entry) => namedUpdate(entry, portal.fiscalYearStart) ?? [])
    .sort((a, b) => byCodeUnits(a.named, b.named) || byCodeUnits(a.entry.id, b.entry.id));
  const newest = new Map<unknown, NamedUpdate>();
  for (const update of updates) {
    const before = newest.get(update.plan);
    if (before && before.named < update.named && update.date < before.date) {
      const { entry, date } = update;
      const message = `\`date\` is ${date}, before the ${before.date} of \`${before.entry.id}\`, whose name comes first`;
      report(
        entry,
        faultAt(entry, ["date"], "date/backwards", message, "correct the date, or rename the file"),
      );
    }
    if (!before || update.date >= before.date) newest.set(update.plan, update);
  }
}

function namedUpdate(entry: CheckedEntry, fiscalYearStart: number): NamedUpdate | undefined {
  if (entry.collection !== "updates") return undefined;
  const period = /\d{4}-(?:W\d\d|Q\d|\d\d(?:-\d\d)?)/i.exec(entry.id)?.[0].toUpperCase();
  const date = valueAt(entry.document.data, ["date"]);
  if (period === undefined || periodFault(period) !== undefined || !isDay(date)) return undefined;
  return {
    entry,
    plan: valueAt(entry.document.data, ["plan"]),
    date,
    named: lastDay(period as Period, fiscalYearStart),
  };
}

import { type Day, lastDay, type Period, periodFault } from "../../model/index.ts";
import type { Path } from "../document.ts";
import { pathName, valueAt } from "../schema-faults.ts";
import { type CheckedEntry, type CheckScope, faultAt, type ReportFault } from "./checked-entry.ts";

/** Checks that periods which form a series are unique and in time order, and that baselines come first. */
export function checkSequences({ entries, portal }: CheckScope, report: ReportFault): void {
  const { fiscalYearStart } = portal;
  for (const entry of entries) {
    if (entry.collection === "kpis") {
      const ledger = valueAt(entry.document.data, ["retargeted"]);
      const moves = Array.isArray(ledger)
        ? ledger.map((_, index): Path => ["retargeted", index, "targets"])
        : [];
      for (const path of [["targets"], ...moves]) {
        checkOrder(entry, path, fiscalYearStart, report);
        checkBaseline(entry, path, fiscalYearStart, report);
      }
    }
    if (entry.collection === "actuals") checkOrder(entry, ["measurements"], fiscalYearStart, report);
    if (entry.collection === "teams") checkOrder(entry, ["capacity"], fiscalYearStart, report);
  }
}

function checkOrder(entry: CheckedEntry, path: Path, fiscalYearStart: number, report: ReportFault): void {
  const list = valueAt(entry.document.data, path);
  if (!Array.isArray(list)) return;
  let before: { readonly period: Period; readonly end: Day } | undefined;
  for (const index of list.keys()) {
    const at: Path = [...path, index, "period"];
    const period = periodAt(entry, at);
    if (period === undefined) continue;
    const end = lastDay(period, fiscalYearStart);
    if (before && end <= before.end) {
      const same = end === before.end;
      const message = same
        ? `\`${pathName(path)}\` gives ${end} twice, as \`${before.period}\` and as \`${period}\``
        : `\`${pathName(path)}\` is not in time order: \`${period}\` stands after \`${before.period}\``;
      const hint = same ? "keep one value for each period" : "put the earliest period first";
      report(entry, faultAt(entry, at, same ? "date/duplicate" : "date/order", message, hint));
    }
    if (!before || end > before.end) before = { period, end };
  }
}

function checkBaseline(
  entry: CheckedEntry,
  targets: Path,
  fiscalYearStart: number,
  report: ReportFault,
): void {
  const baseline = periodAt(entry, ["baseline", "period"]);
  const first = periodAt(entry, [...targets, 0, "period"]);
  if (baseline === undefined || first === undefined) return;
  if (lastDay(baseline, fiscalYearStart) < lastDay(first, fiscalYearStart)) return;
  const message = `the target for \`${first}\` is not after the baseline \`${baseline}\``;
  const hint = "a planned path leads from the baseline to later targets; correct one of the two periods";
  report(entry, faultAt(entry, [...targets, 0, "period"], "date/order", message, hint));
}

function periodAt(entry: CheckedEntry, path: Path): Period | undefined {
  const value = valueAt(entry.document.data, path);
  return typeof value === "string" && periodFault(value) === undefined ? (value as Period) : undefined;
}

import {
  type CollectionName,
  type Day,
  isDay,
  lastDay,
  oncePer,
  type Period,
  periodFault,
} from "../../model/index.ts";
import type { Path } from "../document.ts";
import { pathName, valueAt } from "../schema-faults.ts";
import { isRecord } from "../schema-walk.ts";
import { type CheckedEntry, type CheckScope, faultAt, type ReportFault } from "./checked-entry.ts";

/** The fields that say on which day something happened; `*` stands for every item of a list. */
const pastDays: { readonly [Name in CollectionName]?: readonly (readonly string[])[] } = {
  kpis: [["retargeted", "*", "date"]],
  plans: [["contributes", "*", "confirmed", "date"]],
  milestones: [
    ["rebaselined", "*", "date"],
    ["actual", "start"],
    ["actual", "finish"],
    ["cancelled", "date"],
  ],
  updates: [["date"]],
  decisions: [["date"]],
};

/**
 * Warns of what is said to have happened and yet is dated after the reporting date. The analysis leaves it out
 * until then, which is right for a plan looked at as of an earlier day, and a slip of the pen otherwise.
 */
export function checkFutureFigures(
  { entries, portal }: CheckScope,
  reportingDate: Day,
  report: ReportFault,
): void {
  for (const entry of entries) {
    const warn = (path: Path, what: string) => {
      const message = `${what} after the reporting date ${reportingDate}, so it does not count yet`;
      const hint = "correct the date; if it is right, leave it, and it counts from that day on";
      report(entry, faultAt(entry, path, "date/future", message, hint));
    };
    for (const path of (pastDays[entry.collection] ?? []).flatMap((field) => pathsOf(entry, field))) {
      const date = valueAt(entry.document.data, path);
      if (isDay(date) && date > reportingDate && !isProposal(entry))
        warn(path, `\`${pathName(path)}\` is ${date},`);
    }
    if (entry.collection === "actuals") {
      const [first, ...others] = endsOf(entry, portal.fiscalYearStart).flatMap(({ path, end }) =>
        end > reportingDate ? [path] : [],
      );
      const more = others.length > 0 ? ` (as do ${others.length} below it)` : "";
      if (first)
        warn(
          first,
          `\`${pathName(first)}\` is \`${valueAt(entry.document.data, first)}\`, which ends${more}`,
        );
    }
  }
}

interface End {
  readonly path: Path;
  readonly end: Day;
}

/** The last days of the periods that are measured, worked out once for what was read of a file. */
function endsOf(entry: CheckedEntry, fiscalYearStart: number): readonly End[] {
  const { data } = entry.document;
  if (!isRecord(data)) return [];
  const known = endsByFiscalYear(data);
  const ends =
    known.get(fiscalYearStart) ??
    pathsOf(entry, ["measurements", "*", "period"]).flatMap((path): readonly End[] => {
      const period = valueAt(data, path);
      if (typeof period !== "string" || periodFault(period) !== undefined) return [];
      return [{ path, end: lastDay(period as Period, fiscalYearStart) }];
    });
  known.set(fiscalYearStart, ends);
  return ends;
}

const endsByFiscalYear = oncePer((_written: object) => new Map<number, readonly End[]>());

/** A proposal is dated when it is to be decided, which may well lie ahead. */
function isProposal({ collection, document }: CheckedEntry): boolean {
  return collection === "decisions" && valueAt(document.data, ["status"]) === "proposed";
}

function pathsOf({ document }: CheckedEntry, field: readonly string[]): readonly Path[] {
  return field.reduce<readonly Path[]>(
    (paths, step) =>
      paths.flatMap((path): readonly Path[] => {
        if (step !== "*") return [[...path, step]];
        const list = valueAt(document.data, path);
        return Array.isArray(list) ? [...list.keys()].map((index) => [...path, index]) : [];
      }),
    [[]],
  );
}

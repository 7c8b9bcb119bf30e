/** Projects over the years: which rows are the same project, and what each year said. */
import { type Day, lastDay, type Period } from "../../../model/index.ts";
import type { ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { quoted } from "../note.ts";
import { idFrom, slug } from "../slug.ts";
import { formOf } from "../table/entry-table.ts";
import { dayOf } from "../values/day-text.ts";
import type { NamedRow } from "./columns-by-name.ts";
export interface Snapshot {
  readonly row: NamedRow;
  /** The last day of the year that the row is about. */
  readonly date: Day;
  readonly period: string;
  readonly start: Day | undefined;
  readonly end: Day | undefined;
}

/** The day of the last report in each file. A file may be about some projects only, so it says nothing of others. */
export function lastReports(snapshots: readonly Snapshot[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const { row, date } of snapshots) {
    const before = days.get(row.place.file);
    if (before === undefined || date > before) days.set(row.place.file, date);
  }
  return days;
}

/** The rows of each project by its id, in time order. */
export function projectsOf(
  rows: readonly NamedRow[],
  settings: ImportSettings,
  ledger: Ledger,
): ReadonlyMap<string, readonly Snapshot[]> {
  const idOf = projectIds(rows, ledger);
  const projects = new Map<string, Snapshot[]>();
  for (const row of rows) {
    const snapshot = snapshotOf(row, settings, ledger);
    const id = idOf(row);
    if (!snapshot || id === undefined) continue;
    const before = projects.get(id) ?? [];
    if (before.some(({ period }) => period === snapshot.period)) {
      const message = `${quoted(row.get("project_name"))} is reported a second time for ${snapshot.period}`;
      ledger.error(row.place, "import/duplicate", message, "the first row counts; delete one of the two");
      continue;
    }
    projects.set(id, [...before, snapshot]);
  }
  return new Map([...projects].map(([id, found]) => [id, found.sort((a, b) => (a.date < b.date ? -1 : 1))]));
}

/**
 * A project is known by its number. One that has none, as in the first years, is the one with a number that was ever
 * called the same, if there is exactly one; else its name is its id.
 */
function projectIds(rows: readonly NamedRow[], ledger: Ledger): (row: NamedRow) => string | undefined {
  const numbers = new Map<string, Set<string>>();
  for (const row of rows) {
    const [name, number] = [slug(row.get("project_name")), row.get("project_number")];
    if (number !== "") numbers.set(name, (numbers.get(name) ?? new Set()).add(number));
  }
  return (row) => {
    const number = row.get("project_number");
    if (number !== "") return idFrom(number);
    const name = slug(row.get("project_name"));
    if (name === "") {
      ledger.error(row.place, "import/missing", "the row names no project", "give it a name or delete it");
      return undefined;
    }
    const [only, ...others] = numbers.get(name) ?? [];
    if (only === undefined || others.length > 0) return name;
    ledger.assume(
      "a row without a project number is taken for the project with a number that has the same name",
    );
    return idFrom(only);
  };
}

function snapshotOf(row: NamedRow, settings: ImportSettings, ledger: Ledger): Snapshot | undefined {
  const year = row.get("year");
  // `2024-25` is the fiscal year that ends in 2025.
  const period = /^\d{4}$/.test(year)
    ? year
    : /^\d{4}-\d{2}$/.test(year)
      ? String(Number(year.slice(0, 4)) + 1)
      : "";
  if (period === "") {
    ledger.error(
      row.at("year"),
      "import/value",
      `${quoted(year)} is not a year; the row is left out`,
      "write `2023`",
    );
    return undefined;
  }
  const start = dateIn(row, "start_date", settings, ledger);
  const end = dateIn(row, "end_date", settings, ledger);
  const isBackwards = start !== undefined && end !== undefined && start > end;
  if (isBackwards) {
    const message = `the start ${start} is after the end ${end}, so the start is left out`;
    const hint = "a year of two digits was read wrongly, perhaps; correct the source";
    ledger.error(row.at("start_date"), "import/value", message, hint);
  }
  const date = lastDay(period as Period, settings.fiscalYearStart);
  return { row, date, period, start: isBackwards ? undefined : start, end };
}

function dateIn(row: NamedRow, column: string, settings: ImportSettings, ledger: Ledger): Day | undefined {
  const text = row.get(column);
  if (text === "") return undefined;
  const read = dayOf(text, formOf(settings).dates);
  if (read.ok) return read.value;
  ledger.error(row.at(column), "import/value", `\`${column}\`: ${read.message}`, read.hint);
  return undefined;
}

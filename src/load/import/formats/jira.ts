/**
 * Releases and dated issues of Jira.
 *
 * A JSON file holds the versions of a project, as `/rest/api/2/project/KEY/versions` gives them; a CSV file issues, as
 * the search exports them ("Export Excel CSV"). Jira keeps one date only: that of a release is where it was planned
 * until it is released, and then the day on which it was. So a released version has that day for its baseline too,
 * and how late it came cannot be told from it; such a milestone has the tag `baseline-not-stated`.
 */
import type { Data } from "../../../authoring/settings.ts";
import type { Day } from "../../../model/index.ts";
import type { ImportFormat, ImportSettings } from "../import-format.ts";
import { type JsonRecord, jsonRecords } from "../json-source.ts";
import type { Ledger } from "../ledger.ts";
import { quoted, type SourcePlace } from "../note.ts";
import { idFrom, slug } from "../slug.ts";
import { baseName, csvGrid } from "../table/csv-grid.ts";
import { dayOf, monthOf } from "../values/day-text.ts";
import { hasColumns, type NamedRow, namedTable } from "./columns-by-name.ts";
import { leaveOutDescription } from "./milestone-description.ts";
import { personFor, planFor } from "./source-names.ts";

/** Columns of issues that say something of a milestone, as Jira names them in its versions. */
const columns = {
  title: ["Summary"],
  key: ["Issue key", "Key"],
  due: ["Due date", "Due Date"],
  start: ["Start date", "Custom field (Start date)", "Target start", "Custom field (Target start)"],
  resolved: ["Resolved"],
  assignee: ["Assignee"],
  project: ["Project name"],
} as const;

export const jira: ImportFormat = {
  summary: "versions of Jira as JSON, or issues with due dates as CSV",
  read: (files, settings, ledger) => {
    for (const file of files) {
      const name = baseName(file.name);
      if (/\.json$/i.test(file.name)) {
        for (const record of jsonRecords(file, ["values", "versions"], ledger))
          addVersion(record, name, settings, ledger);
        continue;
      }
      const grid = csvGrid(file, ledger);
      const heads = (grid?.rows[0] ?? []).map((cell) => (cell?.kind === "text" ? cell.text : ""));
      // An export of issues has a hundred columns about the work itself, which are none of a plan's business.
      const table = grid && namedTable(grid, heads, ledger);
      if (!table || !hasColumns(table, ["Summary"], ledger)) continue;
      tellUnread(file.name, heads, ledger);
      for (const row of table.rows) addIssue(row, name, settings, ledger);
    }
  },
};

function addVersion(record: JsonRecord, fileName: string, settings: ImportSettings, ledger: Ledger): void {
  const title = record.text("name");
  const finish = dateOf(record.text("releaseDate"), record.at("releaseDate"), settings, ledger);
  if (title === "" || finish === undefined) {
    leftOut(title, "release date", record.place, ledger);
    return;
  }
  leaveOutDescription(record, ledger);
  const start = dateOf(record.text("startDate"), record.at("startDate"), settings, ledger);
  const isReleased = record.value("released") === true;
  if (isReleased)
    ledger.assume("Jira keeps no planned date of a released version: its baseline is the day of its release");
  const plan = planFor(record.text("project") || fileName, record.place, settings, ledger);
  ledger.add({
    collection: "milestones",
    id: ledger.freeId("milestones", `${plan}/${slug(title) || "version"}`, record.place),
    data: {
      title,
      baseline: dates(start, finish, record.at("startDate"), ledger),
      ...(isReleased ? { actual: { finish } } : {}),
      tags: [
        ...(isReleased ? ["baseline-not-stated"] : []),
        ...(record.value("archived") === true ? ["archived"] : []),
      ],
    },
    place: record.place,
  });
}

function addIssue(row: NamedRow, fileName: string, settings: ImportSettings, ledger: Ledger): void {
  const first = (names: readonly string[]) => names.find((name) => row.get(name) !== "") ?? names[0] ?? "";
  const date = (names: readonly string[]) =>
    dateOf(row.get(first(names)), row.at(first(names)), settings, ledger);
  const [title, key] = [row.get(first(columns.title)), row.get(first(columns.key))];
  const finish = date(columns.due);
  if (title === "" || finish === undefined) {
    leftOut(title, "due date", row.place, ledger);
    return;
  }
  const resolved = date(columns.resolved);
  const assignee = row.get(first(columns.assignee));
  const plan = planFor(row.get(first(columns.project)) || fileName, row.place, settings, ledger);
  const wanted = `${plan}/${key === "" ? slug(title) : idFrom(key)}`;
  ledger.add({
    collection: "milestones",
    id: ledger.freeId("milestones", wanted, row.place),
    data: {
      title,
      baseline: dates(date(columns.start), finish, row.at(first(columns.start)), ledger),
      ...(resolved === undefined ? {} : { actual: { finish: resolved } }),
      ...(assignee === "" ? {} : { accountable: personFor(assignee, row.place, settings, ledger) }),
    },
    place: row.place,
  });
}

/** One note for all columns that are not read; a note for each would bury the others. */
function tellUnread(file: string, heads: readonly string[], ledger: Ledger): void {
  const read = new Set<string>(Object.values(columns).flat());
  const others = heads.filter((head) => head !== "" && !read.has(head));
  if (others.length === 0) return;
  const names = others.map((head) => quoted(head)).join(", ");
  const message = `the columns ${names} say nothing that a milestone has, and are not read`;
  ledger.warn({ file, row: 1, column: 1 }, "import/column", message, "nothing is to be done if that is so");
}

function leftOut(title: string, what: string, place: SourcePlace, ledger: Ledger): void {
  const subject = title === "" ? "an item without a name" : quoted(title);
  const message = `${subject} has no ${what}, so it is no milestone and left out`;
  ledger.error(place, "import/missing", message, "set it in Jira and export again");
}

/** A baseline; a start behind the finish is left out and told. */
function dates(start: Day | undefined, finish: Day, place: SourcePlace, ledger: Ledger): Data {
  if (start === undefined || start <= finish) return { ...(start === undefined ? {} : { start }), finish };
  const message = `the start ${start} is after the finish ${finish}, so the start is left out`;
  ledger.error(place, "import/value", message, "correct one of the two");
  return { finish };
}

/** A date as Jira has it: `2026-12-18`, or `18/Dec/26 12:00 AM`, in which the year is of this century: Jira is. */
function dateOf(text: string, place: SourcePlace, settings: ImportSettings, ledger: Ledger): Day | undefined {
  if (text === "") return undefined;
  const short = /^(\d{1,2})\/([A-Za-z]{3})\/(\d{2})(?:\s|$)/.exec(text);
  const month = short && monthOf(short[2] ?? "");
  const whole = month
    ? `20${short[3]}-${String(month).padStart(2, "0")}-${short[1]?.padStart(2, "0")}`
    : text;
  const read = dayOf(whole.replace(/ \d{1,2}:\d{2}.*$/, ""), settings.dates);
  if (read.ok) return read.value;
  ledger.error(place, "import/value", read.message, read.hint);
  return undefined;
}

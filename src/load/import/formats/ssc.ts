/**
 * What a department of the Government of Canada publishes about its results and spending: its indicators, programs
 * and sub-programs as CSV files, which are told apart by their columns.
 *
 *     result              → an objective
 *     indicator           → a KPI with one target: at least `target_min`, at most `target_max`, or between the two
 *     actual              → its measurement, with the department's explanation
 *     (sub-)program       → a plan with one milestone, its fiscal year
 *     planned and actual  → the milestone's budget and spending, of the lowest level alone: the levels above are the
 *     spending              sums of those below, and would count them again
 *     variance note       → an update, without a colour of its own; it is amber, since something had to be explained
 *
 * There are no named owners, milestones, dependencies or decisions in it. Full-time equivalents stand in the
 * narrative, since a team's capacity also needs what is taken by work that nobody can decline.
 */
import type { ImportFormat, ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { quoted } from "../note.ts";
import { unnamedOwnerOf } from "../placeholders.ts";
import { slug } from "../slug.ts";
import { csvGrid } from "../table/csv-grid.ts";
import { hasColumns, type NamedRow, type NamedTable, namedTable } from "./columns-by-name.ts";
import { addIndicator } from "./ssc-indicators.ts";
import { addProgram, addSubprogram } from "./ssc-programs.ts";
import {
  indicatorColumns,
  programColumns,
  type Reading,
  responsibilityColumns,
  subprogramColumns,
  type Tables,
} from "./ssc-reading.ts";

export const ssc: ImportFormat = {
  summary: "results, indicators and spending of a Canadian department as CSV, all files at once",
  read: (files, settings, ledger) => {
    const start = { file: files[0]?.name ?? "", row: 1, column: 1 };
    if (settings.currency !== "CAD") {
      const message = `the figures are in Canadian dollars, but the plan is in ${settings.currency || "no currency"}`;
      ledger.error(start, "import/file", message, 'set `"currency": "CAD"` in the portal.json of the plan');
      return;
    }
    const grids = files.flatMap((file) => csvGrid(file, ledger) ?? []);
    const tables = tablesOf(
      grids.map((grid) => {
        const first = (grid.rows[0] ?? []).map((cell) => (cell?.kind === "text" ? cell.text : ""));
        const known = [indicatorColumns, subprogramColumns, programColumns, responsibilityColumns].find(
          (columns) => columns.slice(0, 4).every((name) => first.includes(name)),
        );
        return known ? namedTable(grid, known, ledger) : namedTable(grid, first, ledger);
      }),
      ledger,
    );
    const reading: Reading = {
      ...tables,
      settings,
      ledger,
      department: departments(tables, settings, ledger),
      year: yearOf(tables),
    };
    for (const row of reading.indicators) addIndicator(row, reading);
    for (const row of reading.programs) addProgram(row, reading);
    for (const row of reading.subprograms) addSubprogram(row, reading);
    for (const row of reading.responsibilities) tellResponsibility(row, reading);
  },
};

function tablesOf(tables: readonly NamedTable[], ledger: Ledger): Tables {
  const has = ({ columns }: NamedTable, name: string) => columns.has(name);
  const rowsWith = (matches: (table: NamedTable) => boolean) =>
    tables.filter(matches).flatMap(({ rows }) => rows);
  const isIndicators = (table: NamedTable) => has(table, "indicator_id");
  const isSubprograms = (table: NamedTable) => has(table, "parent_id") && has(table, "spend_planned_y1");
  const isPrograms = (table: NamedTable) => has(table, "program") && has(table, "spend_planned_y1");
  const isResponsibilities = (table: NamedTable) => has(table, "name_en");
  const kinds = [isIndicators, isSubprograms, isPrograms, isResponsibilities];
  for (const table of tables) {
    if (!kinds.some((matches) => matches(table))) hasColumns(table, ["indicator_id", "result_id"], ledger);
  }
  return {
    indicators: rowsWith(isIndicators),
    subprograms: rowsWith(isSubprograms),
    programs: rowsWith(isPrograms),
    responsibilities: rowsWith(isResponsibilities),
  };
}

/** The fiscal year of the report, by the document's code: `drr16` is the report on results of 2016-17. */
function yearOf({ indicators }: Tables): string {
  const digits = /(\d{2})$/.exec(indicators[0]?.get("doc") ?? "")?.[1];
  return digits === undefined ? "" : String(2000 + Number(digits) + 1);
}

function departments({ indicators, programs }: Tables, settings: ImportSettings, ledger: Ledger) {
  const names = new Map(
    [...indicators, ...programs].map((row) => [row.get("dept_code"), row.get("department")]),
  );
  return (row: NamedRow) => {
    const code = row.get("dept_code");
    const title = names.get(code) || code || "Department";
    const unit = slug(title);
    const owner = unnamedOwnerOf({ id: unit, title, kind: "shared" }, row.place, settings, ledger);
    return { unit, owner };
  };
}

/** A core responsibility groups programs; it has no outcome of its own that could be an objective. */
function tellResponsibility(row: NamedRow, { ledger }: Reading): void {
  const message = `the core responsibility ${quoted(row.get("name_en"))} is not imported: it has no result of its own`;
  ledger.warn(
    row.place,
    "import/value",
    message,
    "write it as an objective if results should stand below it",
  );
}

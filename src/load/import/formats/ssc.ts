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

import type { Data } from "../../../authoring/settings.ts";
import { type Day, lastDay, type Period, periodFault } from "../../../model/index.ts";
import type { ImportFormat, ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { plainParagraphs, plainText } from "../markdown-table.ts";
import { quoted } from "../note.ts";
import { unnamedOwnerOf } from "../placeholders.ts";
import { idFrom, slug } from "../slug.ts";
import { csvGrid } from "../table/csv-grid.ts";
import { formOf } from "../table/entry-table.ts";
import { numberOf } from "../values/number-text.ts";
import { hasColumns, type NamedRow, type NamedTable, namedTable } from "./columns-by-name.ts";

const indicatorColumns =
  "indicator_id doc dept_code department level subject_id program_id subject core_responsibility_id result_id result is_efficiency indicator target_type target_min target_max target_narrative target_year target_month actual_datatype actual status_color status_period recomputed explanation".split(
    " ",
  );
const subprogramColumns =
  "id parent_id program_id dept_code name spend_planned_y1 spend_actual_y1 spend_explanation fte_planned_y1 fte_actual_y1 fte_explanation description".split(
    " ",
  );
const programColumns =
  "program_id dept_code department core_responsibility_id program is_internal_service spend_actual_y5 spend_actual_y4 spend_actual_y3 spend_actual_y2 spend_actual_y1 spend_planned_y1 spend_plan_next1 spend_plan_next2 spend_plan_next3 fte_actual_y5 fte_actual_y4 fte_actual_y3 fte_actual_y2 fte_actual_y1 fte_planned_y1 fte_plan_next1 fte_plan_next2 fte_plan_next3".split(
    " ",
  );
const responsibilityColumns = "id dept_code name_en desc_en is_active is_drf is_internal_service".split(" ");

interface Tables {
  readonly indicators: readonly NamedRow[];
  readonly subprograms: readonly NamedRow[];
  readonly programs: readonly NamedRow[];
  readonly responsibilities: readonly NamedRow[];
}

interface Reading extends Tables {
  readonly settings: ImportSettings;
  readonly ledger: Ledger;
  /** The unit of a row's department and who stands for its owner. */
  readonly department: (row: NamedRow) => { readonly unit: string; readonly owner: string };
  /** The fiscal year that spending is of, e.g. `2017`. */
  readonly year: string;
}

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

function addIndicator(row: NamedRow, reading: Reading): void {
  const { ledger, department } = reading;
  const id = idFrom(row.get("indicator_id"));
  const title = row.get("indicator");
  const period = dueIn(row, ledger);
  if (id === "" || title === "" || period === undefined) {
    if (period !== undefined) {
      const message = "the row has no `indicator_id` or no `indicator`, so it is no KPI";
      ledger.error(row.place, "import/missing", message, "add both, or delete the row");
    }
    return;
  }
  const { owner } = department(row);
  const [min, max] = [figure(row, "target_min", reading), figure(row, "target_max", reading)];
  const objective = addResult(row, period, owner, reading);
  ledger.assume(
    "the source does not say whether an indicator leads or lags: it lags, being a published result",
  );
  const narrative = row.get("target_narrative");
  if (narrative !== "") {
    const message = `\`target_narrative\` ${quoted(narrative)} stands in the definition, since a target is a number`;
    ledger.warn(
      row.at("target_narrative"),
      "import/value",
      message,
      "set a target by hand if it can be measured",
    );
  }
  ledger.add({
    collection: "kpis",
    id,
    data: {
      title,
      definition: narrative === "" ? title : `${title}; target: ${narrative}`,
      unit: unitOf(row.get("target_type")),
      ...direction(min, max, period),
      kind: "lag",
      accountable: owner,
      ...(objective === undefined ? {} : { objective }),
      frequency: "yearly",
      tags: tagsOf(row),
    },
    place: row.place,
  });
  addActual(id, row, period, reading);
}

/** What the source says of an indicator and a KPI has no field for: the status that was published among it. */
function tagsOf(row: NamedRow): readonly string[] {
  const status = slug(row.get("status_color"));
  return [
    ...(status === "" ? [] : [`published-${status}`]),
    ...(row.get("is_efficiency") === "1" ? ["efficiency"] : []),
  ];
}

/** The month by whose end the target is due. */
function dueIn(row: NamedRow, ledger: Ledger): string | undefined {
  const [year, month] = [row.get("target_year"), row.get("target_month")];
  const period = month === "" ? year : `${year}-${month.padStart(2, "0")}`;
  const fault = periodFault(period);
  if (fault === undefined) return period;
  const message = `the target's month ${quoted(period)} ${fault}; the indicator is left out`;
  ledger.error(row.at("target_year"), "import/value", message, "give `target_year` and `target_month`");
  return undefined;
}

function direction(min: number | undefined, max: number | undefined, period: string): Data {
  if (min !== undefined && max !== undefined) return { direction: "hold", range: { min, max }, targets: [] };
  const value = min ?? max;
  return {
    direction: min === undefined && max !== undefined ? "decrease" : "increase",
    targets: value === undefined ? [] : [{ period, value }],
  };
}

function unitOf(type: string): string {
  if (type === "percent") return "%";
  return type === "dollar" ? "CAD" : type || "num";
}

function addActual(id: string, row: NamedRow, due: string, reading: Reading): void {
  const value = figure(row, "actual", reading);
  if (value === undefined) return;
  const note = row.get("explanation");
  // What is due later was measured in the year of the report like all the rest.
  const end = reading.year === "" ? due : `${reading.year}-03`;
  const measurement = { period: end < due ? end : due, value, ...(note === "" ? {} : { note }) };
  reading.ledger.add({
    collection: "actuals",
    id,
    data: { measurements: [measurement] },
    place: row.at("actual"),
  });
}

function addResult(row: NamedRow, period: string, owner: string, { ledger }: Reading): string | undefined {
  const [id, title] = [idFrom(row.get("result_id")), row.get("result")];
  if (id === "" || title === "") return undefined;
  if (ledger.has("objectives", id)) return id;
  ledger.assume("the source does not say which line of the business a result moves: it is `efficiency`");
  const subject = row.get("subject");
  ledger.add({
    collection: "objectives",
    id,
    data: {
      title,
      accountable: owner,
      horizon: period,
      outcome: { line: "efficiency", statement: title },
    },
    body: subject === "" ? "A published result." : `Expected result of ${plainText(subject)}.`,
    place: row.at("result"),
  });
  return id;
}

function addProgram(row: NamedRow, reading: Reading): void {
  addPlan(
    row,
    { id: row.get("program_id"), title: row.get("program"), parent: "", text: "", note: "" },
    reading,
  );
}

function addSubprogram(row: NamedRow, reading: Reading): void {
  const note = [row.get("spend_explanation"), row.get("fte_explanation")]
    .filter((text) => text !== "")
    .join("\n\n");
  const parent = row.get("parent_id");
  addPlan(
    row,
    { id: row.get("id"), title: row.get("name"), parent, text: row.get("description"), note },
    reading,
  );
}

interface Program {
  readonly id: string;
  readonly title: string;
  readonly parent: string;
  readonly text: string;
  readonly note: string;
}

function addPlan(row: NamedRow, { id: code, title, parent, text, note }: Program, reading: Reading): void {
  const { indicators, ledger, department, settings, year } = reading;
  const id = idFrom(code);
  if (id === "" || title === "") {
    ledger.error(row.place, "import/missing", "the row has no id or no name, so it is no plan", "add both");
    return;
  }
  const { unit, owner } = department(row);
  const results = indicators
    .filter((other) => other.get("subject_id") === code)
    .map((other) => idFrom(other.get("result_id")));
  const people = ["planned", "actual"].flatMap((kind) => {
    const fte = row.get(`fte_${kind}_y1`);
    return fte === "" ? [] : [`${fte} full-time equivalents ${kind}`];
  });
  const money = ["planned", "actual"].flatMap((kind) => {
    const spending = row.get(`spend_${kind}_y1`);
    return spending === "" ? [] : [`${spending} CAD ${kind}`];
  });
  const given = { ...settings.set.get(""), ...settings.set.get("plans") };
  ledger.assume(
    "the source does not say what a program is for: `category` is `run`; say otherwise with `--set`",
  );
  ledger.add({
    collection: "plans",
    id,
    data: {
      title,
      accountable: owner,
      sponsor: owner,
      unit,
      category: given["category"] ?? "run",
      stage: "active",
      valueStatement: text === "" ? title : text,
      objectives: [...new Set(results)],
      ...(parent === "" ? {} : { parent: idFrom(parent) }),
    },
    body: plainParagraphs(
      [[...money, ...people].join(", "), note, earlierYears(row)].filter((part) => part !== "").join("\n\n"),
    ),
    place: row.place,
  });
  if (year === "") {
    const message =
      "no indicators say which fiscal year the spending is of, so it stands in the narrative alone";
    ledger.error(
      row.at("spend_planned_y1"),
      "import/missing",
      message,
      "import the file of indicators with it",
    );
    return;
  }
  addYear(row, id, code, owner, reading);
  if (note !== "") {
    ledger.assume("an explained variance has no colour in the source: its update is `amber`");
    ledger.add({
      collection: "updates",
      id: `${year}/${id}`,
      data: {
        title: "Explanation of the variance",
        plan: id,
        date: lastDayOf(year),
        author: owner,
        claimed: "amber",
      },
      body: plainParagraphs(note),
      place: row.at("spend_explanation"),
    });
  }
}

/** What a program spent and plans to spend in other years, which a plan's one milestone has no place for. */
function earlierYears(row: NamedRow): string {
  const columns = programColumns.filter((name) => /_y[2-5]$|_next\d$/.test(name) && row.get(name) !== "");
  return columns.map((name) => `${name} ${row.get(name)}`).join(", ");
}

function addYear(row: NamedRow, id: string, code: string, owner: string, reading: Reading): void {
  const { ledger, subprograms, year } = reading;
  const [start, finish] = [`${Number(year) - 1}-04-01`, lastDayOf(year)];
  const isSum = subprograms.some((other) => other.get("parent_id") === code);
  const [budget, spent] = [figure(row, "spend_planned_y1", reading), figure(row, "spend_actual_y1", reading)];
  if (isSum) {
    const message = `\`${id}\` is the sum of its sub-programs, which have the budget; its own stands in its narrative`;
    ledger.warn(
      row.at("spend_planned_y1"),
      "import/value",
      message,
      "compare the sum on the plan's page with it",
    );
  }
  ledger.add({
    collection: "milestones",
    id: `${id}/fy-${Number(year) - 1}-${year.slice(2)}`,
    data: {
      title: `Fiscal year ${Number(year) - 1}-${year.slice(2)}`,
      accountable: owner,
      baseline: { start, finish },
      actual: { start, finish },
      ...(isSum || budget === undefined ? {} : { budget }),
      ...(isSum || spent === undefined ? {} : { spent }),
    },
    place: row.place,
  });
}

/** Fiscal years of the Government of Canada end in March. */
function lastDayOf(year: string): Day {
  return lastDay(`${year}-03` as Period, 1);
}

function figure(row: NamedRow, column: string, { settings, ledger }: Reading): number | undefined {
  const text = row.get(column);
  if (text === "") return undefined;
  const read = numberOf(text, formOf(settings));
  if (read.ok) return read.value.number;
  ledger.error(row.at(column), "import/value", `\`${column}\`: ${read.message}`, read.hint);
  return undefined;
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

import { type Day, lastDay, type Period } from "../../../model/index.ts";
import { plainParagraphs } from "../markdown-table.ts";
import { idFrom } from "../slug.ts";
import type { NamedRow } from "./columns-by-name.ts";
import { figure, programColumns, type Reading } from "./ssc-reading.ts";
export function addProgram(row: NamedRow, reading: Reading): void {
  addPlan(
    row,
    { id: row.get("program_id"), title: row.get("program"), parent: "", text: "", note: "" },
    reading,
  );
}

export function addSubprogram(row: NamedRow, reading: Reading): void {
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

import type { Data } from "../../../authoring/settings.ts";
import { periodFault } from "../../../model/index.ts";
import type { Ledger } from "../ledger.ts";
import { plainText } from "../markdown-table.ts";
import { quoted } from "../note.ts";
import { idFrom, slug } from "../slug.ts";
import type { NamedRow } from "./columns-by-name.ts";
import { figure, type Reading } from "./ssc-reading.ts";
export function addIndicator(row: NamedRow, reading: Reading): void {
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

import { periodFault } from "../../model/index.ts";
import { pathName, valueAt } from "../schema-faults.ts";
import { isRecord } from "../schema-walk.ts";
import { suggestion } from "../suggestion.ts";
import { type CheckedEntry, type CheckScope, faultAt, type ReportFault } from "./checked-entry.ts";

/** Checks what two files must agree on although each is right by itself. */
export function checkConsistency({ entries, ids }: CheckScope, report: ReportFault): void {
  checkDemand(entries, report);
  const decisions = entries.filter(({ collection }) => collection === "decisions");
  const areAllRead = decisions.length === ids.get("decisions")?.size;
  // A decision that could not be read to its end may be the one that is looked for.
  if (areAllRead && decisions.every(({ document }) => document.isWhole)) checkSuperseded(decisions, report);
}

/** Demand is matched to capacity by the period as written, so it has to be written alike. */
function checkDemand(entries: readonly CheckedEntry[], report: ReportFault): void {
  const periods = new Map(
    entries
      .filter(({ collection, document }) => collection === "teams" && document.isWhole)
      .map((team) => [team.id, periodsOf(team)]),
  );
  for (const entry of entries) {
    if (entry.collection !== "plans") continue;
    for (const [index, { team, period }] of recordsAt(entry, "demand")) {
      const known = typeof team === "string" ? periods.get(team) : undefined;
      const isPeriod = typeof period === "string" && periodFault(period) === undefined;
      if (!known || !isPeriod || known.includes(period)) continue;
      const path = ["demand", index, "period"];
      const message = `\`${pathName(path)}\` is \`${period}\`, for which the team \`${team}\` states no capacity`;
      const hint = `name a period of the team's \`capacity\`, or add this one to it; ${suggestion(period, known, "capacity")}`;
      report(entry, faultAt(entry, path, "reference/unknown", message, hint));
    }
  }
}

function checkSuperseded(decisions: readonly CheckedEntry[], report: ReportFault): void {
  const superseded = new Set(
    decisions.flatMap(({ document }) => valueAt(document.data, ["supersedes"]) ?? []),
  );
  for (const entry of decisions) {
    if (valueAt(entry.document.data, ["status"]) !== "superseded" || superseded.has(entry.id)) continue;
    const message = `\`status\` is \`superseded\`, but no decision names \`${entry.id}\` in its \`supersedes\``;
    const hint = "name it in the decision that took its place, or correct the status";
    report(entry, faultAt(entry, ["status"], "reference/unknown", message, hint));
  }
}

function periodsOf(team: CheckedEntry): readonly string[] {
  return recordsAt(team, "capacity").flatMap(([, { period }]) =>
    typeof period === "string" ? [period] : [],
  );
}

/** The objects of a list with their indices; anything else in it is a fault of the schema already. */
function recordsAt(
  entry: CheckedEntry,
  field: string,
): readonly (readonly [number, Readonly<Record<string, unknown>>])[] {
  const list: unknown = valueAt(entry.document.data, [field]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => (isRecord(item) ? [[index, item] as const] : []));
}

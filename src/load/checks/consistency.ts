import { pathName, valueAt } from "../schema-faults.ts";
import { isRecord } from "../schema-walk.ts";
import { suggestion } from "../suggestion.ts";
import { type CheckedEntry, type CheckScope, faultAt, type ReportFault } from "./checked-entry.ts";

/** Checks what two files must agree on although each is right by itself. */
export function checkConsistency({ entries }: CheckScope, report: ReportFault): void {
  checkDemand(entries, report);
  checkSuperseded(entries, report);
}

/** Demand is matched to capacity by the period as written, so it has to be written alike. */
function checkDemand(entries: readonly CheckedEntry[], report: ReportFault): void {
  const periods = new Map(
    entries.filter(({ collection }) => collection === "teams").map((team) => [team.id, periodsOf(team)]),
  );
  for (const entry of entries) {
    if (entry.collection !== "plans") continue;
    for (const [index, demand] of records(entry, "demand").entries()) {
      const { team, period } = demand;
      const known = typeof team === "string" ? periods.get(team) : undefined;
      if (!known || typeof period !== "string" || known.includes(period)) continue;
      const path = ["demand", index, "period"];
      const message = `\`${pathName(path)}\` asks for ${period}, for which the team \`${team}\` states no capacity`;
      const hint = `${suggestion(period, known, "period of the team")}; or add the period to the team's \`capacity\``;
      report(entry, faultAt(entry, path, "reference/period", message, hint));
    }
  }
}

function checkSuperseded(entries: readonly CheckedEntry[], report: ReportFault): void {
  const decisions = entries.filter(({ collection }) => collection === "decisions");
  const superseded = new Set(
    decisions.flatMap(({ document }) => valueAt(document.data, ["supersedes"]) ?? []),
  );
  for (const entry of decisions) {
    if (valueAt(entry.document.data, ["status"]) !== "superseded" || superseded.has(entry.id)) continue;
    const message = `the decision is superseded, but no decision names \`${entry.id}\` in its \`supersedes\``;
    const hint = "name it in the decision that took its place, or correct its `status`";
    report(entry, faultAt(entry, ["status"], "reference/successor", message, hint));
  }
}

function periodsOf(team: CheckedEntry): readonly string[] {
  return records(team, "capacity").flatMap(({ period }) => (typeof period === "string" ? [period] : []));
}

function records(entry: CheckedEntry, field: string): readonly Readonly<Record<string, unknown>>[] {
  const list = valueAt(entry.document.data, [field]);
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

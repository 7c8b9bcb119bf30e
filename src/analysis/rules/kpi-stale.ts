import { daysBetween } from "../../model/index.ts";
import { staleAfterDays } from "../variance/kpi-report.ts";
import { countText, dayText, numberText } from "../wording.ts";
import { asDay, asDays, asText, computed, given, limit } from "./evidence.ts";
import { kpiFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const kpiStale: Rule = {
  id: "kpi/stale",
  title: "KPI not measured in time",
  why:
    "An old number is no evidence. A portal that keeps showing it as if it were new hides what " +
    "happened since.",
  when: "The latest actual is older than one and a half times the interval at which the KPI is due.",
  severity: "warning",
  about: ["kpis"],
  isDated: true,
  *find(facts) {
    for (const { kpi, report } of kpiFacts(facts)) {
      if (report.status !== "stale" || report.at === null) continue;
      const age = daysBetween(report.at, facts.now.asOf);
      const oldest = staleAfterDays(kpi);
      yield {
        subject: `kpis/${kpi.id}`,
        message:
          `${kpi.title} was last measured for ${dayText(report.at)}, ${countText(age, "day")} ago. It is due ` +
          `${kpi.frequency}, and a figure older than ${numberText(oldest)} days is no evidence.`,
        raisedOn: report.at,
        evidence: [
          given("Latest actual is for", asDay(report.at)),
          given("Due", asText(kpi.frequency)),
          computed("Age", asDays(age)),
          limit("Stale above", asDays(oldest)),
        ],
      };
    }
  },
};

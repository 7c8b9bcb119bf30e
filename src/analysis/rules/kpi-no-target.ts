import { asDay, asNumber, computed, given } from "./evidence.ts";
import { kpiFacts } from "./facts.ts";
import { typedValue } from "./kpi-wording.ts";
import type { Rule } from "./rule.ts";

export const kpiNoTarget: Rule = {
  id: "kpi/no-target",
  title: "KPI without a target",
  why: "Without a target no value is good or bad, so nobody can be held to account for it.",
  when: "The KPI has a current actual and no target, and does not hold a range.",
  severity: "warning",
  about: ["kpis"],
  isDated: false,
  *find(facts) {
    for (const { kpi, report } of kpiFacts(facts)) {
      if (report.status !== "no-target") continue;
      yield {
        subject: `kpis/${kpi.id}`,
        message:
          `${kpi.title} has no target, so nobody can say whether ${typedValue(kpi, report.actual)} ` +
          "is good.",
        evidence: [
          given("Latest actual", asNumber(report.actual, kpi.unit)),
          given("Measured for", asDay(report.at)),
          computed("Targets", asNumber(kpi.targets.length, "")),
        ],
      };
    }
  },
};

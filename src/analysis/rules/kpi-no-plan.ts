import { asNumber, asRatio, asText, computed } from "./evidence.ts";
import { kpiFacts } from "./facts.ts";
import { yardstick } from "./kpi-wording.ts";
import type { Rule } from "./rule.ts";

export const kpiNoPlan: Rule = {
  id: "kpi/no-plan",
  title: "KPI in trouble without a plan",
  why:
    "Nothing that is paid for is meant to move this KPI, so it will not recover because of anything " +
    "that is planned.",
  when: "The KPI is in breach or on watch, and no approved or active plan contributes to it.",
  severity: "warning",
  about: ["kpis"],
  isDated: false,
  *find(facts) {
    const withoutPlan = new Set(facts.alignment.kpisWithoutPlan);
    for (const { kpi, report } of kpiFacts(facts)) {
      if (!withoutPlan.has(kpi.id) || (report.status !== "breach" && report.status !== "watch")) continue;
      const standing = report.status === "breach" ? "in breach" : "on watch";
      yield {
        subject: `kpis/${kpi.id}`,
        message: `${kpi.title} is ${standing}, and no approved or active plan contributes to it.`,
        evidence: [
          computed("Status", asText(report.status)),
          computed(`Gap as a share of ${yardstick(kpi)}`, asRatio(report.gapRatio)),
          computed("Approved or active plans that contribute", asNumber(0, "")),
        ],
      };
    }
  },
};

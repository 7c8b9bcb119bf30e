import { kpiLimits } from "../limits.ts";
import { changeUnit } from "../wording.ts";
import { asDay, asNumber, asRatio, computed, given, limit } from "./evidence.ts";
import { kpiFacts } from "./facts.ts";
import { gapSentence, yardstick } from "./kpi-wording.ts";
import type { Rule } from "./rule.ts";

export const kpiBreach: Rule = {
  id: "kpi/breach",
  title: "KPI in breach",
  why: "A variance must force a decision. A KPI this far from its plan will not meet its target by waiting.",
  when:
    "The gap between the plan and the latest actual, as a share of the change planned in all, is " +
    "above the breach limit.",
  severity: "breach",
  about: ["kpis"],
  isDated: true,
  *find(facts) {
    for (const { kpi, report } of kpiFacts(facts)) {
      if (report.status !== "breach" || report.since === null) continue;
      const { breach } = kpiLimits(facts.now.limits, kpi);
      yield {
        subject: `kpis/${kpi.id}`,
        message: gapSentence(kpi, report, breach),
        raisedOn: report.since,
        evidence: [
          given("Latest actual", asNumber(report.actual, kpi.unit)),
          given("Measured for", asDay(report.at)),
          computed("Planned for that day", asNumber(report.planned, kpi.unit)),
          computed("Gap", asNumber(report.gap, changeUnit(kpi.unit))),
          computed(`Gap as a share of ${yardstick(kpi)}`, asRatio(report.gapRatio)),
          limit("Breach above", asRatio(breach)),
          computed("In breach since", asDay(report.since)),
        ],
      };
    }
  },
};

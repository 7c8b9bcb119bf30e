import { writtenDay } from "../calendar.ts";
import { exceeds } from "../comparison.ts";
import { lastTarget } from "../variance/last-target.ts";
import { dayText, percentText } from "../wording.ts";
import { asDay, asNumber, asRatio, computed, given, limit } from "./evidence.ts";
import { kpiFacts } from "./facts.ts";
import { typedValue } from "./kpi-wording.ts";
import type { Rule } from "./rule.ts";

export const kpiUnderCovered: Rule = {
  id: "kpi/under-covered",
  title: "Target not covered by plans",
  why:
    "Even if every committed plan delivers what it promises, weighted by how likely that is, the " +
    "target is not reached.",
  when:
    "What approved, active and delivered plans have committed to is less than what is left to go to " +
    "the last target.",
  severity: "warning",
  about: ["kpis"],
  isDated: false,
  *find(facts) {
    for (const { kpi, report } of kpiFacts(facts)) {
      const target = lastTarget(kpi, facts.now.repository.portal.fiscalYearStart);
      if (report.coverage === null || !target || !exceeds(1, report.coverage)) continue;
      const until = writtenDay(target.day);
      const share = exceeds(report.coverage, 0) ? `only ${percentText(report.coverage)}` : "nothing";
      yield {
        subject: `kpis/${kpi.id}`,
        message:
          `Plans cover ${share} of what ${kpi.title} has left to go: the way from ` +
          `${typedValue(kpi, report.actual)} to ${typedValue(kpi, target.value)} by ${dayText(until)}.`,
        evidence: [
          given("Latest actual", asNumber(report.actual, kpi.unit)),
          given("Last target", asNumber(target.value, kpi.unit)),
          given("Target's day", asDay(until)),
          computed("Covered by committed plans", asRatio(report.coverage)),
          limit("Covered from", asRatio(1)),
        ],
      };
    }
  },
};

import { countText, dayText } from "../wording.ts";
import { asDay, asDays, asRatio, computed, given, limit } from "./evidence.ts";
import { liveMilestoneFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const scheduleOverdue: Rule = {
  id: "schedule/overdue",
  title: "Milestone long overdue",
  why: "It was due, it is not done, and it is later than the limit allows: its date is no longer a plan.",
  when:
    "The plan is approved or active, the baseline finish is past, the milestone is not done, and its " +
    "expected slip is in breach.",
  severity: "breach",
  about: ["milestones"],
  isDated: true,
  *find(facts) {
    for (const { milestone, report, scheduled } of liveMilestoneFacts(facts)) {
      const { state, status, expectedFinish, slipDays } = report;
      if (state !== "overdue" || status !== "breach" || expectedFinish === null) continue;
      const { finish } = milestone.baseline;
      yield {
        subject: `milestones/${milestone.id}`,
        message:
          `${milestone.title} was due on ${dayText(finish)} and is not done; it is expected on ` +
          `${dayText(expectedFinish)}, ${countText(slipDays ?? 0, "day")} late.`,
        raisedOn: finish,
        evidence: [
          given("Baseline finish", asDay(finish)),
          computed("Expected finish", asDay(expectedFinish)),
          computed("Slip", asDays(slipDays)),
          given("Planned duration", asDays(scheduled.baselineDays)),
          computed("Slip as a share of the duration, or of 90 days", asRatio(report.slipRatio)),
          limit("Breach above", asRatio(facts.now.limits.schedule.breach)),
        ],
      };
    }
  },
};

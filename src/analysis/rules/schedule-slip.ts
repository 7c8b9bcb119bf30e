import type { MilestoneReport } from "../report.ts";
import { countText, dayText } from "../wording.ts";
import { asDay, asDays, asRatio, computed, given, limit } from "./evidence.ts";
import { liveMilestoneFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const scheduleSlip: Rule = {
  id: "schedule/slip",
  title: "Milestone expected late",
  why: "The date has not passed yet, or not by much. Now is when something can be done about it.",
  when:
    "The plan is approved or active, and the expected slip is on watch or in breach while the " +
    "milestone is pending, or on watch while it is overdue.",
  severity: "warning",
  about: ["milestones"],
  isDated: false,
  *find(facts) {
    for (const { milestone, report, scheduled } of liveMilestoneFacts(facts)) {
      if (!isSlipping(report) || report.expectedFinish === null) continue;
      const { finish } = milestone.baseline;
      yield {
        subject: `milestones/${milestone.id}`,
        message:
          `${milestone.title} is expected on ${dayText(report.expectedFinish)}, ` +
          `${countText(report.slipDays ?? 0, "day")} after its baseline of ${dayText(finish)}.`,
        evidence: [
          given("Baseline finish", asDay(finish)),
          computed("Expected finish", asDay(report.expectedFinish)),
          computed("Slip", asDays(report.slipDays)),
          given("Planned duration", asDays(scheduled.baselineDays)),
          computed("Slip as a share of the duration, or of 90 days", asRatio(report.slipRatio)),
          limit("Watch above", asRatio(facts.now.limits.schedule.watch)),
        ],
      };
    }
  },
};

function isSlipping({ state, status }: MilestoneReport): boolean {
  if (state === "pending") return status === "watch" || status === "breach";
  return state === "overdue" && status === "watch";
}

import { asEntry, asNumber, asText, computed, given } from "./evidence.ts";
import { liveMilestoneFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const alignmentMilestoneUnmapped: Rule = {
  id: "alignment/milestone-unmapped",
  title: "Milestone that moves nothing",
  why: "A milestone that moves no KPI can be delivered in full without anything getting better.",
  when:
    "The milestone is not cancelled and moves no KPI, and its plan is approved or active and not run " +
    "work.",
  severity: "warning",
  about: ["milestones"],
  isDated: false,
  *find(facts) {
    for (const { milestone, plan, report } of liveMilestoneFacts(facts)) {
      if (report.state === "cancelled" || plan.category === "run" || milestone.moves.length > 0) continue;
      yield {
        subject: `milestones/${milestone.id}`,
        message:
          `${milestone.title} of ${plan.title} moves no KPI: it can be done without anything getting ` +
          "better.",
        evidence: [
          given("Plan", asEntry("plans", plan.id)),
          given("Category", asText(plan.category)),
          computed("KPIs that it moves", asNumber(0, "")),
        ],
      };
    }
  },
};

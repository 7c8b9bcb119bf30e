import type { PlanReport } from "../report.ts";
import { asNumber, computed } from "./evidence.ts";
import { activePlanFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const governancePerformative: Rule = {
  id: "governance/performative",
  title: "More pending than done",
  why:
    "When more of what was due is pending than done, the meetings and reports about it are " +
    "performative governance.",
  when: "The plan is active, and of its milestones that were due more are unfinished than finished.",
  severity: "breach",
  about: ["plans"],
  isDated: false,
  *find(facts) {
    for (const { plan, report } of activePlanFacts(facts)) {
      if (!report.performative) continue;
      yield {
        subject: `plans/${plan.id}`,
        message: message(plan.title, report),
        evidence: [
          computed("Due and done", asNumber(report.dueActualised, "")),
          computed("Due and pending", asNumber(report.duePending, "")),
        ],
      };
    }
  },
};

function message(title: string, { dueActualised, duePending }: PlanReport): string {
  const due = dueActualised + duePending;
  if (due === 1) return `The one milestone of ${title} that was due is not done.`;
  const done = dueActualised === 1 ? "1 is" : `${dueActualised} are`;
  return `Of the ${due} milestones of ${title} that were due, ${done} done and ${duePending} are not.`;
}

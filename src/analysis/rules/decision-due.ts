import { dayText } from "../wording.ts";
import { overdueReview } from "./review-due.ts";
import type { Rule } from "./rule.ts";

export const decisionDue: Rule = {
  id: "decision/due",
  title: "Decision whose review is overdue",
  why:
    "The decision itself said when it should be looked at again. Until then nobody asks whether it " +
    "still holds.",
  when: "The decision is accepted, and the day by which it was to be reviewed is past.",
  severity: "warning",
  about: ["decisions"],
  isDated: true,
  *find(facts) {
    for (const decision of facts.now.repository.decisions.values()) {
      if (decision.status !== "accepted") continue;
      yield* overdueReview(
        facts,
        `decisions/${decision.id}`,
        decision,
        (day) => `The decision “${decision.title}” was to be reviewed by ${dayText(day)}.`,
      );
    }
  },
};

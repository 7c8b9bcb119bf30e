import { dayText } from "../wording.ts";
import { overdueReview } from "./review-due.ts";
import type { Rule } from "./rule.ts";

export const assumptionDue: Rule = {
  id: "assumption/due",
  title: "Assumption whose review is overdue",
  why: "Beliefs age. One that was to be looked at again and was not may have stopped being true.",
  when: "The day by which the assumption was to be reviewed is past.",
  severity: "warning",
  about: ["assumptions"],
  isDated: true,
  *find(facts) {
    for (const assumption of facts.now.repository.assumptions.values()) {
      yield* overdueReview(
        facts,
        `assumptions/${assumption.id}`,
        assumption,
        (day) => `The assumption “${assumption.title}” was to be reviewed by ${dayText(day)}.`,
      );
    }
  },
};

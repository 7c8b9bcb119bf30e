import { dayText } from "../wording.ts";
import { overdueReview } from "./review-due.ts";
import type { Rule } from "./rule.ts";

export const riskDue: Rule = {
  id: "risk/due",
  title: "Risk whose review is overdue",
  why: "A risk that is not looked at again is accepted by default, by nobody.",
  when: "The risk is open, and the day by which it was to be reviewed is past.",
  severity: "warning",
  about: ["risks"],
  isDated: true,
  *find(facts) {
    for (const risk of facts.now.repository.risks.values()) {
      if (risk.state !== "open") continue;
      yield* overdueReview(
        facts,
        `risks/${risk.id}`,
        risk,
        (day) => `The open risk “${risk.title}” was to be reviewed by ${dayText(day)}.`,
      );
    }
  },
};

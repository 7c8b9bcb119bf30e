import { claims } from "../delivery/claims.ts";
import { dayText } from "../wording.ts";
import { asEntry, asText, given } from "./evidence.ts";
import { activePlanFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const statusReviewIgnored: Rule = {
  id: "status/review-ignored",
  title: "Independent review ignored",
  why:
    "Somebody without a stake in the plan found it red. A green claim beside that means that nobody " +
    "listened.",
  when: "The plan is active, its latest assurance update is red, and its owner’s latest one is green.",
  severity: "breach",
  about: ["plans"],
  isDated: true,
  *find(facts) {
    for (const { plan, report } of activePlanFacts(facts)) {
      const { own, assurance } = claims(facts.now, plan.id);
      const [claim, review] = [own.at(-1), assurance.at(-1)];
      if (report.assured !== "red" || report.claimed !== "green" || !claim || !review) continue;
      yield {
        subject: `plans/${plan.id}`,
        message:
          `An independent review on ${dayText(review.date)} found ${plan.title} red; its owner ` +
          `claims green as of ${dayText(claim.date)}.`,
        raisedOn: review.date,
        evidence: [
          given("Review", asEntry("updates", review.id)),
          given("Found", asText("red")),
          given("Owner’s update", asEntry("updates", claim.id)),
          given("Claimed", asText("green")),
        ],
      };
    }
  },
};

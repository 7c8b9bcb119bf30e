import { isRestricted } from "../../model/index.ts";
import { asEntry, asText, given } from "./evidence.ts";
import { livePlanFacts, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const ownershipOneSided: Rule = {
  id: "ownership/one-sided",
  title: "Plan without a business owner",
  why:
    "Whoever delivers is not the one who needs the outcome. Without a sponsor on the business side, " +
    "on time is all that counts.",
  when: "The plan is approved or active, and its sponsor is its own accountable or belongs to an IT unit.",
  severity: "warning",
  about: ["plans"],
  isDated: false,
  *find(facts) {
    const { people, units } = facts.now.repository;
    for (const { plan } of livePlanFacts(facts)) {
      const sponsor = titleOf(facts, "people", plan.sponsor);
      const unit = units.get(people.get(plan.sponsor)?.unit ?? "");
      // Two people whom an edition leaves out have the same words in place of their ids.
      const isSame = plan.sponsor === plan.accountable && !isRestricted(plan.sponsor);
      if (!isSame && unit?.kind !== "it") continue;
      yield {
        subject: `plans/${plan.id}`,
        message: isSame
          ? `${sponsor} both delivers and sponsors ${plan.title}: nobody else owns its outcome.`
          : `${sponsor}, the sponsor of ${plan.title}, belongs to ${unit?.title}, an IT unit: nobody ` +
            "in the business owns its outcome.",
        evidence: [
          given("Accountable", asEntry("people", plan.accountable)),
          given("Sponsor", asEntry("people", plan.sponsor)),
          ...(unit
            ? [given("Sponsor’s unit", asEntry("units", unit.id)), given("Kind of unit", asText(unit.kind))]
            : []),
        ],
      };
    }
  },
};

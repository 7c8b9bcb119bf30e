import { isRestricted } from "../../model/index.ts";
import { listText } from "../wording.ts";
import { asEntry, given } from "./evidence.ts";
import { livePlanFacts, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const ownershipSelfAccepted: Rule = {
  id: "ownership/self-accepted",
  title: "Promise accepted by whoever made it",
  why: "Who delivers and who accepts the benefit should be two people, or the promise is made to oneself.",
  when: "The plan is approved or active, and a contribution was accepted by the plan’s own accountable.",
  severity: "warning",
  about: ["plans"],
  isDated: false,
  *find(facts) {
    for (const { plan } of livePlanFacts(facts)) {
      const own = (facts.now.promisesOf.get(plan.id) ?? []).filter(
        ({ contribution: { acceptedBy } }) => acceptedBy === plan.accountable && !isRestricted(acceptedBy),
      );
      if (own.length === 0) continue;
      const kpis = own.map(({ kpi }) => kpi.title);
      yield {
        subject: `plans/${plan.id}`,
        message:
          `${titleOf(facts, "people", plan.accountable)} delivers ${plan.title} and also accepted ` +
          `what it promises for ${listText(kpis)}: nobody else has agreed to it.`,
        evidence: [
          given("Accountable for the plan", asEntry("people", plan.accountable)),
          ...own.flatMap(({ kpi, contribution }) => [
            given("KPI", asEntry("kpis", kpi.id)),
            given("Accepted by", asEntry("people", contribution.acceptedBy ?? "")),
          ]),
        ],
      };
    }
  },
};

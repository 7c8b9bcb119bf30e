import type { Promised } from "../snapshot.ts";
import { listText } from "../wording.ts";
import { asEntry, asText, given, limit } from "./evidence.ts";
import { type Facts, livePlanFacts, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const ownershipVacuum: Rule = {
  id: "ownership/vacuum",
  title: "Promise that the KPI’s owner never accepted",
  why:
    "A benefit that its owner has not agreed to is booked by one side only: when it does not come, " +
    "nobody owes it.",
  when:
    "The plan is approved or active, and a contribution was accepted by nobody, or by somebody other " +
    "than the KPI’s accountable.",
  severity: "breach",
  about: ["plans"],
  isDated: false,
  *find(facts) {
    for (const { plan } of livePlanFacts(facts)) {
      const unowned = (facts.now.promisesOf.get(plan.id) ?? []).filter(
        ({ contribution, kpi }) => contribution.acceptedBy !== kpi.accountable,
      );
      if (unowned.length === 0) continue;
      yield {
        subject: `plans/${plan.id}`,
        message:
          `${plan.title} promises what nobody who owns it has accepted: ` +
          `${listText(unowned.map((promised) => missing(facts, promised)))}.`,
        evidence: unowned.flatMap(({ kpi, contribution: { acceptedBy } }) => [
          given("KPI", asEntry("kpis", kpi.id)),
          given("Accepted by", acceptedBy === undefined ? asText("nobody") : asEntry("people", acceptedBy)),
          limit("To be accepted by", asEntry("people", kpi.accountable)),
        ]),
      };
    }
  },
};

function missing(facts: Facts, { kpi, contribution: { acceptedBy } }: Promised): string {
  const owner = titleOf(facts, "people", kpi.accountable);
  const instead = acceptedBy === undefined ? "" : ` instead of ${titleOf(facts, "people", acceptedBy)}`;
  return `${owner} has to accept the change of ${kpi.title}${instead}`;
}

import { asEntry, asText, given } from "./evidence.ts";
import { type Facts, isUnfinished, liveMilestoneFacts, livePlanFacts, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const ownershipInactive: Rule = {
  id: "ownership/inactive",
  title: "Owner who has left",
  why: "Accountability is one owner or nobody. Somebody who has left is nobody.",
  when:
    "The accountable person of a KPI, an objective, a live plan or an unfinished milestone of a live " +
    "plan is no longer active.",
  severity: "breach",
  about: ["kpis", "objectives", "plans", "milestones"],
  isDated: false,
  *find(facts) {
    for (const { collection, id, title, accountable } of owned(facts)) {
      if (facts.now.repository.people.get(accountable)?.active !== false) continue;
      yield {
        subject: `${collection}/${id}`,
        message: `Nobody answers for ${title}: ${titleOf(facts, "people", accountable)} is no longer active.`,
        evidence: [given("Accountable", asEntry("people", accountable)), given("Active", asText("no"))],
      };
    }
  },
};

interface Owned {
  readonly collection: "kpis" | "objectives" | "plans" | "milestones";
  readonly id: string;
  readonly title: string;
  readonly accountable: string;
}

function owned(facts: Facts): Owned[] {
  const { kpis, objectives } = facts.now.repository;
  const unfinished = [...liveMilestoneFacts(facts)].filter(({ report }) => isUnfinished(report));
  return [
    ...[...kpis.values()].map((kpi): Owned => ({ ...kpi, collection: "kpis" })),
    ...[...objectives.values()].map((objective): Owned => ({ ...objective, collection: "objectives" })),
    ...livePlanFacts(facts).map(({ plan }): Owned => ({ ...plan, collection: "plans" })),
    ...unfinished.map(({ milestone }): Owned => ({ ...milestone, collection: "milestones" })),
  ];
}

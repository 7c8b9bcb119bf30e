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
    for (const { collection, id, title, accountable } of ownedByInactive(facts)) {
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

function ownedByInactive(facts: Facts): readonly Owned[] {
  const { kpis, objectives, people } = facts.now.repository;
  const found: Owned[] = [];
  const add = (collection: Owned["collection"], { id, title, accountable }: Omit<Owned, "collection">) => {
    if (people.get(accountable)?.active === false) found.push({ collection, id, title, accountable });
  };
  for (const kpi of kpis.values()) add("kpis", kpi);
  for (const objective of objectives.values()) add("objectives", objective);
  for (const { plan } of livePlanFacts(facts)) add("plans", plan);
  for (const { milestone, report } of liveMilestoneFacts(facts))
    if (isUnfinished(report)) add("milestones", milestone);
  return found;
}

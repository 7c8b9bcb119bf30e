import type { BrokenLink } from "../report.ts";
import { moneyText } from "../wording.ts";
import { asEntry, asMoney, asText, computed, given } from "./evidence.ts";
import { type Facts, livePlanFacts, type PlanFacts, splitSubject, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const alignmentNonEssential: Rule = {
  id: "alignment/non-essential",
  title: "Money without a line of sight",
  why:
    "What cannot be traced to the P&L or to operations is non-essential until proven otherwise, " +
    "whatever its status says.",
  when: "The plan is approved or active, is not run work, and has no direct or indirect line of sight.",
  severity: "breach",
  about: ["plans"],
  isDated: false,
  *find(facts) {
    for (const known of livePlanFacts(facts)) {
      const { plan, report } = known;
      const { brokenAt } = report.lineOfSight;
      if (report.essential || plan.category === "run" || !brokenAt) continue;
      // An edition cannot refute what it does not hold.
      if (brokenAt.reason === "restricted") continue;
      const { collection, id } = splitSubject(brokenAt.id);
      const spends =
        report.bac > 0 ? `spends ${moneyText(report.bac, facts.now.repository.portal.currency)}` : "runs";
      yield {
        subject: `plans/${plan.id}`,
        message:
          `${plan.title} ${spends} without a line of sight to the P&L or to operations: ` +
          `${reasonText(facts, known, brokenAt.reason, id)}.`,
        moneyAtStake: report.bac,
        evidence: [
          given("Budget", asMoney(report.bac)),
          computed("Line of sight", asText(report.lineOfSight.strength)),
          computed("It breaks at", asEntry(collection, id)),
          computed("Because of", asText(brokenAt.reason)),
        ],
      };
    }
  },
};

function reasonText(facts: Facts, { plan }: PlanFacts, reason: BrokenLink, id: string): string {
  const kpi = facts.now.repository.kpis.get(id);
  const first = plan.contributes[0];
  const person = (who: string | undefined) => titleOf(facts, "people", who ?? "");
  switch (reason) {
    case "no-contribution":
      return plan.objectives.length > 0
        ? "it names objectives and contributes to no KPI"
        : "it contributes to no KPI";
    case "no-acceptance":
      return `${person(kpi?.accountable)} has not accepted what it promises for ${kpi?.title}`;
    case "wrong-acceptor":
      return (
        `what it promises for ${kpi?.title} was accepted by ${person(first?.acceptedBy)}, but is ` +
        `${person(kpi?.accountable)}’s to accept`
      );
    case "not-grounded":
      return `${kpi?.title} neither is a measure of the P&L or of operations nor drives one`;
    case "cancelled":
      return (
        `${titleOf(facts, "milestones", first?.realisedBy ?? "")}, on which its promise for ` +
        `${kpi?.title} rests, was cancelled`
      );
    case "restricted":
      return "it contributes to a restricted entry";
    case "adverse":
      return `it would move ${kpi?.title} in the wrong direction`;
  }
}

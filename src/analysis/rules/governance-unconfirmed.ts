import { listText } from "../wording.ts";
import { asEntry, asNumber, asText, computed, given } from "./evidence.ts";
import { planFacts, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const governanceUnconfirmed: Rule = {
  id: "governance/unconfirmed",
  title: "Closed without proof of value",
  why:
    "A plan that is closed before anybody confirmed its benefits takes the money and leaves the " +
    "question open.",
  when: "The plan is closed, and a contribution was not confirmed.",
  severity: "breach",
  about: ["plans"],
  isDated: false,
  *find(facts) {
    for (const { plan, report } of planFacts(facts)) {
      if (plan.stage !== "closed" || report.unconfirmed === 0) continue;
      const open = plan.contributes.filter(({ confirmed }) => !confirmed).map(({ kpi }) => kpi);
      yield {
        subject: `plans/${plan.id}`,
        message:
          `${plan.title} was closed, but nobody has confirmed what it promised for ` +
          `${listText(open.map((kpi) => titleOf(facts, "kpis", kpi)))}.`,
        evidence: [
          given("Stage", asText(plan.stage)),
          ...open.map((kpi) => given("Unconfirmed contribution to", asEntry("kpis", kpi))),
          computed("Unconfirmed", asNumber(report.unconfirmed, "")),
        ],
      };
    }
  },
};

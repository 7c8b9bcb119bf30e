import { type Contribution, type Entry, isRestricted } from "../../model/index.ts";
import { asDay, asEntry, asText, given, limit } from "./evidence.ts";
import { type Facts, planFacts, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const governanceSelfConfirmed: Rule = {
  id: "governance/self-confirmed",
  title: "Value confirmed without independence",
  why: "A benefit is proven when somebody who neither delivered nor ordered it has found it in the figures.",
  when:
    "A contribution was confirmed by somebody other than the plan’s controller, or the plan has no " +
    "controller, or the controller is its accountable or its sponsor.",
  severity: "warning",
  about: ["plans"],
  isDated: false,
  *find(facts) {
    for (const { plan } of planFacts(facts)) {
      const doubtful = plan.contributes.find(
        (contribution) => doubt(facts, plan, contribution) !== undefined,
      );
      if (!doubtful?.confirmed) continue;
      const { confirmed, kpi } = doubtful;
      yield {
        subject: `plans/${plan.id}`,
        message:
          `${titleOf(facts, "people", confirmed.by)} confirmed what ${plan.title} brought for ` +
          `${titleOf(facts, "kpis", kpi)}, but ${doubt(facts, plan, doubtful)}.`,
        evidence: [
          given("Confirmed contribution to", asEntry("kpis", kpi)),
          given("Confirmed by", asEntry("people", confirmed.by)),
          given("Confirmed on", asDay(confirmed.date)),
          limit(
            "To be confirmed by",
            plan.controller === undefined
              ? asText("no controller is named")
              : asEntry("people", plan.controller),
          ),
        ],
      };
    }
  },
};

/** Why a confirmation proves little; `undefined` for one that is sound, and where nothing was confirmed. */
function doubt(facts: Facts, plan: Entry<"plans">, { confirmed }: Contribution): string | undefined {
  if (!confirmed) return undefined;
  if (plan.controller === undefined) return "the plan has no controller";
  const controller = titleOf(facts, "people", plan.controller);
  if (confirmed.by !== plan.controller) return `its controller is ${controller}`;
  if (isRestricted(plan.controller)) return undefined;
  if (plan.controller === plan.accountable) return "delivers the plan as well";
  return plan.controller === plan.sponsor ? "sponsors the plan as well" : undefined;
}

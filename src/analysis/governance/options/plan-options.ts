import type { Entry } from "../../../model/index.ts";
import { exceeds } from "../../comparison.ts";
import type { PlanReport } from "../../report.ts";
import { brought, pendingPromises, stop, unaccepted } from "./brought.ts";
import { rebaselining } from "./milestone-options.ts";
import type { AcceptGap, DecisionOption, OptionFacts } from "./option.ts";

/** What could be done about a plan. */
export function planOptions(facts: OptionFacts, id: string, rule: string): readonly DecisionOption[] {
  const plan = facts.now.repository.plans.get(id);
  const report = facts.plans.get(id);
  if (!plan || !report) return [];
  const stopping = stop(facts, id);
  const broken = report.lineOfSight.brokenAt;
  const isAboutPromise = rule === "ownership/vacuum" || rule === "alignment/non-essential";
  const isAboutWord = rule === "status/watermelon" || rule === "status/review-ignored";
  return [
    ...(isAboutWord ? claims(facts, plan, report) : []),
    ...(rule === "alignment/non-essential" && broken
      ? [{ kind: "show-sight", plan: id, broken } as const]
      : []),
    ...(rule === "governance/unconfirmed" ? confirmation(facts, plan) : []),
    ...(isAboutPromise ? unaccepted(facts, facts.now.promisesOf.get(id) ?? []) : []),
    ...delivery(facts, plan),
    ...rebaselining(facts, facts.now.milestonesOf.get(id) ?? []),
    ...(exceeds(report.eac, report.bac) && report.costStatus !== "on-plan"
      ? [{ kind: "raise-budget", plan: id, bac: report.bac, eac: report.eac } as const]
      : []),
    ...(stopping ? [stopping] : []),
    ...acceptance(id, report, rule),
  ];
}

function delivery(facts: OptionFacts, plan: Entry<"plans">): readonly DecisionOption[] {
  const pending = pendingPromises(facts).byPlan.get(plan.id) ?? [];
  const brings = pending.map((promised) => brought(facts, promised));
  if (brings.length === 0 || plan.stage === "stopped" || plan.stage === "closed") return [];
  return [{ kind: "deliver", isProposed: plan.stage === "proposed", brings, against: null }];
}

function claims({ now }: OptionFacts, { id }: Entry<"plans">, report: PlanReport): readonly DecisionOption[] {
  const latest = now.updatesOf.get(id)?.findLast(({ assurance }) => !assurance);
  if (!latest) return [];
  const { claimed, author } = latest;
  return [
    { kind: "correct-claim", plan: id, claimed, computed: report.computed, assured: report.assured, author },
  ];
}

function confirmation(facts: OptionFacts, plan: Entry<"plans">): readonly DecisionOption[] {
  const promises = (facts.now.promisesOf.get(plan.id) ?? [])
    .filter(({ contribution }) => !contribution.confirmed)
    .map((promised) => brought(facts, promised));
  return [{ kind: "confirm", plan: plan.id, controller: plan.controller ?? null, promises }];
}

/** What it costs to leave things as they are. */
function acceptance(id: string, report: PlanReport, rule: string): readonly AcceptGap[] {
  const cost = { kind: "accept-gap", subject: `plans/${id}`, amount: null } as const;
  if (rule === "alignment/non-essential") return [{ ...cost, what: "no-sight", money: report.bac }];
  if (rule === "cost/overrun") return [{ ...cost, what: "overrun", money: report.eac - report.bac }];
  return report.costOfDelay > 0 ? [{ ...cost, what: "delay", money: report.costOfDelay }] : [];
}

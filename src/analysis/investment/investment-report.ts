import { byCodeUnits, type Entry } from "../../model/index.ts";
import type { ValuedPromises } from "../alignment/contribution-value.ts";
import type { InvestmentReport, PlanReport } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";
import { presentValue } from "./present-value.ts";

type Ranked = Omit<InvestmentReport, "cumulativeCost" | "cumulativeRnpv"> & { readonly bac: number };

/**
 * The plans that still ask for money, in the order in which it should be spent: essential ones first, and
 * within those what brings most for each unit still to be spent. A plan that needs nothing more and still
 * brings something comes before all indices, one that neither needs nor brings anything after them.
 */
export function investmentReports(
  now: Snapshot,
  plans: readonly PlanReport[],
  promises: ValuedPromises,
): InvestmentReport[] {
  const exposures = exposureByPlan(now);
  const ranked = plans
    .filter(({ id }) => asksForMoney(now.repository.plans.get(id)))
    .map((plan) => assessed(now, plan, promises, exposures.get(plan.id) ?? 0))
    .sort(bestFirst);
  let [cumulativeCost, cumulativeRnpv] = [0, 0];
  return ranked.map(({ bac: _, ...investment }) => {
    cumulativeCost += investment.costToGo;
    cumulativeRnpv += investment.rnpv;
    return { ...investment, cumulativeCost, cumulativeRnpv };
  });
}

function asksForMoney(plan: Entry<"plans"> | undefined): boolean {
  return plan?.stage === "proposed" || plan?.stage === "approved" || plan?.stage === "active";
}

/** What the open risks of each plan would cost, weighted by their probability, in money. */
function exposureByPlan({ repository }: Snapshot): ReadonlyMap<string, number> {
  const exposures = new Map<string, number>();
  for (const { plan, state, probability, impact } of repository.risks.values()) {
    if (plan === undefined || state !== "open") continue;
    exposures.set(plan, (exposures.get(plan) ?? 0) + probability * impact);
  }
  return exposures;
}

function assessed(now: Snapshot, plan: PlanReport, promises: ValuedPromises, exposure: number): Ranked {
  const costToGo = Math.max(0, plan.eac - plan.ac);
  const value = presentValue(now, promises.get(plan.id) ?? []);
  return {
    id: plan.id,
    essential: plan.essential,
    bac: plan.bac,
    costToGo,
    exposure,
    presentValue: value,
    rnpv: value - costToGo - exposure,
    index: costToGo === 0 ? null : (value - exposure) / costToGo,
  };
}

function bestFirst(a: Ranked, b: Ranked): number {
  return (
    Number(b.essential) - Number(a.essential) ||
    tier(a) - tier(b) ||
    (b.index ?? 0) - (a.index ?? 0) ||
    byCodeUnits(a.id, b.id)
  );
}

/** 0: free and worth something; 1: compared by index; 2: free and worth nothing, or without any budget. */
function tier({ index, presentValue: value, exposure, bac }: Ranked): number {
  if (index !== null) return 1;
  return value > exposure && bac > 0 ? 0 : 2;
}

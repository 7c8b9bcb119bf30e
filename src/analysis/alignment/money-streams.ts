/**
 * Where the money of the portfolio leads: from each plan through the KPIs that it moves to an objective.
 *
 * A plan's money is its budget at completion. It is split in equal parts over the KPIs to which the plan has a
 * line of sight (see `grounding.ts`). Worth would be another measure, but not every KPI has a price, and one that
 * has would draw the money away from one that has none. From each KPI the money follows the shortest chain of
 * drivers to one that is itself a line of the P&L or of operations, and from there to that KPI's objective.
 *
 *     plans/erp 300 ──100──> kpis/fulfilment-days ─────────────────────────> objectives/speed
 *                   ──100──> kpis/stock-accuracy ──> kpis/fulfilment-days ──> objectives/speed
 *                   ──100──> kpis/run-cost ────────────────────────────────> objectives/lean
 *
 * The whole budget of a plan without any line of sight is one stream that leads nowhere. So all streams together
 * are the budgets of all ongoing plans, and those that lead somewhere are the aligned part of it.
 */
import type { Entry } from "../../model/index.ts";
import type { PlanReport } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";
import { isOngoing } from "./alignment-report.ts";
import { type Grounding, grounding } from "./grounding.ts";
import { brokenLink } from "./line-of-sight.ts";

export interface MoneyStream {
  readonly plan: string;
  /** The part of the plan's budget that goes this way. */
  readonly money: number;
  /** From the KPI that the plan moves to the nearest with grounding; empty where the stream leads nowhere. */
  readonly path: readonly string[];
  /** That of the last KPI of the path; `null` if it has none or the stream leads nowhere. */
  readonly objective: string | null;
}

/** The streams of all plans neither stopped nor closed, by plan, then in the order of its contributions. */
export function moneyStreams(now: Snapshot, plans: readonly PlanReport[]): MoneyStream[] {
  const ground = grounding(now.drivers);
  return plans
    .filter(({ id }) => isOngoing(now.repository.plans.get(id) as Entry<"plans">))
    .flatMap((plan) => streamsOf(now, ground, plan));
}

function streamsOf(now: Snapshot, ground: Grounding, { id, bac }: PlanReport): MoneyStream[] {
  const sound = (now.promisesOf.get(id) ?? []).filter((promised) => brokenLink(ground, promised) === null);
  const kpis = [...new Set(sound.map(({ kpi }) => kpi.id))];
  if (kpis.length === 0) return [{ plan: id, money: bac, path: [], objective: null }];
  const parts = equalParts(bac, kpis.length);
  return kpis.map((kpi, index) => {
    const path = ground.pathFrom(kpi);
    const objective = now.repository.kpis.get(path.at(-1) ?? kpi)?.objective ?? null;
    return { plan: id, money: parts[index] ?? 0, path, objective };
  });
}

/**
 * Splits an amount into parts that are equal but for what is left over, in whole units as far as it goes: 100 in
 * three gives 33, 33 and 34. Parts that are shown to the unit then add up to the amount that is shown.
 */
export function equalParts(amount: number, count: number): number[] {
  const upTo = (index: number) => (index === count ? amount : Math.floor((amount * index) / count));
  return Array.from({ length: count }, (_, index) => upTo(index + 1) - upTo(index));
}

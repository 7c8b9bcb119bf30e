import { type Entry, oncePer } from "../../model/index.ts";
import { exceeds, plainZero, sum } from "../comparison.ts";
import type { Alignment, Conflict, PlanReport } from "../report.ts";
import type { Promised, Snapshot } from "../snapshot.ts";
import { spanOf } from "../variance/gap.ts";
import { goodSign } from "./driver-tree.ts";

/** Whether a plan still asks for money: every plan that was neither stopped nor closed. */
export function isOngoing({ stage }: Pick<Entry<"plans">, "stage">): boolean {
  return stage !== "stopped" && stage !== "closed";
}

/** Whether a plan was decided on and is not over: the ones that rules hold to account. */
export function isLive({ stage }: Pick<Entry<"plans">, "stage">): boolean {
  return stage === "approved" || stage === "active";
}

/** How the portfolio as a whole maps to the scorecard, by money and by count, and where it does not. */
export function alignmentReport(now: Snapshot, plans: readonly PlanReport[]): Alignment {
  const { repository } = now;
  const ongoing = plans.filter(({ id }) => isOngoing(repository.plans.get(id) as Entry<"plans">));
  const essential = ongoing.filter((plan) => plan.essential);
  const promises = [...promisesByKpi(now)];
  return {
    spend: { aligned: sum(essential.map(({ bac }) => bac)), total: sum(ongoing.map(({ bac }) => bac)) },
    plans: { aligned: essential.length, total: ongoing.length },
    milestones: mappedMilestones(now),
    nonEssential: ongoing.filter(isNonEssential).map(({ id }) => id),
    kpisWithoutPlan: promises
      .filter(([, promised]) => !promised.some(({ plan }) => isLive(plan)))
      .map(([kpi]) => kpi),
    objectivesWithoutKpi: objectivesWithoutKpi(now),
    conflicts: promises.flatMap(([kpi, promised]) => conflicts(kpi, promised)),
    overclaimed: promises
      .filter(([kpi, promised]) => isOverclaimed(repository.kpis.get(kpi) as Entry<"kpis">, promised))
      .map(([kpi]) => kpi),
  };
}

/** Whether a plan has no line of sight; in an edition nobody can say that of one whose contribution is left out. */
export function isNonEssential({ essential, lineOfSight }: PlanReport): boolean {
  return !essential && lineOfSight.brokenAt?.reason !== "restricted";
}

function mappedMilestones({ repository }: Snapshot): Alignment["milestones"] {
  let mapped = 0;
  let total = 0;
  for (const { cancelled, moves } of repository.milestones.values()) {
    if (cancelled) continue;
    total += 1;
    if (moves.length > 0) mapped += 1;
  }
  return { mapped, total };
}

/** The contributions of ongoing plans to each KPI itself, by KPI, then plan, then file order. */
export const promisesByKpi = oncePer(
  ({ repository, promisesOf }: Snapshot): ReadonlyMap<string, readonly Promised[]> => {
    const byKpi = new Map<string, Promised[]>();
    for (const id of repository.kpis.keys()) byKpi.set(id, []);
    for (const promises of promisesOf.values())
      for (const promised of promises)
        if (isOngoing(promised.plan)) byKpi.get(promised.kpi.id)?.push(promised);
    return byKpi;
  },
);

function objectivesWithoutKpi({ repository }: Snapshot): string[] {
  const measured = new Set([...repository.kpis.values()].map(({ objective }) => objective));
  return [...repository.objectives.keys()].filter((id) => !measured.has(id));
}

/** The pairs of plans whose summed changes of a KPI have opposite signs. */
function conflicts(kpi: string, promises: readonly Promised[]): Conflict[] {
  // Most KPIs are moved by one plan, or by none.
  if (promises.every(({ plan }) => plan === promises[0]?.plan)) return [];
  const deltas = new Map<string, number>();
  for (const { plan, contribution } of promises) {
    deltas.set(plan.id, (deltas.get(plan.id) ?? 0) + contribution.delta);
  }
  const signed = [...deltas].map(([plan, delta]) => ({ plan, sign: signOf(delta) }));
  return signed.flatMap((a, index) =>
    signed
      .slice(index + 1)
      .filter((b) => a.sign * b.sign < 0)
      .map((b): Conflict => ({ kpi, plans: [a.plan, b.plan] })),
  );
}

function signOf(delta: number): number {
  return exceeds(delta, 0) ? 1 : exceeds(0, delta) ? -1 : 0;
}

/** Whether more was accepted than the whole change that is planned. */
function isOverclaimed(kpi: Entry<"kpis">, promises: readonly Promised[]): boolean {
  return kpi.targets.length > 0 && promises.length > 0 && exceeds(acceptedChange(kpi, promises), spanOf(kpi));
}

/** The sum of all accepted changes in the good direction, in the KPI's unit. */
export function acceptedChange(kpi: Entry<"kpis">, promises: readonly Promised[]): number {
  const accepted = promises.filter(({ contribution }) => contribution.acceptedBy !== undefined);
  return plainZero(goodSign(kpi) * sum(accepted.map(({ contribution }) => contribution.delta)));
}

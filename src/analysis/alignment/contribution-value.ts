/**
 * What a contribution is worth a year, and what it costs that it comes late.
 *
 * A change of a KPI is worth money where it first arrives at a KPI with a value per unit; there the path ends,
 * so that nothing is counted twice. Over all paths:
 *
 *     value a year = Σ good sign · effect · value per unit
 *     cost of delay = value a year · confidence · max(0, expected − planned finish) / 365
 *
 * Example: stock accuracy + 3 points, which drives fulfilment days (−0.25, worth 450,000 a day less) and gross
 * margin (0.1, worth 3,000,000 a point): 0.75 · 450,000 + 0.3 · 3,000,000 = 1,237,500 a year. With a confidence
 * of 0.8 and 28 days late that is 1,237,500 · 0.8 · 28/365 = 75,945 lost.
 */
import { type Contribution, type DayNumber, oncePer, oncePerKey } from "../../model/index.ts";
import { plainZero, sum } from "../comparison.ts";
import type { Schedule, Scheduled } from "../schedule/schedule.ts";
import type { Promised, Snapshot } from "../snapshot.ts";
import { type DriverTree, endsPath, goodSign, nodeOfKpi } from "./driver-tree.ts";
import { effectsFrom } from "./effects.ts";

/** Where a contribution turns into money: a KPI with a value per unit, after a delay. */
export interface ValuedEnd {
  readonly kpi: string;
  /** Days from the start of the contribution until this KPI begins to move. */
  readonly lagDays: number;
  /** Money a year, at full effect and without regard to confidence; negative if adverse. */
  readonly valuePerYear: number;
}

export interface ValuedPromise extends Promised {
  /** Empty where no path reaches a KPI with a value per unit. */
  readonly ends: readonly ValuedEnd[];
  /** Money a year; `null` without ends. */
  readonly valuePerYear: number | null;
  readonly plannedFrom: DayNumber;
  /** `null` if the milestone was cancelled. */
  readonly expectedFrom: DayNumber | null;
  /** Money. */
  readonly costOfDelay: number;
}

/** The contributions of every plan with their value, by plan and in file order. */
export type ValuedPromises = ReadonlyMap<string, readonly ValuedPromise[]>;

export function valuedPromises(now: Snapshot, schedule: Schedule): ValuedPromises {
  const endsOfOne = endsOf(now.drivers);
  const endsFor = ({ kpi, delta }: Contribution): ValuedEnd[] =>
    endsOfOne(kpi).map((end) => ({
      kpi: end.kpi,
      lagDays: end.lagDays,
      valuePerYear: plainZero(delta * end.valuePerYear),
    }));
  const promises = new Map<string, readonly ValuedPromise[]>();
  for (const [plan, promised] of now.promisesOf)
    promises.set(
      plan,
      promised.map((one) => valued(one, endsFor(one.contribution), schedule)),
    );
  return promises;
}

/** The ends for a change of each KPI by 1, kept for whatever else is asked of the tree, which is that of every day. */
const endsOf = oncePer((tree: DriverTree) =>
  oncePerKey((kpi: string): readonly ValuedEnd[] => valuedEnds(tree, kpi)),
);

/**
 * Where a change of a KPI by 1 turns into money. A KPI that holds a range is worth nothing whichever way it
 * moves, and the path ends there.
 */
export function valuedEnds(tree: DriverTree, kpi: string): ValuedEnd[] {
  const isEnd = (node: number) => endsPath(tree, node);
  return effectsFrom(tree, nodeOfKpi(tree, kpi), isEnd).flatMap(({ node, factor, lagDays }) => {
    const end = tree.kpis[node];
    if (!end || !isEnd(node)) return [];
    const valuePerYear = goodSign(end) * factor * (end.valuePerUnit ?? 0);
    return [{ kpi: end.id, lagDays, valuePerYear }];
  });
}

function valued(promised: Promised, ends: readonly ValuedEnd[], schedule: Schedule): ValuedPromise {
  const { plan, contribution, kpi, milestone } = promised;
  const valuePerYear = ends.length === 0 ? null : sum(ends.map((end) => end.valuePerYear));
  const scheduled = schedule.get(milestone.id) as Scheduled;
  const lateDays = Math.max(0, scheduled.slipDays ?? 0);
  const isLate = valuePerYear !== null && lateDays > 0;
  return {
    plan,
    contribution,
    kpi,
    milestone,
    ends,
    valuePerYear,
    plannedFrom: scheduled.baselineFinish,
    expectedFrom: scheduled.expectedFinish,
    costOfDelay: isLate ? (valuePerYear * contribution.confidence * lateDays) / 365 : 0,
  };
}

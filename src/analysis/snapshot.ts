import {
  byCodeUnits,
  type Contribution,
  type Day,
  type DayNumber,
  type Entry,
  type Period,
  type PlanRepository,
  planOfMilestone,
  toDayNumber,
} from "../model/index.ts";
import { type DriverTree, driverTree } from "./alignment/driver-tree.ts";
import { lastDayNumber } from "./calendar.ts";
import { type PortalLimits, portalLimits } from "./limits.ts";
import { replayOnce } from "./replay.ts";

/**
 * A plan repository as it was known on a day, with what every part of the analysis looks up in it. Nothing in
 * it is dated after `asOf`. It is the first argument of all functions that compute a figure.
 */
export interface Snapshot {
  readonly asOf: Day;
  /** The number of `asOf`. */
  readonly today: DayNumber;
  readonly repository: PlanRepository;
  readonly limits: PortalLimits;
  /** The measurements of every KPI in time order; empty for a KPI without any. */
  readonly series: ReadonlyMap<string, Series>;
  /** The milestones of every plan, by plan and in the order of their ids; empty for a plan without any. */
  readonly milestonesOf: ReadonlyMap<string, readonly Entry<"milestones">[]>;
  /** The updates of every plan, oldest first, of one day by id; empty for a plan without any. */
  readonly updatesOf: ReadonlyMap<string, readonly Entry<"updates">[]>;
  /** The contributions of every plan with what they refer to, by plan and in file order. */
  readonly promisesOf: ReadonlyMap<string, readonly Promised[]>;
  readonly drivers: DriverTree;
}

/** A measured value and the day that it stands for, the last one of its period. */
export interface Measured {
  readonly period: Period;
  readonly day: DayNumber;
  readonly value: number;
}

export type Series = readonly Measured[];

/** A contribution with the plan that promises it, the KPI that it moves and the milestone that realises it. */
export interface Promised {
  readonly plan: Entry<"plans">;
  readonly contribution: Contribution;
  readonly kpi: Entry<"kpis">;
  readonly milestone: Entry<"milestones">;
}

/** Takes a snapshot of a repository that passed the check; `known` is what of it was known then, if it is at hand. */
export function snapshot(
  repository: PlanRepository,
  asOf: Day,
  known: PlanRepository = replayOnce(repository, asOf),
): Snapshot {
  return {
    asOf,
    today: toDayNumber(asOf),
    repository: known,
    limits: portalLimits(known.portal),
    series: seriesByKpi(known),
    milestonesOf: byPlan(known, known.milestones.values(), ({ id }) => planOfMilestone(id)),
    updatesOf: byPlan(known, updatesInTimeOrder(known), ({ plan }) => plan),
    promisesOf: promisesByPlan(known),
    drivers: driverTree(known.kpis),
  };
}

/** A contribution counts unless its milestone was cancelled. */
export function stands({ milestone }: Promised): boolean {
  return milestone.cancelled === undefined;
}

/** The measurements of every KPI in time order. */
export function seriesByKpi({ kpis, actuals, portal }: PlanRepository): Map<string, Series> {
  const series = (id: string) =>
    (actuals.get(id)?.measurements ?? []).map(({ period, value }) => ({
      period,
      day: lastDayNumber(period, portal.fiscalYearStart),
      value,
    }));
  return new Map([...kpis.keys()].map((id) => [id, series(id)]));
}

function updatesInTimeOrder({ updates }: PlanRepository): Entry<"updates">[] {
  return [...updates.values()].sort((a, b) => byCodeUnits(a.date, b.date) || byCodeUnits(a.id, b.id));
}

function byPlan<T>(
  { plans }: PlanRepository,
  entries: Iterable<T>,
  planOf: (entry: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>([...plans.keys()].map((id) => [id, []]));
  for (const entry of entries) groups.get(planOf(entry))?.push(entry);
  return groups;
}

function promisesByPlan({ plans, kpis, milestones }: PlanRepository): Map<string, Promised[]> {
  const promises = (plan: Entry<"plans">) =>
    plan.contributes.flatMap((contribution) => {
      const kpi = kpis.get(contribution.kpi);
      const milestone = milestones.get(contribution.realisedBy);
      return kpi && milestone ? [{ plan, contribution, kpi, milestone }] : [];
    });
  return new Map([...plans.values()].map((plan) => [plan.id, promises(plan)]));
}

import {
  byCodeUnits,
  type Contribution,
  type Day,
  type DayNumber,
  type Entries,
  type Entry,
  oncePer,
  type Period,
  type PlanRepository,
  planOfMilestone,
  toDayNumber,
} from "../model/index.ts";
import { type DriverTree, driverTree } from "./alignment/driver-tree.ts";
import { lastDayNumber } from "./calendar.ts";
import { type PortalLimits, portalLimits } from "./limits.ts";
import { type PlanFiles, planFiles } from "./plan-files.ts";
import { replayOnce } from "./replay.ts";

/** A plan repository as it was known on a day. Nothing in it is dated after `asOf`. */
export interface KnownPlan {
  readonly asOf: Day;
  /** The number of `asOf`. */
  readonly today: DayNumber;
  readonly repository: PlanRepository;
  /** What `repository` was replayed from. */
  readonly files: PlanFiles;
  readonly limits: PortalLimits;
}

/**
 * The same with what every part of the analysis looks up in it. It is the first argument of all functions that compute
 * a figure.
 */
export interface Snapshot extends KnownPlan {
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

/** Takes a snapshot of a repository that passed the check. */
export function snapshot(repository: PlanRepository, asOf: Day): Snapshot {
  const now = knownPlan(planFiles(repository), asOf, replayOnce(repository, asOf));
  return {
    ...now,
    series: seriesByKpi(now),
    milestonesOf: milestonesByPlan(now),
    updatesOf: updatesByPlan(now),
    promisesOf: promisesByPlan(now.repository),
    drivers: drivers(now.files),
  };
}

/** What was `known` on a day of the plan in some files. */
export function knownPlan(files: PlanFiles, asOf: Day, known: PlanRepository): KnownPlan {
  return { asOf, today: toDayNumber(asOf), repository: known, files, limits: portalLimits(known.portal) };
}

/** A contribution counts unless its milestone was cancelled. */
export function stands({ milestone }: Promised): boolean {
  return milestone.cancelled === undefined;
}

/** The measurements of every KPI in time order, whenever they came in. */
export const seriesInFiles = oncePer(
  ({ repository: { kpis, actuals, portal } }: PlanFiles): ReadonlyMap<string, Series> => {
    const series = (id: string): Series =>
      (actuals.get(id)?.measurements ?? []).map(({ period, value }) => ({
        period,
        day: lastDayNumber(period, portal.fiscalYearStart),
        value,
      }));
    return new Map([...kpis.keys()].map((id) => [id, series(id)]));
  },
);

/** What was known of a series on a day is its beginning. */
function seriesByKpi({ files, repository: { actuals } }: KnownPlan): ReadonlyMap<string, Series> {
  const all = seriesInFiles(files);
  if (actuals === files.repository.actuals) return all;
  const known = new Map<string, Series>();
  for (const [id, series] of all) {
    const count = actuals.get(id)?.measurements.length ?? 0;
    known.set(id, count === series.length ? series : series.slice(0, count));
  }
  return known;
}

/** The milestones of every plan as they stand in the files. */
export const milestonesInFiles = oncePer(({ repository: { plans, milestones } }: PlanFiles) =>
  byPlan(plans, milestones.values(), ({ id }) => planOfMilestone(id)),
);

function milestonesByPlan({ files, repository: { milestones } }: KnownPlan): Snapshot["milestonesOf"] {
  const all = milestonesInFiles(files);
  if (milestones === files.repository.milestones) return all;
  const known = new Map<string, readonly Entry<"milestones">[]>();
  for (const [plan, written] of all)
    known.set(
      plan,
      written.map((milestone) => milestones.get(milestone.id) ?? milestone),
    );
  return known;
}

const updatesInFiles = oncePer(({ repository: { plans, updates } }: PlanFiles) => {
  const inTimeOrder = [...updates.values()].sort(
    (a, b) => byCodeUnits(a.date, b.date) || byCodeUnits(a.id, b.id),
  );
  return byPlan(plans, inTimeOrder, ({ plan }) => plan);
});

function updatesByPlan({ files, asOf }: KnownPlan): Snapshot["updatesOf"] {
  const known = new Map<string, readonly Entry<"updates">[]>();
  for (const [plan, updates] of updatesInFiles(files)) {
    const isLater = (updates.at(-1)?.date ?? asOf) > asOf;
    known.set(plan, isLater ? updates.filter(({ date }) => date <= asOf) : updates);
  }
  return known;
}

/** Replaying changes the targets of KPIs, which play no part in the tree. */
const drivers = oncePer(({ repository }: PlanFiles) => driverTree(repository.kpis));

function byPlan<T>(
  plans: Entries<"plans">,
  entries: Iterable<T>,
  planOf: (entry: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const id of plans.keys()) groups.set(id, []);
  for (const entry of entries) groups.get(planOf(entry))?.push(entry);
  return groups;
}

function promisesByPlan({ plans, kpis, milestones }: PlanRepository): Map<string, Promised[]> {
  const byPlan = new Map<string, Promised[]>();
  for (const plan of plans.values()) {
    const promises: Promised[] = [];
    for (const contribution of plan.contributes) {
      const kpi = kpis.get(contribution.kpi);
      const milestone = milestones.get(contribution.realisedBy);
      if (kpi && milestone) promises.push({ plan, contribution, kpi, milestone });
    }
    byPlan.set(plan.id, promises);
  }
  return byPlan;
}

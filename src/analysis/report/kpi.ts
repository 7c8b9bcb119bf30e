import type { Day, Period } from "../../model/index.ts";
import type { Status } from "../status.ts";

export interface KpiReport {
  readonly id: string;
  /** The period of the latest actual; `null` without an actual, as are all fields that need one. */
  readonly period: Period | null;
  /** The day the latest actual stands for: the last one of its period. */
  readonly at: Day | null;
  /** The latest actual, in the KPI's unit. */
  readonly actual: number | null;
  /** The planned value on that day; `null` before the baseline, without targets, and for `hold`. */
  readonly planned: number | null;
  /** How far the actual falls short of the plan, in the KPI's unit; positive is adverse. */
  readonly gap: number | null;
  /** The gap as a share of the change planned in all. */
  readonly gapRatio: number | null;
  /** The share of the improvement planned by then that was had; `null` without a baseline and for `hold`. */
  readonly attainment: number | null;
  readonly status: Status;
  /** Whether the actual is on the adverse side of the baseline. */
  readonly worseThanBaseline: boolean;
  /** The last day of the first period of the present run of breaches; `null` when not in breach. */
  readonly since: Day | null;
  /** A year's worth of the gap, in money, 0 if there is none; `null` for a KPI without a value per unit. */
  readonly moneyAtStake: number | null;
  /** The gap against the first targets that the KPI ever had. */
  readonly originalGap: number | null;
  /** How many times the targets were moved. */
  readonly timesMoved: number;
  /** `null` with fewer than four measurements. */
  readonly trend: KpiTrend | null;
  /** `null` with fewer than eight measurements. */
  readonly process: KpiProcess | null;
  /** What plans have committed to, as a share of what is left to go; `null` if nothing is, and for `hold`. */
  readonly coverage: number | null;
}

/** A straight line through the last measurements (see `forecast/trend.ts`). */
export interface KpiTrend {
  /** How many measurements it is fitted to. */
  readonly n: number;
  /** Change in 365 days, in the KPI's unit. */
  readonly slopePerYear: number;
  /** The day it is read on: the last target's, or a year after the as-of date. */
  readonly at: Day;
  /** The line's value on that day. */
  readonly value: number;
  /** The lower end of the 80 % prediction interval. */
  readonly low: number;
  /** The upper end of the 80 % prediction interval. */
  readonly high: number;
  /** The probability, 0 to 1, of meeting the last target on that day; `null` without one. */
  readonly pHit: number | null;
}

/** Natural process limits (see `variance/process-limits.ts`). */
export interface KpiProcess {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** The periods whose measurements are signals, in time order. */
  readonly signals: readonly Period[];
}

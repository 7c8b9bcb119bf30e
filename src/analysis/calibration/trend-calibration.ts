/**
 * How far the forecasts of KPIs can be trusted: whether the value that came lay in the range that was to hold four
 * in five, and whether targets that were given a chance of 70 % were met in seven cases of ten.
 *
 *     coverage = forecasts with low ≤ value ≤ high / forecasts         80 % if the ranges are right
 *     Brier score = mean (p − o)²,  o = 1 if the target was met, else 0    0 is perfect, 0.25 is a coin
 *
 * A forecast is made every month for the same day, and those are not independent: of each KPI one forecast counts for
 * every calendar quarter in which its day fell, the one made nearest to 90 days before. A target that was moved since
 * is judged as it stood when the forecast was made.
 *
 * Source: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1),
 * 1950; reliability by bins of the probability as in A. H. Murphy, R. L. Winkler, Applied Statistics 26 (1), 1977.
 */
import {
  addDays,
  byCodeUnits,
  type Day,
  daysBetween,
  type Entry,
  type GoalpostMove,
  lastDay,
  type PlanRepository,
  type Point,
  toDayNumber,
} from "../../model/index.ts";
import { fewestForRate } from "../governance/effect-ledger.ts";
import type { KpiForecast } from "../month-figures.ts";
import type { PastMonth } from "./past-month.ts";
import { type Rate, rateOf } from "./percentile.ts";

/** One forecast of a KPI for a day that has come and was measured. */
export interface TrendForecast {
  readonly kpi: string;
  readonly madeOn: Day;
  readonly at: Day;
  readonly low: number;
  readonly high: number;
  readonly value: number;
  readonly isInside: boolean;
  /** The chance that was given and what came of it; `null` without a target. */
  readonly chance: { readonly given: number; readonly isMet: boolean } | null;
}

export interface ReliabilityBin {
  /** Chances from `from` to below `to`; the last bin holds certainty too. */
  readonly from: number;
  readonly to: number;
  readonly met: Rate;
  /** The mean of the chances given; `null` of none. */
  readonly given: number | null;
}

export interface TrendCalibration {
  /** By KPI, then day. */
  readonly forecasts: readonly TrendForecast[];
  readonly inside: Rate;
  readonly bins: readonly ReliabilityBin[];
  /** How many forecasts gave a chance, and how many targets were met in all. */
  readonly met: Rate;
  /** `null` of fewer than five. */
  readonly brier: number | null;
  /** The first day to come for which something is forecast; `null` if nothing is. */
  readonly nextDue: Day | null;
}

const binCount = 5;
const nominalDays = 90;
/** So many days after the day of a forecast its value may be measured. */
const graceDays = 31;

export function trendCalibration(
  repository: PlanRepository,
  asOf: Day,
  months: readonly PastMonth[],
  moves: readonly GoalpostMove[],
): TrendCalibration {
  const chosen = new Map<string, TrendForecast>();
  const due = new Set<Day>();
  for (const { day: madeOn, digest } of months) {
    for (const made of digest.kpis) {
      if (made.at > asOf) due.add(made.at);
      const observed = observation(repository, asOf, moves, madeOn, made);
      if (!observed) continue;
      const key = `${made.id}\n${quarterOf(made.at)}`;
      chosen.set(key, nearer(chosen.get(key), observed));
    }
  }
  const forecasts = [...chosen.values()].sort((a, b) => byCodeUnits(a.kpi, b.kpi) || byCodeUnits(a.at, b.at));
  const chances = forecasts.flatMap(({ chance }) => (chance ? [chance] : []));
  return {
    forecasts,
    inside: rateOf(forecasts.map(({ isInside }) => isInside)),
    bins: Array.from({ length: binCount }, (_, at) => binOf(chances, at)),
    met: rateOf(chances.map(({ isMet }) => isMet)),
    brier:
      chances.length < fewestForRate
        ? null
        : mean(chances.map(({ given, isMet }) => (given - (isMet ? 1 : 0)) ** 2)),
    nextDue: [...due].sort()[0] ?? null,
  };
}

function observation(
  { kpis, actuals, portal }: PlanRepository,
  asOf: Day,
  moves: readonly GoalpostMove[],
  madeOn: Day,
  { id, at, low, high, pHit }: KpiForecast,
): TrendForecast | undefined {
  const kpi = kpis.get(id);
  if (!kpi || at > asOf || at <= madeOn) return undefined;
  const endOf = ({ period }: Pick<Point, "period">) => lastDay(period, portal.fiscalYearStart);
  const until = addDays(at, graceDays);
  const value = actuals
    .get(id)
    ?.measurements.find((measured) => endOf(measured) >= at && endOf(measured) <= until)?.value;
  if (value === undefined) return undefined;
  const target = targetsOn(kpi, madeOn, moves).find((point) => endOf(point) === at)?.value;
  const isMet =
    target === undefined ? undefined : kpi.direction === "decrease" ? value <= target : value >= target;
  return {
    kpi: id,
    madeOn,
    at,
    low,
    high,
    value,
    isInside: value >= low && value <= high,
    chance: pHit === null || isMet === undefined ? null : { given: pHit, isMet },
  };
}

/** The targets as they stood on a day: those that the first move after it replaced. */
function targetsOn(
  { id, targets }: Entry<"kpis">,
  on: Day,
  moves: readonly GoalpostMove[],
): readonly Point[] {
  const later = moves
    .filter(
      ({ subject, field, landing }) => subject === `kpis/${id}` && field === "targets" && landing.day > on,
    )
    .sort((a, b) => byCodeUnits(a.landing.day, b.landing.day))[0];
  return later && Array.isArray(later.before) ? (later.before as readonly Point[]) : targets;
}

function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function nearer(held: TrendForecast | undefined, other: TrendForecast): TrendForecast {
  if (!held) return other;
  const off = ({ madeOn, at }: TrendForecast) => Math.abs(daysBetween(madeOn, at) - nominalDays);
  const difference = off(held) - off(other) || toDayNumber(held.madeOn) - toDayNumber(other.madeOn);
  return difference <= 0 ? held : other;
}

function binOf(
  chances: readonly { readonly given: number; readonly isMet: boolean }[],
  at: number,
): ReliabilityBin {
  const [from, to] = [at / binCount, (at + 1) / binCount];
  const own = chances.filter(({ given }) => Math.min(binCount - 1, Math.floor(given * binCount)) === at);
  return {
    from,
    to,
    met: rateOf(own.map(({ isMet }) => isMet)),
    given: own.length === 0 ? null : mean(own.map(({ given }) => given)),
  };
}

/** Summed in the order of size, so that it does not depend on that of the input. */
function mean(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length;
}

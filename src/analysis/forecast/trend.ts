/**
 * Where a KPI is heading if it goes on as it has.
 *
 * A straight line is fitted to the last 12 measurements by ordinary least squares, with the day as x:
 *
 *     slope = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)²        value(x) = ȳ + slope · (x − x̄)
 *
 * The range in which a single future measurement falls with a probability of 80 % is the prediction interval
 *
 *     value(x) ± t(0.9, n − 2) · s · √(1 + 1/n + (x − x̄)²/Σ(x − x̄)²)        s² = SSE/(n − 2)
 *
 * where t is Student's and SSE the sum of the squared residuals. It widens with the distance from the data,
 * which is why the picture of a forecast is a fan:
 *
 *     ● measured                          _ high
 *     ● ●   ●                      _ . ˙
 *         ●    ●  ●        _ . ─ ˙ ─ ─ ─  value
 *                   ● ● ─ ─ ˙ .  _
 *                                   ˙ .   low
 *
 * Example: 6, 5, 5, 4 on days 0, 1, 2, 3: slope −0.6 a day, SSE 0.2, s = 0.316; on day 5 the value is 2.9 and
 * the range 2.9 ± 1.886 · 0.316 · √(1 + 1/4 + 3.5²/5) = 2.9 ± 1.147, so from 1.75 to 4.05.
 *
 * The same distribution says how likely it is that a target is met. Two things it does not know: it takes the
 * measurements to be independent of each other, and it expects no change of course.
 *
 * Source: N. R. Draper, H. Smith, Applied Regression Analysis, 3rd edition, 1998, sections 1.2 to 1.4.
 */
import type { DayNumber, Entry } from "../../model/index.ts";
import { writtenDay } from "../calendar.ts";
import { plainZero } from "../comparison.ts";
import type { KpiTrend } from "../report.ts";
import type { Measured, Series, Snapshot } from "../snapshot.ts";
import { lastTarget } from "../variance/last-target.ts";
import { studentCdf, studentQuantile } from "./student-t.ts";

/** A line fitted to measurements, with what is needed to say how sure it is. */
export interface TrendLine {
  /** How many measurements it is fitted to. */
  readonly n: number;
  /** Change a day, in the KPI's unit. */
  readonly slopePerDay: number;
  /** The mean of the days. */
  readonly meanDay: number;
  /** The mean of the values: the line's value on `meanDay`. */
  readonly meanValue: number;
  /** Σ(x − x̄)², in square days. */
  readonly dayScatter: number;
  /** s, the standard deviation of a measurement around the line; 0 for a series without residual. */
  readonly residualDeviation: number;
}

const longest = 12;
const shortest = 4;
const share = 0.8;

/** How many deviations the range reaches to either side, by the degrees of freedom, which are two less than the points. */
const reach: readonly number[] = Array.from({ length: longest - 1 }, (_, degrees) =>
  degrees < shortest - 2 ? Number.NaN : studentQuantile((1 + share) / 2, degrees),
);

/** The trend of a KPI at its last target's day, or a year ahead; `null` with fewer than four measurements. */
export function trend(now: Snapshot, kpi: Entry<"kpis">): KpiTrend | null {
  const line = trendLine(now.series.get(kpi.id) ?? []);
  if (!line) return null;
  const target = lastTarget(kpi, now.repository.portal.fiscalYearStart);
  const at = target && target.day > now.today ? target.day : now.today + 365;
  return {
    n: line.n,
    slopePerYear: line.slopePerDay * 365,
    at: writtenDay(at),
    ...trendRange(line, at),
    pHit: probabilityOfHit(line, at, kpi, target?.value),
  };
}

/** The line through the last 12 measurements; `null` with fewer than four, or if all stand for one day. */
export function trendLine(series: Series): TrendLine | null {
  const first = Math.max(0, series.length - longest);
  const n = series.length - first;
  if (n < shortest) return null;
  const pointAt = (place: number) => series[place] as Measured;
  let meanDay = 0;
  let meanValue = 0;
  let largest = 0;
  for (let place = first; place < series.length; place++) {
    const { day, value } = pointAt(place);
    meanDay += day / n;
    meanValue += value / n;
    largest = Math.max(largest, Math.abs(value));
  }
  let dayScatter = 0;
  let shared = 0;
  for (let place = first; place < series.length; place++) {
    const { day, value } = pointAt(place);
    dayScatter += (day - meanDay) ** 2;
    shared += (day - meanDay) * (value - meanValue);
  }
  if (dayScatter === 0) return null;
  const slopePerDay = plainZero(shared / dayScatter);
  let squares = 0;
  for (let place = first; place < series.length; place++) {
    const { day, value } = pointAt(place);
    squares += (value - meanValue - slopePerDay * (day - meanDay)) ** 2;
  }
  // What is left of the arithmetic of a perfect line is not a residual.
  const isExact = squares <= n * (1e-12 * largest) ** 2;
  const residualDeviation = isExact ? 0 : Math.sqrt(squares / (n - 2));
  return { n, slopePerDay, meanDay, meanValue, dayScatter, residualDeviation };
}

/** The line's value on a day, and the range in which a measurement falls with a probability of 80 %. */
export function trendRange(line: TrendLine, day: DayNumber): { value: number; low: number; high: number } {
  const value = lineValue(line, day);
  const half = (reach[line.n - 2] as number) * predictionDeviation(line, day);
  return { value, low: value - half, high: value + half };
}

/** `null` without a target, and for a series without residual: certainty is not evidence. */
function probabilityOfHit(
  line: TrendLine,
  day: DayNumber,
  { direction, range }: Entry<"kpis">,
  target: number | undefined,
): number | null {
  const deviation = predictionDeviation(line, day);
  if (deviation === 0) return null;
  const below = (limit: number) => studentCdf((limit - lineValue(line, day)) / deviation, line.n - 2);
  if (direction === "hold") return range ? below(range.max) - below(range.min) : null;
  if (target === undefined) return null;
  return direction === "decrease" ? below(target) : 1 - below(target);
}

function lineValue({ meanValue, slopePerDay, meanDay }: TrendLine, day: DayNumber): number {
  return meanValue + slopePerDay * (day - meanDay);
}

function predictionDeviation(
  { n, meanDay, dayScatter, residualDeviation }: TrendLine,
  day: DayNumber,
): number {
  return residualDeviation * Math.sqrt(1 + 1 / n + (day - meanDay) ** 2 / dayScatter);
}

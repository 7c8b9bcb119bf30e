/**
 * Signal or noise: the XmR chart of individual values and moving ranges.
 *
 * A process that nobody touched still moves from month to month. How much is natural is read from the moving
 * ranges, the differences between one value and the next; 2.66 times their mean is three standard deviations
 * (2.66 = 3/1.128, where 1.128 is the mean of the range of two normal values):
 *
 *     upper ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ mean + 2.66 · mean moving range
 *              ●     ●
 *     mean  ──────●─────────●──
 *           ●          ●
 *     lower ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ mean − 2.66 · mean moving range
 *
 * Only a value outside the limits, or the eighth and every later one of a run on one side of the mean, is a
 * signal; a move inside the limits is noise and asks for no explanation.
 *
 * Example: 10, 12, 11, 13, 10, 12, 11, 13: mean 11.5, moving ranges 2 1 2 3 2 1 2, mean 13/7 = 1.857, so the
 * limits are 11.5 ∓ 4.94, and nothing is a signal.
 *
 * Source: D. J. Wheeler, Understanding Variation, 2nd edition, 2000.
 */
import type { Period } from "../../model/index.ts";
import type { Measured, Series } from "../snapshot.ts";

export interface ProcessLimits {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** The periods whose measurements are signals, in time order. */
  readonly signals: readonly Period[];
}

const fewest = 8;
const baseLength = 12;
const runLength = 8;
const threeDeviations = 2.66;

/** The natural limits by the first 12 measurements (all, if there are fewer); `null` with fewer than eight. */
export function processLimits(series: Series): ProcessLimits | null {
  if (series.length < fewest) return null;
  const count = Math.min(series.length, baseLength);
  const valueAt = (place: number) => (series[place] as Measured).value;
  let values = 0;
  let ranges = 0;
  for (let place = 0; place < count; place++) {
    values += valueAt(place);
    if (place > 0) ranges += Math.abs(valueAt(place) - valueAt(place - 1));
  }
  const mean = values / count;
  const meanRange = ranges / (count - 1);
  const lower = mean - threeDeviations * meanRange;
  const upper = mean + threeDeviations * meanRange;
  return { mean, lower, upper, signals: signalPeriods(series, mean, lower, upper) };
}

function signalPeriods(series: Series, mean: number, lower: number, upper: number): Period[] {
  const thickness = 1e-9 * Math.max(1, Math.abs(mean));
  const sideOf = (value: number, line: number) =>
    Math.abs(value - line) <= thickness ? 0 : Math.sign(value - line);
  const signals: Period[] = [];
  let run = 0;
  let runSide = 0;
  for (let place = 0; place < series.length; place++) {
    const { period, value } = series[place] as Measured;
    const side = sideOf(value, mean);
    run = side !== 0 && side === runSide ? run + 1 : Math.abs(side);
    runSide = side;
    if (run >= runLength || sideOf(value, upper) > 0 || sideOf(value, lower) < 0) signals.push(period);
  }
  return signals;
}

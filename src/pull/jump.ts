/**
 * A jump is a value that is out of all proportion to the one before it: mostly a changed unit, a table joined
 * twice or a load that failed half way, and not news.
 *
 *     before 4.2, then 4.6        no jump
 *     before 4.2, then 420        100 times as large: a jump beyond a factor of 5
 *     before 4.2, then 0          a jump, unless the KPI was 0 before
 *
 * What lies between the lowest and the highest value that the KPI has had is none: there it has been before.
 */
import type { Point } from "../model/index.ts";

export interface Jump {
  readonly point: Point;
  readonly before: Point;
}

/** The jump at a point after others, which are in time order; none at the first point. */
export function jumpAt(point: Point, earlier: readonly Point[], factor: number): Jump | undefined {
  const before = earlier.at(-1);
  if (!before) return undefined;
  const values = earlier.map(({ value }) => value);
  // There may be thousands of values, more than a call takes as arguments.
  const lowest = values.reduce((low, value) => Math.min(low, value));
  const highest = values.reduce((high, value) => Math.max(high, value));
  if (point.value >= lowest && point.value <= highest) return undefined;
  // After a 0 nothing is so many times as large; then the largest value so far is the measure.
  const measure = before.value === 0 ? Math.max(Math.abs(lowest), Math.abs(highest)) : before.value;
  if (measure === 0) return undefined;
  const ratio = before.value === 0 ? Math.abs(point.value) / measure : point.value / measure;
  const isNear = ratio <= factor && (ratio >= 1 / factor || before.value === 0);
  return isNear ? undefined : { point, before };
}

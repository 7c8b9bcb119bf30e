import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { RangeView } from "../views/bar-rows.ts";
import { rounded } from "./time-axis.ts";

/** Where a value and its expected range lie, in percent of the width. */
export interface RangeGeometry {
  readonly band: { readonly x: number; readonly width: number };
  /** The ends of the band that are limits, not the edge of the drawing. */
  readonly limits: readonly number[];
  readonly spread: { readonly x: number; readonly width: number } | undefined;
  readonly actual: number | undefined;
  readonly isInside: boolean;
}

/** Left free at each end, as a share of what is shown, so that no mark is cut and an open end is seen to go on. */
const margin = 0.12;

/** Lays out one range on its own scale: beliefs about days, percent and money have none in common. */
export function rangeBar({ min, max, actual, spread, isInside }: RangeView): RangeGeometry {
  const shown = [min, max, actual, spread?.low, spread?.high].filter((value) => value !== undefined);
  const [low = 0, high = 1] = extent(shown);
  const room = low === high ? Math.max(1, Math.abs(low)) : (high - low) * margin;
  const x = scaleLinear([low - room, high + room], [0, 100]);
  const [left, right] = [min === undefined ? 0 : x(min), max === undefined ? 100 : x(max)];
  return {
    band: { x: rounded(left), width: rounded(right - left) },
    limits: [min, max].filter((limit) => limit !== undefined).map((limit) => rounded(x(limit))),
    spread: spread && { x: rounded(x(spread.low)), width: rounded(x(spread.high) - x(spread.low)) },
    actual: actual === undefined ? undefined : rounded(x(actual)),
    isInside,
  };
}

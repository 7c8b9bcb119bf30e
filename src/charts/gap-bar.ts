import { scaleLinear } from "d3-scale";
import type { GapView } from "../views/kpi-rows.ts";
import type { ChartSize } from "./kpi-chart.ts";
import { rounded } from "./time-axis.ts";

export interface GapGeometry extends ChartSize {
  readonly zero: number;
  readonly bar: { readonly x: number; readonly width: number };
  readonly watch: number;
  readonly breach: number;
  /** True where the gap goes beyond the end of the scale; the bar is then cut off there. */
  readonly isCut: boolean;
}

/** Beyond this share of the planned change a longer bar would say no more. */
const furthest = 1;

/** A gap as a bar from zero: to the right adverse, to the left better than planned. */
export function gapBar({ ratio, watch, breach }: GapView, { width, height }: ChartSize): GapGeometry {
  const x = scaleLinear([-furthest / 2, furthest], [1, width - 1]).clamp(true);
  const [zero, end] = [x(0), x(ratio)];
  return {
    width,
    height,
    zero: rounded(zero),
    bar: { x: rounded(Math.min(zero, end)), width: rounded(Math.max(1, Math.abs(end - zero))) },
    watch: rounded(x(watch)),
    breach: rounded(x(breach)),
    isCut: ratio > furthest || ratio < -furthest / 2,
  };
}

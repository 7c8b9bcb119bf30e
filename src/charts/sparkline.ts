import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { ChartPoint, SparkView } from "../views/kpi-chart.ts";
import type { ChartSize } from "./kpi-chart.ts";
import { rounded } from "./time-axis.ts";

export interface SparkGeometry extends ChartSize {
  readonly actual: string;
  readonly planned: string;
  readonly latest: { readonly x: number; readonly y: number };
}

const margin = 3;

/** A figure as a line without axes, what was planned of it as a second one. */
export function sparkline(view: SparkView, { width, height }: ChartSize): SparkGeometry {
  const all = [...view.actual, ...view.planned];
  const [first = 0, last = 1] = extent(all, ({ day }) => day);
  const [low = 0, high = 1] = extent([...all.map(({ value }) => value), ...(view.reach ?? [])]);
  const x = scaleLinear([first, last], [margin, width - margin]);
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [height - margin, margin]);
  const path = line<ChartPoint>()
    .x(({ day }) => x(day))
    .y(({ value }) => y(value))
    .digits(1);
  const latest = view.actual.at(-1) ?? { day: last, value: low };
  return {
    width,
    height,
    actual: path([...view.actual]) ?? "",
    planned: path([...view.planned]) ?? "",
    latest: { x: rounded(x(latest.day)), y: rounded(y(latest.value)) },
  };
}

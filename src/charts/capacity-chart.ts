import { scaleBand, scaleLinear } from "d3-scale";
import type { CapacityChartView, CapacityColumn } from "../views/capacity-chart.ts";
import type { ChartSize } from "./kpi-chart.ts";
import { rounded } from "./time-axis.ts";

export interface CapacityGeometry extends ChartSize {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly columns: readonly CapacityColumnGeometry[];
}

export interface CapacityColumnGeometry {
  readonly x: number;
  readonly width: number;
  /** From the bottom up: run work, what is committed within the line and above it, what is proposed. */
  readonly blocks: readonly {
    readonly kind: "run" | "committed" | "over" | "proposed";
    readonly y: number;
    readonly height: number;
  }[];
  /** What the team has. */
  readonly line: number;
  readonly over: { readonly text: string; readonly x: number; readonly y: number } | undefined;
  /** Left out where the labels of neighbours would touch it. */
  readonly label: { readonly text: string; readonly x: number; readonly isNow: boolean } | undefined;
}

/** A character of a label at its widest, in pixels at 12 px type. */
const characterWidth = 6.6;

export function capacityChart(view: CapacityChartView, { width, height }: ChartSize): CapacityGeometry {
  const [left, right, top, bottom] = [26, width - 4, 16, height - 24];
  const y = scaleLinear([0, view.most > 0 ? view.most : 1], [bottom, top]);
  const band = scaleBand(
    view.columns.map((_, index) => index),
    [left, right],
  ).padding(0.3);
  const widest = Math.max(1, ...view.columns.map(({ label }) => label.length)) * characterWidth;
  const every = Math.max(1, Math.ceil(widest / band.step()));
  return {
    width,
    height,
    left,
    right,
    bottom,
    yTicks: y.ticks(4).map((value) => ({ y: rounded(y(value)), label: String(value) })),
    columns: view.columns.map((column, index) => {
      const x = band(index) ?? left;
      const middle = rounded(x + band.bandwidth() / 2);
      const stack = column.run + column.committed + column.proposed;
      return {
        x: rounded(x),
        width: rounded(band.bandwidth()),
        blocks: blocks(column, y),
        line: rounded(y(column.fte)),
        over: column.over > 0 ? { text: column.overText, x: middle, y: rounded(y(stack) - 4) } : undefined,
        label: index % every === 0 ? { text: column.label, x: middle, isNow: column.isNow } : undefined,
      };
    }),
  };
}

function blocks(
  { run, committed, proposed, over }: CapacityColumn,
  y: (value: number) => number,
): CapacityColumnGeometry["blocks"] {
  const within = Math.max(0, committed - over);
  const heights = [
    ["run", run],
    ["committed", within],
    ["over", committed - within],
    ["proposed", proposed],
  ] as const;
  let from = 0;
  return heights.flatMap(([kind, value]) => {
    if (value <= 0) return [];
    const [base, end] = [y(from), y(from + value)];
    from += value;
    return [{ kind, y: rounded(end), height: rounded(base - end) }];
  });
}

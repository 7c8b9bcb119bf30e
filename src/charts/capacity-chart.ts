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
  /** Left out where that of a worse column would touch it. */
  readonly over: OverLabel | undefined;
  /** Left out where the labels of neighbours would touch it. */
  readonly label: { readonly text: string; readonly x: number; readonly isNow: boolean } | undefined;
}

interface OverLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A character of a label at its widest, in pixels at 12 px type. */
const characterWidth = 6.6;
const lineHeight = 16;

export function capacityChart(view: CapacityChartView, { width, height }: ChartSize): CapacityGeometry {
  const [left, right, top, bottom] = [26, width - 4, 16, height - 24];
  const y = scaleLinear([0, view.most > 0 ? view.most : 1], [bottom, top]);
  const band = scaleBand(
    view.columns.map((_, index) => index),
    [left, right],
  ).padding(0.3);
  const widest = Math.max(1, ...view.columns.map(({ label }) => label.length)) * characterWidth;
  const every = Math.max(1, Math.ceil(widest / band.step()));
  const middle = (index: number) => rounded((band(index) ?? left) + band.bandwidth() / 2);
  const overs = overLabels(view.columns, (column, index) => {
    const stack = column.run + column.committed + column.proposed;
    return { text: column.overText, x: middle(index), y: rounded(y(stack) - 4) };
  });
  return {
    width,
    height,
    left,
    right,
    bottom,
    yTicks: y.ticks(4).map((value) => ({ y: rounded(y(value)), label: String(value) })),
    columns: view.columns.map((column, index) => ({
      x: rounded(band(index) ?? left),
      width: rounded(band.bandwidth()),
      blocks: blocks(column, y),
      line: rounded(y(column.fte)),
      over: overs.get(index),
      label: index % every === 0 ? { text: column.label, x: middle(index), isNow: column.isNow } : undefined,
    })),
  };
}

/** The labels of what is too much, the worst column first; of two that would touch, the first one stands. */
function overLabels(
  columns: readonly CapacityColumn[],
  labelOf: (column: CapacityColumn, index: number) => OverLabel,
): ReadonlyMap<number, OverLabel> {
  const shown = new Map<number, OverLabel>();
  const worstFirst = [...columns.entries()]
    .filter(([, { over }]) => over > 0)
    .sort(([, a], [, b]) => b.over - a.over);
  for (const [index, column] of worstFirst) {
    const label = labelOf(column, index);
    const isFree = [...shown.values()].every(
      (other) =>
        Math.abs(other.x - label.x) >= ((other.text.length + label.text.length) * characterWidth) / 2 + 2 ||
        Math.abs(other.y - label.y) >= lineHeight,
    );
    if (isFree) shown.set(index, label);
  }
  return shown;
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

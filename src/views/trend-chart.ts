import type { ChartPoint } from "./kpi-chart.ts";

/** A figure at the ends of months: one line, and a second one that it is held against. */
export interface TrendChartView {
  /** The message of the chart, as a sentence. */
  readonly title: string;
  readonly description: string;
  /** What the axis of values says at its top, e.g. `EUR` or `% of KPIs`. */
  readonly unit: string;
  /** Shares are drawn from 0 to 100 %, everything else from zero. */
  readonly isShare: boolean;
  readonly points: readonly ChartPoint[];
  /** The name and the value of the last point, beside it. */
  readonly name: string;
  readonly other: { readonly name: string; readonly points: readonly ChartPoint[] } | undefined;
}

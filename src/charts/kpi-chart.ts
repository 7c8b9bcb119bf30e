import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import type { ChartPoint, KpiChartView } from "../views/kpi-chart.ts";
import { rounded, timeScale } from "./time-axis.ts";

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Where everything of a KPI's chart is drawn, in pixels; path data as SVG writes it, empty where there is none. */
export interface KpiChartGeometry extends ChartSize {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly { readonly x: number; readonly label: string; readonly isYear: boolean }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly today: number;
  readonly actual: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly latest: { readonly x: number; readonly y: number } | undefined;
  readonly planned: string;
  readonly original: string;
  /** The zone between the plan and the watch limit. */
  readonly tolerated: string;
  readonly breach: string;
  readonly range: { readonly y: number; readonly height: number } | undefined;
  readonly forecast: string;
  readonly fan: string;
}

/** Lays out a chart. `locale` names months and writes numbers. */
export function kpiChart(view: KpiChartView, { width, height }: ChartSize, locale: string): KpiChartGeometry {
  const [left, right, top, bottom] = [52, width - 10, 12, height - 26];
  const days = [...view.actual, ...view.planned, ...view.forecast].map(({ day }) => day);
  const [first = view.today - 1, last = view.today + 1] = extent([...days, view.today]);
  const x = timeScale(first, last, left, right, locale);
  const y = scaleLinear(valueExtent(view), [bottom, top]).nice(5);
  const at = ({ day, value }: ChartPoint) => ({ x: rounded(x.at(day)), y: rounded(y(value)) });
  const path = line<ChartPoint>()
    .x(({ day }) => x.at(day))
    .y(({ value }) => y(value))
    .digits(1);
  const number = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 2,
    notation: compactAbove(y.domain()),
  });
  const latest = view.actual.at(-1);

  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    xTicks: x.ticks(width > 500 ? 8 : 4).filter((tick) => tick.x <= right - 8),
    yTicks: y
      .ticks(5)
      .map((value) => ({ y: rounded(y(value)), label: number.format(value).replace("-", "−") })),
    today: rounded(x.at(view.today)),
    actual: path([...view.actual]) ?? "",
    points: view.actual.map(at),
    latest: latest && at(latest),
    planned: path([...view.planned]) ?? "",
    original: path([...view.original]) ?? "",
    tolerated: band(view.planned, view.watch, x.at, y),
    breach: path([...view.breach]) ?? "",
    range: view.range && {
      y: rounded(y(view.range.max)),
      height: rounded(y(view.range.min) - y(view.range.max)),
    },
    forecast: path([...view.forecast]) ?? "",
    fan: fan(view, x.at, y),
  };
}

/** The breach line may lie far off; it must not squeeze what was measured, so it does not stretch the scale. */
function valueExtent(view: KpiChartView): [number, number] {
  const values = [
    ...[...view.actual, ...view.planned, ...view.watch, ...view.original].map(({ value }) => value),
    ...view.forecast.flatMap(({ low, high }) => [low, high]),
    ...(view.range ? [view.range.min, view.range.max] : []),
  ];
  const [low = 0, high = 1] = extent(values);
  return low === high
    ? [low - Math.max(1, Math.abs(low) * 0.1), high + Math.max(1, Math.abs(high) * 0.1)]
    : [low, high];
}

function band(
  edge: readonly ChartPoint[],
  other: readonly ChartPoint[],
  x: (day: number) => number,
  y: (value: number) => number,
): string {
  const corners = edge.map(({ day, value }, index) => ({ day, value, limit: other[index]?.value ?? value }));
  const shape = area<(typeof corners)[number]>()
    .x(({ day }) => x(day))
    .y0(({ value }) => y(value))
    .y1(({ limit }) => y(limit))
    .digits(1);
  return shape(corners) ?? "";
}

function fan({ forecast }: KpiChartView, x: (day: number) => number, y: (value: number) => number): string {
  const shape = area<KpiChartView["forecast"][number]>()
    .x(({ day }) => x(day))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .digits(1);
  return shape([...forecast]) ?? "";
}

function compactAbove(domain: readonly number[]): "compact" | "standard" {
  return domain.some((value) => Math.abs(value) >= 10_000) ? "compact" : "standard";
}

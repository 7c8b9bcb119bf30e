import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { numberFormatter } from "../model/index.ts";
import type { ChartPoint } from "../views/kpi-chart.ts";
import type { TrendChartView } from "../views/trend-chart.ts";
import type { ChartSize } from "./kpi-chart.ts";
import { apart, textWidth } from "./labels.ts";
import { rounded, timeScale } from "./time-axis.ts";

export interface TrendLineGeometry {
  readonly path: string;
  /** Every point, so that a month between two that are not known can be seen. */
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly x: number; readonly y: number; readonly text: string };
}

export interface TrendChartGeometry extends ChartSize {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly xTicks: readonly { readonly x: number; readonly label: string; readonly isYear: boolean }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly main: TrendLineGeometry;
  readonly other: TrendLineGeometry | undefined;
}

const labelGap = 15;
/** Room for the names at the ends of lines, the same for most charts, so that their time axes agree. */
const labelRoom = 74;

/** A figure over time from zero on, with the names of its lines beside their ends. */
export function trendChart(
  view: TrendChartView,
  { width, height }: ChartSize,
  locale: string,
): TrendChartGeometry {
  const { points, other, isShare } = view;
  const [left, top, bottom] = [40, 24, height - 24];
  const right = width - 12 - Math.max(labelRoom, textWidth(view.name), textWidth(other?.name ?? ""));
  const all = [...points, ...(other?.points ?? [])];
  const [first = 0, last = 1] = extent(all, ({ day }) => day);
  const x = timeScale(first, Math.max(last, first + 1), left, right, locale);
  const [low = 0, high = 1] = extent([...all.map(({ value }) => value), 0]);
  const y = isShare
    ? scaleLinear([0, 1], [bottom, top])
    : scaleLinear([low, high === low ? low + 1 : high], [bottom, top]).nice(3);
  const heights = apart(
    [points, ...(other ? [other.points] : [])].map((line) => y(line.at(-1)?.value ?? 0)),
    labelGap,
    top,
    bottom,
  );
  const drawn = (own: readonly ChartPoint[], text: string, at: number): TrendLineGeometry => ({
    path:
      line<ChartPoint>()
        .x(({ day }) => x.at(day))
        .y(({ value }) => y(value))
        .digits(1)([...own]) ?? "",
    dots: own.map(({ day, value }) => ({ x: rounded(x.at(day)), y: rounded(y(value)) })),
    label: { x: right + 8, y: rounded(heights[at] ?? 0), text },
  });
  return {
    width,
    height,
    left,
    right,
    bottom,
    xTicks: x.ticks(width > 400 ? 6 : 4).filter((tick) => tick.x <= right),
    yTicks: (isShare ? [0, 0.5, 1] : wholeTicks(y.ticks(3))).map((value) => ({
      y: rounded(y(value)),
      label: isShare ? String(Math.round(value * 100)) : amount(value, locale),
    })),
    main: drawn(points, view.name, 0),
    other: other && drawn(other.points, other.name, 1),
  };
}

/** Counts have no halves; where there is little to count, the scale would mark them. */
function wholeTicks(ticks: readonly number[]): readonly number[] {
  const whole = ticks.filter((value) => Number.isInteger(value));
  return whole.length > 1 ? whole : ticks;
}

function amount(value: number, locale: string): string {
  return numberFormatter(locale, { notation: "compact", maximumFractionDigits: 1 })
    .format(value)
    .replace("-", "−");
}

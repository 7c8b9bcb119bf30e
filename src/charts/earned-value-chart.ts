import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { numberFormatter } from "../model/index.ts";
import type { EarnedValueChartView, NamedPoint } from "../views/earned-value-chart.ts";
import type { ChartPoint } from "../views/kpi-chart.ts";
import type { ChartSize } from "./kpi-chart.ts";
import { apart, textWidth } from "./labels.ts";
import { rounded, timeScale } from "./time-axis.ts";

/** A point with its words beside it, and the height they stand at, which is not always free. */
export interface PointLabel {
  readonly kind: NamedPoint["kind"];
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: "start" | "end";
}

export interface EarnedValueGeometry extends ChartSize {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly { readonly x: number; readonly label: string; readonly isYear: boolean }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly today: { readonly x: number; readonly labelX: number };
  readonly planned: string;
  readonly earned: string;
  /** From what was spent to what is expected at completion; empty once nothing is to come. */
  readonly forecast: string;
  readonly points: readonly PointLabel[];
}

const labelGap = 16;

export function earnedValueChart(
  view: EarnedValueChartView,
  { width, height }: ChartSize,
  locale: string,
): EarnedValueGeometry {
  const [left, top, bottom] = [44, 30, height - 26];
  const right = width - 14 - Math.max(...view.points.map((point) => textWidth(words(point))));
  const spent = view.points.find(({ kind }) => kind === "spent");
  const estimate = view.points.find(({ kind }) => kind === "estimate");
  const values = [...view.planned, ...view.earned, ...view.points].map(({ value }) => value);
  const days = [...view.planned, ...view.points].map(({ day }) => day);
  const [first = view.today - 1, last = view.today + 1] = extent([...days, view.today]);
  const x = timeScale(first, Math.max(last, first + 1), left, right, locale);
  const [low = 0, high = 1] = extent([...values, 0]);
  const y = scaleLinear([low, high === low ? low + 1 : high], [bottom, top]).nice(5);
  const path = line<ChartPoint>()
    .x(({ day }) => x.at(day))
    .y(({ value }) => y(value))
    .digits(1);
  const todayX = rounded(x.at(view.today));
  const half = textWidth(view.todayText) / 2;

  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    xTicks: x.ticks(width > 500 ? 8 : 4).filter((tick) => tick.x <= right - 8),
    yTicks: y.ticks(5).map((value) => ({ y: rounded(y(value)), label: amount(value, locale) })),
    today: {
      x: todayX,
      labelX: rounded(Math.min(Math.max(todayX, textWidth(view.currency) + 12 + half), width - half)),
    },
    planned: path([...view.planned]) ?? "",
    earned: path([...view.earned]) ?? "",
    forecast: spent && estimate && estimate.day > view.today ? (path([spent, estimate]) ?? "") : "",
    points: pointLabels(view, x.at, y, { left, right, top, bottom }),
  };
}

/**
 * The budget and the estimate are named beside the end of the time axis. What was earned and spent is named
 * beside its point: behind the data date where there is room, before it where not, or among those at the end
 * where the data date is the end.
 */
function pointLabels(
  { points, today }: EarnedValueChartView,
  x: (day: number) => number,
  y: (value: number) => number,
  frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): readonly PointLabel[] {
  const isNow = ({ kind }: NamedPoint) => kind === "earned" || kind === "spent";
  const width = Math.max(0, ...points.filter(isNow).map((point) => textWidth(words(point)))) + 12;
  const todayX = x(today);
  const atEnd = { x: frame.right + 9, anchor: "start" } as const;
  const behind = todayX + width <= frame.right ? ({ x: todayX + 9, anchor: "start" } as const) : undefined;
  const before =
    todayX - width >= frame.left && todayX <= frame.right - 12
      ? ({ x: todayX - 9, anchor: "end" } as const)
      : undefined;
  const beside = behind ?? before ?? atEnd;
  const columns =
    beside === atEnd ? [points] : [points.filter(isNow), points.filter((point) => !isNow(point))];
  return columns.flatMap((column) => {
    const wanted = column.map(({ value }) => y(value));
    const heights = apart(wanted, labelGap, frame.top, frame.bottom - 2);
    return column.map((point, index): PointLabel => {
      const place = isNow(point) ? beside : atEnd;
      return {
        kind: point.kind,
        text: words(point),
        x: rounded(x(point.day)),
        y: rounded(y(point.value)),
        labelX: rounded(place.x),
        labelY: rounded(heights[index] ?? 0),
        anchor: place.anchor,
      };
    });
  });
}

function words({ name, text }: NamedPoint): string {
  return `${name} ${text}`;
}

function amount(value: number, locale: string): string {
  return numberFormatter(locale, { notation: "compact", maximumFractionDigits: 2 })
    .format(value)
    .replace("-", "−");
}

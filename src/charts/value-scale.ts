import { extent } from "d3-array";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import { numberFormatter } from "../model/index.ts";
import type { KpiChartView } from "../views/kpi-chart.ts";

export type Scale = ScaleLinear<number, number>;

/** The scale of a KPI's values between two heights, with an end on a tick where that is possible. */
export function valueScale(view: KpiChartView, bottom: number, top: number): Scale {
  const [low, high] = valueExtent(view);
  const [least, most] = possibleValues(view);
  const [first = low, last = high] = scaleLinear([low, high], [bottom, top]).nice(5).domain();
  return scaleLinear(
    [Math.max(first, Math.min(least, low)), Math.min(last, Math.max(most, high))],
    [bottom, top],
  );
}

/**
 * What was measured and planned fills the scale. The limits around it may lie far off and must not squeeze it,
 * so that they stretch the scale by a third at most, and a forecast by as much again as there is.
 */
function valueExtent(view: KpiChartView): [number, number] {
  const { min, max } = view.range ?? {};
  const values = [...view.actual, ...view.planned, ...view.original].map(({ value }) => value);
  const [low = 0, high = 1] = extent([...values, ...(view.range ? [min, max] : [])] as number[]);
  const [least, most] = possibleValues(view);
  if (low === high) {
    const room = Math.max(1, Math.abs(low) * 0.1);
    return [Math.max(least, low - room), Math.min(most, high + room)];
  }
  const { lower, upper } = view.natural ?? { lower: low, upper: high };
  const limits = [lower, upper, ...view.watch.map(({ value }) => value)];
  const forecasts = view.forecast.flatMap((point) => [point.low, point.high]);
  const within = (all: readonly number[], furthest: number) =>
    all.map((value) => Math.min(Math.max(value, low - furthest), high + furthest));
  const stretched = [low, high, ...within(limits, (high - low) / 3), ...within(forecasts, high - low)];
  return [Math.max(least, Math.min(...stretched)), Math.min(most, Math.max(...stretched))];
}

/** A forecast knows nothing of percentages; one that was never below 0 or above 100 is not drawn there. */
function possibleValues({ unit, actual, planned, original }: KpiChartView): readonly [number, number] {
  const values = [...actual, ...planned, ...original].map(({ value }) => value);
  if (unit !== "%" || values.length === 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [
    values.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY,
    values.every((value) => value <= 100) ? 100 : Number.POSITIVE_INFINITY,
  ];
}

/** As many decimals as it takes to tell one tick from the next, and two at least for the values between. */
export function numberFormat(locale: string, ticks: readonly number[]): (value: number) => string {
  const isLarge = ticks.some((value) => Math.abs(value) >= 10_000);
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0)) || 1;
  const format = numberFormatter(locale, {
    maximumFractionDigits: Math.min(12, Math.max(2, Math.ceil(-Math.log10(step)))),
    notation: isLarge ? "compact" : "standard",
  });
  return (value) => format.format(value).replace("-", "−");
}

import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { FundingCurveView } from "../views/funding-curve.ts";
import type { ChartSize } from "./kpi-chart.ts";
import { textWidth } from "./labels.ts";
import { rounded } from "./time-axis.ts";
import { numberFormat } from "./value-scale.ts";

interface CurvePoint {
  readonly x: number;
  readonly y: number;
  /** Its place in the ranking; empty where it would stand on that of the point before. */
  readonly label: string;
  readonly isAbove: boolean;
}

export interface FundingCurveGeometry extends ChartSize {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly zero: number;
  readonly above: string;
  /** From the cut on. */
  readonly below: string;
  readonly points: readonly CurvePoint[];
  readonly cut: { readonly x: number; readonly labelX: number };
}

/** Where words stand. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The line in which the currency and the name of the cut stand. */
const headHeight = 18;

export function fundingCurve(
  view: FundingCurveView,
  { width, height }: ChartSize,
  locale: string,
): FundingCurveGeometry {
  const [top, bottom] = [40, height - 40];
  const all = [{ cost: 0, net: 0 }, ...view.points];
  const [low = 0, high = 0] = extent(all, ({ net }) => net);
  const most = Math.max(...all.map(({ cost }) => cost));
  const y = scaleLinear([low, high === low ? low + 1 : high], [bottom, top]).nice(5);
  const money = numberFormat(locale, y.ticks(5));
  const left = Math.max(44, ...y.ticks(5).map((value) => Math.ceil(textWidth(money(value))) + 10));
  const right = width - 16;
  const x = scaleLinear([0, most === 0 ? 1 : most], [left, right]);
  const cost = numberFormat(locale, x.ticks(5));
  const path = line<(typeof all)[number]>()
    .x((point) => x(point.cost))
    .y((point) => y(point.net))
    .digits(1);
  const cutX = x(all[view.aboveCut]?.cost ?? 0);
  const half = textWidth(view.cutText) / 2;
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    xTicks: x.ticks(width > 500 ? 6 : 3).map((value) => ({ x: rounded(x(value)), label: cost(value) })),
    yTicks: y.ticks(5).map((value) => ({ y: rounded(y(value)), label: money(value) })),
    zero: rounded(y(0)),
    above: view.aboveCut === 0 ? "" : (path(all.slice(0, view.aboveCut + 1)) ?? ""),
    below: view.aboveCut === view.points.length ? "" : (path(all.slice(view.aboveCut)) ?? ""),
    points: labelled(
      view.points.map((point, index) => ({
        x: rounded(x(point.cost)),
        y: rounded(y(point.net)),
        label: String(point.place),
        isAbove: index < view.aboveCut,
      })),
      [
        { left: 0, right: width, top: 0, bottom: headHeight },
        { left: 0, right: left, top: 0, bottom: height },
      ],
    ),
    // Beside the currency, which stands above the axis.
    cut: {
      x: rounded(cutX),
      labelX: rounded(Math.min(Math.max(cutX, textWidth(view.currency) + 12 + half), width - half)),
    },
  };
}

/** Leaves out the places that would stand on others, on the name of the cut or on the axis. */
function labelled(points: readonly CurvePoint[], taken: readonly Box[]): readonly CurvePoint[] {
  const boxes = [...taken];
  return points.map((point) => {
    const half = textWidth(point.label) / 2 + 2;
    const box = { left: point.x - half, right: point.x + half, top: point.y - 20, bottom: point.y - 5 };
    if (boxes.some((other) => overlap(box, other))) return { ...point, label: "" };
    boxes.push(box);
    return point;
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

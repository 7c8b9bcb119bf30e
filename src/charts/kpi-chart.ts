import { area, line } from "d3-shape";
import type { ChartPoint, KpiChartView } from "../views/kpi-chart.ts";
import { type EventMark, eventMarks } from "./event-marks.ts";
import { apart, textWidth } from "./labels.ts";
import { rounded, timeScale } from "./time-axis.ts";
import { numberFormat, type Scale, valueScale } from "./value-scale.ts";

export interface ChartSize {
  readonly width: number;
  /** Of the drawing without the lanes of its events, each of which adds to it. */
  readonly height: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Words at the end of a line, with the height of that end, which is not always free. */
export interface LineLabel {
  readonly line: "planned" | "original" | "forecast";
  readonly text: string;
  readonly y: number;
  readonly endY: number;
}

export interface EventLane {
  readonly name: string;
  readonly y: number;
  readonly marks: readonly EventMark[];
}

/** Where everything of a KPI's chart is drawn, in pixels; path data as SVG writes it, empty where there is none. */
export interface KpiChartGeometry extends ChartSize {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xTicks: readonly { readonly x: number; readonly label: string; readonly isYear: boolean }[];
  readonly yTicks: readonly { readonly y: number; readonly label: string }[];
  readonly today: { readonly x: number; readonly labelX: number };
  readonly actual: string;
  /** A dot for every measurement; empty where they would lie too close to be told apart. */
  readonly points: string;
  readonly latest: Place | undefined;
  /** Where the name of the line of actuals stands, on the side that the plan leaves free. */
  readonly actualLabel: Place | undefined;
  readonly planned: string;
  readonly original: string;
  /** The zone between the plan and the watch limit. */
  readonly tolerated: string;
  readonly range: { readonly y: number; readonly height: number } | undefined;
  readonly forecast: string;
  readonly fan: string;
  /** The natural limits over the time that was measured; one that lies far off is left out. */
  readonly natural:
    | { readonly from: number; readonly to: number; readonly heights: readonly number[] }
    | undefined;
  readonly signals: readonly Place[];
  readonly labels: readonly LineLabel[];
  readonly lanes: readonly EventLane[];
}

const laneHeight = 28;
/** Between the end of a line and its name, and behind that. */
const labelGap = 14;
const wideFrom = 500;

/** Lays out a chart. `locale` names months and writes numbers. */
export function kpiChart(view: KpiChartView, { width, height }: ChartSize, locale: string): KpiChartGeometry {
  const isWide = width > wideFrom;
  const [top, bottom] = [30, height - 26];
  const y = valueScale(view, bottom, top);
  const values = y.ticks(5);
  const number = numberFormat(locale, values);
  const yTicks = values.map((value) => ({ y: rounded(y(value)), label: number(value) }));
  // Room for the widest value beside the axis: most need less than the least, tiny ones have many decimals.
  const left = Math.max(52, ...yTicks.map(({ label }) => Math.ceil(textWidth(label)) + 10));
  const labels = lineLabels(view, y, number, isWide, top, bottom);
  const names = [...labels.map(({ text }) => text), ...laneNames(view)];
  const right = width - labelGap - Math.max(0, ...names.map((name) => textWidth(name)));
  const x = timeScale(view.first, view.last, left, right, locale);
  const at = ({ day, value }: ChartPoint) => ({ x: rounded(x.at(day)), y: rounded(y(value)) });
  const path = line<ChartPoint>()
    .x(({ day }) => x.at(day))
    .y(({ value }) => y(value))
    .digits(1);
  const latest = view.actual.at(-1);
  const lanes = eventLanes(view, x.at, left, right, bottom);
  const todayX = rounded(x.at(view.today));

  return {
    width,
    height: height + lanes.length * laneHeight,
    left,
    right,
    top,
    bottom,
    xTicks: x.ticks(isWide ? 8 : 4).filter((tick) => tick.x <= right - 8),
    yTicks,
    today: { x: todayX, labelX: todayLabel(view, todayX, left, width) },
    actual: path([...view.actual]) ?? "",
    points: (right - left) / view.actual.length < 5 ? "" : dots(view.actual.map(at)),
    latest: latest && at(latest),
    actualLabel: latest && actualLabel(view, at(latest), { left, right, top, bottom }),
    planned: path([...view.planned]) ?? "",
    original: path([...view.original]) ?? "",
    tolerated: band(view.planned, view.watch, x.at, y),
    range: view.range && {
      y: rounded(y(view.range.max)),
      height: rounded(y(view.range.min) - y(view.range.max)),
    },
    forecast: path([...view.forecast]) ?? "",
    fan: fan(view, x.at, y),
    natural: naturalLimits(view, x.at, y),
    signals: thinned(view.signals.map(at)),
    labels,
    lanes,
  };
}

/**
 * Dots as one path, which an element for each would be several times as large and as long to draw as: a line of no
 * length has round ends alone.
 */
function dots(places: readonly Place[]): string {
  return places.map(({ x, y }) => `M${x},${y}h0`).join("");
}

/** The data date stands above its line, and beside the unit, which stands above the axis. */
function todayLabel({ todayText, unit }: KpiChartView, x: number, left: number, width: number): number {
  const half = textWidth(todayText) / 2;
  const free = textWidth(unit) + 12 + half;
  return rounded(Math.min(Math.max(x, free, left + half), width - half));
}

function actualLabel(
  view: KpiChartView,
  latest: Place,
  frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): Place {
  const last = view.actual.at(-1);
  const isAbove = !last || last.value >= (valueOn(view.planned, last.day) ?? last.value);
  const wanted = latest.y + (isAbove ? -12 : 22);
  const height = wanted < frame.top + 10 ? latest.y + 22 : wanted > frame.bottom - 4 ? latest.y - 12 : wanted;
  const half = textWidth("Actual") / 2;
  return {
    x: rounded(Math.min(Math.max(latest.x, frame.left + half), frame.right - half)),
    y: rounded(height),
  };
}

/** The value of a line on a day, between its corners; `undefined` before the first and after the last. */
function valueOn(corners: readonly ChartPoint[], day: number): number | undefined {
  const next = corners.findIndex((corner) => corner.day >= day);
  const [before, after] = [corners[next - 1], corners[next]];
  if (!after || (after.day > day && !before)) return undefined;
  if (!before || after.day === day) return after.value;
  return before.value + ((after.value - before.value) * (day - before.day)) / (after.day - before.day);
}

function band(
  edge: readonly ChartPoint[],
  other: readonly ChartPoint[],
  x: (day: number) => number,
  y: Scale,
): string {
  const corners = edge.map(({ day, value }, index) => ({ day, value, limit: other[index]?.value ?? value }));
  const shape = area<(typeof corners)[number]>()
    .x(({ day }) => x(day))
    .y0(({ value }) => y(value))
    .y1(({ limit }) => y(limit))
    .digits(1);
  return shape(corners) ?? "";
}

function fan({ forecast }: KpiChartView, x: (day: number) => number, y: Scale): string {
  const shape = area<KpiChartView["forecast"][number]>()
    .x(({ day }) => x(day))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .digits(1);
  return shape([...forecast]) ?? "";
}

function naturalLimits(
  { natural, actual }: KpiChartView,
  x: (day: number) => number,
  y: Scale,
): KpiChartGeometry["natural"] {
  const [first, last] = [actual[0], actual.at(-1)];
  if (!natural || !first || !last) return undefined;
  const [low = 0, high = 0] = y.domain();
  const inside = [natural.upper, natural.lower].filter((value) => value >= low && value <= high);
  return { from: rounded(x(first.day)), to: rounded(x(last.day)), heights: inside.map((v) => rounded(y(v))) };
}

/** Rings that would cover each other are drawn once; the table marks every signal. */
function thinned(places: readonly Place[]): readonly Place[] {
  const kept: Place[] = [];
  for (const place of places) {
    const before = kept.at(-1);
    if (!before || Math.hypot(place.x - before.x, place.y - before.y) >= 7) kept.push(place);
  }
  return kept;
}

const lineNames = {
  planned: { name: "Planned", short: "Planned" },
  original: { name: "First targets", short: "At first" },
  forecast: { name: "Forecast", short: "Forecast" },
} as const;

function lineLabels(
  view: KpiChartView,
  y: Scale,
  number: (value: number) => string,
  isWide: boolean,
  top: number,
  bottom: number,
): readonly LineLabel[] {
  const ends = (["planned", "original", "forecast"] as const).flatMap((line) => {
    const end = view[line].at(-1);
    if (!end) return [];
    // A forecast may leave the drawing; its name then stays inside and points to where it went.
    const height = y(end.value);
    const arrow = height < top - 2 ? " ↑" : height > bottom + 2 ? " ↓" : "";
    return [{ line, value: end.value, arrow, endY: rounded(Math.min(Math.max(height, top), bottom)) }];
  });
  const heights = apart(
    ends.map(({ endY }) => endY),
    17,
    top,
    bottom - 4,
  );
  return ends.map(({ line, value, arrow, endY }, index) => ({
    line,
    text: `${isWide ? `${lineNames[line].name} ${number(value)}` : lineNames[line].short}${arrow}`,
    y: rounded(heights[index] ?? endY),
    endY,
  }));
}

const kindsOfEvents = [
  ["decision", "Decisions"],
  ["milestone", "Milestones"],
] as const;

function laneNames({ events }: KpiChartView): readonly string[] {
  return kindsOfEvents
    .filter(([kind]) => events.some((event) => event.kind === kind))
    .map(([, name]) => name);
}

function eventLanes(
  { events }: KpiChartView,
  x: (day: number) => number,
  left: number,
  right: number,
  bottom: number,
): readonly EventLane[] {
  return kindsOfEvents
    .map(([kind, name]) => {
      const ofKind = events.filter((event) => event.kind === kind);
      return { name, marks: eventMarks(ofKind, x, left, right) };
    })
    .filter(({ marks }) => marks.length > 0)
    .map((lane, index) => ({ ...lane, y: bottom + 26 + laneHeight * (index + 0.5) }));
}

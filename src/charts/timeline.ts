/**
 * Lays out timelines. Widths are in hundredths of whatever room there is, so that one drawing serves every screen
 * and its words are never scaled; heights are in pixels:
 *
 *     plan        ┌────────────┐            the baseline, outlined
 *                 └────────────┘──────┤     how far it slips
 *                   ■■■■■■■■■▨▨▨▨▨▨▨▨▨      what happened, solid, and the forecast, hatched
 *
 *     milestone   ◇────────◆               a point: promised, and done or (hatched) expected
 */
import { scaleLinear } from "d3-scale";
import type { DayNumber } from "../model/index.ts";
import type { DrawnPlan } from "../views/roadmap-plan.ts";
import type { TimelineAxis, TimelineTick } from "../views/timeline-axis.ts";
import type { DaySpan, DrawnMilestone } from "../views/timeline-milestone.ts";

export type MarkKind = "baseline" | "original" | "done" | "expected" | "cancelled" | "critical";

export interface TimelineBar {
  readonly kind: "baseline" | "done" | "forecast" | "cancelled" | "critical";
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

/** Everything drawn on one line. */
export interface TimelineShapes {
  readonly height: number;
  readonly bars: readonly TimelineBar[];
  /** From what was promised to what is expected. */
  readonly slip: { readonly x1: number; readonly x2: number; readonly y: number } | undefined;
  readonly marks: readonly { readonly kind: MarkKind; readonly x: number; readonly y: number }[];
}

export interface AxisLabel {
  readonly x: number;
  readonly text: string;
  /** There is no room for it on a narrow screen. */
  readonly isWideOnly: boolean;
}

export interface TimelineAxisGeometry {
  readonly major: readonly AxisLabel[];
  readonly minor: readonly AxisLabel[];
  readonly majorLines: readonly number[];
  readonly minorLines: readonly number[];
  readonly today:
    | { readonly x: number; readonly text: string; readonly anchor: "start" | "middle" | "end" }
    | undefined;
}

export type TimelineScale = (day: DayNumber) => number;

/** From a day to a share of the width, 0 to 100. The last day has its own room. */
export function timelineScale({ first, last }: TimelineAxis): TimelineScale {
  const scale = scaleLinear([first, last + 1], [0, 100]);
  return (day) => hundredths(scale(day));
}

/** Pixels that the drawing has at least on a wide and on a narrow screen, and that a character takes. */
const [wide, narrow, character] = [560, 300, 7.2];

export function timelineAxisGeometry(axis: TimelineAxis): TimelineAxisGeometry {
  const x = timelineScale(axis);
  const lines = (ticks: readonly TimelineTick[]) => ticks.map(({ day }) => x(day)).filter((at) => at > 0);
  return {
    major: labels(axis.major, x),
    minor: labels(axis.minor, x),
    majorLines: lines(axis.major),
    minorLines: lines(axis.minor).filter((at) => !lines(axis.major).includes(at)),
    today: axis.today && todayLabel(axis.today, x),
  };
}

/**
 * A label stands at the beginning of what it names. Where these are too short for their labels, as the years of a
 * decade are, every second one is named, or every fifth, or so many as there is room for.
 */
function labels(ticks: readonly TimelineTick[], x: TimelineScale): readonly AxisLabel[] {
  const [onWide, onNarrow] = [named(ticks, x, wide), named(ticks, x, narrow)];
  return ticks.flatMap((tick) =>
    onWide.has(tick) ? [{ x: x(tick.day), text: tick.label, isWideOnly: !onNarrow.has(tick) }] : [],
  );
}

/**
 * The ticks whose labels fit into a drawing of so many pixels: all that do, or else those of every second tick and so
 * on. They begin with the second where the first one is cut off by the beginning of the axis.
 */
function named(ticks: readonly TimelineTick[], x: TimelineScale, pixels: number): ReadonlySet<TimelineTick> {
  const at = (index: number) => {
    const tick = ticks[index];
    return tick ? x(tick.day) : 100;
  };
  const roomOf = (index: number, every: number) => at(index + every) - at(index);
  const start = roomOf(0, 1) < roomOf(1, 1) ? 1 : 0;
  for (let every = 1; every <= ticks.length; every *= 2) {
    const fitting = ticks.filter(({ label }, index) => {
      const isNamed = every === 1 || index % every === start;
      return isNamed && roomOf(index, every) >= ((label.length * character + 4) / pixels) * 100;
    });
    if (fitting.length > 0) return new Set(fitting);
  }
  return new Set();
}

function todayLabel({ day, label }: TimelineTick, x: TimelineScale): TimelineAxisGeometry["today"] {
  const at = x(day);
  return { x: at, text: label, anchor: at > 75 ? "end" : at < 25 ? "start" : "middle" };
}

/** The line of a plan: its baseline above, what happened and is expected below, its milestones as marks on that. */
export function planShapes(drawn: DrawnPlan, x: TimelineScale): TimelineShapes {
  const { baseline, expected, doneUntil } = drawn;
  const [above, below] = [13, 28];
  const bars: TimelineBar[] = [];
  if (baseline) {
    const kind = expected ? "baseline" : "cancelled";
    bars.push(bar(kind, baseline, x, above - 4, 8));
  }
  if (expected) bars.push(...split(expected, doneUntil, x, below - 3, 6));
  const marks = drawn.marks.flatMap(({ day, kind, isCritical }) => {
    const mark = { kind, x: x(day), y: kind === "cancelled" ? above : below };
    return isCritical ? [mark, { ...mark, kind: "critical" as const }] : [mark];
  });
  return {
    height: 44,
    bars: bars.filter(({ width }) => width > 0),
    slip: slip(baseline?.finish, expected?.finish, x, above),
    marks: apart(marks),
  };
}

/** The line of a milestone: bars if its baseline has a start, diamonds if it has none. */
export function milestoneShapes(drawn: DrawnMilestone, x: TimelineScale): TimelineShapes {
  return drawn.isPoint ? pointShapes(drawn, x) : barShapes(drawn, x);
}

function pointShapes(drawn: DrawnMilestone, x: TimelineScale): TimelineShapes {
  const { baseline, expected, isDone, original, isCritical } = drawn;
  const y = 17;
  const at = (kind: MarkKind, day: DayNumber) => ({ kind, x: x(day), y });
  return {
    height: 36,
    bars: [],
    slip: slip(baseline.finish, expected?.finish, x, y),
    marks: [
      ...(original === undefined ? [] : [at("original", original)]),
      at(expected ? "baseline" : "cancelled", baseline.finish),
      ...(expected ? [at(isDone ? "done" : "expected", expected.finish)] : []),
      ...(expected && isCritical ? [at("critical", expected.finish)] : []),
    ],
  };
}

function barShapes(drawn: DrawnMilestone, x: TimelineScale): TimelineShapes {
  const { baseline, expected, doneUntil, original, isCritical } = drawn;
  const bars = [bar(expected ? "baseline" : "cancelled", baseline, x, 8, 7)];
  if (expected) bars.push(...split(expected, doneUntil, x, 18, 8));
  if (expected && isCritical) bars.push(bar("critical", expected, x, 29, 2));
  return {
    height: 36,
    bars: bars.map((each) => ({ ...each, width: Math.max(each.width, thinnest) })),
    slip: slip(baseline.finish, expected?.finish, x, 11.5),
    marks: original === undefined ? [] : [{ kind: "original", x: x(original), y: 11.5 }],
  };
}

/** A bar of a day must still be seen. */
const thinnest = 0.4;

/** What has happened, solid, and what is expected, hatched. */
function split(
  span: DaySpan,
  doneUntil: DayNumber | undefined,
  x: TimelineScale,
  y: number,
  height: number,
): TimelineBar[] {
  const done = doneUntil === undefined ? undefined : Math.min(span.finish, Math.max(span.start, doneUntil));
  const bars: TimelineBar[] = [];
  if (done !== undefined) bars.push(bar("done", { start: span.start, finish: done }, x, y, height));
  if (done !== span.finish)
    bars.push(bar("forecast", { start: done ?? span.start, finish: span.finish }, x, y, height));
  return bars;
}

function bar(
  kind: TimelineBar["kind"],
  { start, finish }: DaySpan,
  x: TimelineScale,
  y: number,
  height: number,
): TimelineBar {
  return { kind, x: x(start), width: hundredths(x(finish) - x(start)), y, height };
}

function slip(
  promised: DayNumber | undefined,
  expected: DayNumber | undefined,
  x: TimelineScale,
  y: number,
): TimelineShapes["slip"] {
  if (promised === undefined || expected === undefined || promised === expected) return undefined;
  return { x1: x(promised), x2: x(expected), y };
}

/** Rather more than the width of a mark on a wide screen. */
const nearest = 2;

/**
 * Of marks that would cover each other the last is drawn, so that hundreds of milestones stay marks on a bar.
 * What is cancelled or critical stands at its own height and is thinned out by itself.
 */
function apart<Mark extends { readonly kind: MarkKind; readonly x: number }>(
  marks: readonly Mark[],
): readonly Mark[] {
  const laneOf = ({ kind }: Mark) => (kind === "cancelled" || kind === "critical" ? kind : "finish");
  return [...Map.groupBy(marks, laneOf).values()].flatMap((lane) => {
    const kept: Mark[] = [];
    for (const mark of lane.sort((a, b) => b.x - a.x)) {
      const next = kept.at(-1);
      if (!next || next.x - mark.x >= nearest) kept.push(mark);
    }
    return kept.reverse();
  });
}

function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}

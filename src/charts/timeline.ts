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
import type { DayNumber } from "../model/index.ts";
import type { DrawnPlan } from "../views/roadmap-plan.ts";
import type { DaySpan, DrawnMilestone } from "../views/timeline-milestone.ts";
import { hundredths, type TimelineScale } from "./timeline-axis.ts";

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

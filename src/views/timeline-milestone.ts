import { originalBaseline } from "../analysis/index.ts";
import { type Day, type DayNumber, type Entry, toDayNumber } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { type StatusMark, statusMark } from "./status.ts";
import type { Cell } from "./table.ts";
import { type Successors, type TimelineLinks, timelineLinks } from "./timeline-links.ts";

export interface DaySpan {
  readonly start: DayNumber;
  readonly finish: DayNumber;
}

/** What is drawn of a milestone, in day numbers. */
export interface DrawnMilestone {
  /** Its baseline has no start, so it is a point in time. */
  readonly isPoint: boolean;
  readonly baseline: DaySpan;
  /** The finish of its first baseline ever, if that was moved to another day. */
  readonly original: DayNumber | undefined;
  /** `undefined` for a cancelled one, which constrains nothing and is expected never. */
  readonly expected: DaySpan | undefined;
  /** Up to here `expected` has happened; the rest is a forecast. `undefined` if nothing has. */
  readonly doneUntil: DayNumber | undefined;
  readonly isDone: boolean;
  readonly isCritical: boolean;
  readonly tone: StatusMark["tone"];
}

/** A line of a timeline: a milestone, what is drawn of it, and the same in words. */
export interface TimelineMilestone {
  readonly cell: Cell;
  /** When it was promised, and when it happened or is expected. */
  readonly dates: string;
  readonly slip: string;
  readonly mark: StatusMark;
  readonly isCritical: boolean;
  readonly isCancelled: boolean;
  readonly drawn: DrawnMilestone;
  readonly links: TimelineLinks | undefined;
}

const cancelledMark: StatusMark = { tone: "none", glyph: "✕", word: "Cancelled" };

export function timelineMilestone(
  context: ViewContext,
  milestone: Entry<"milestones">,
  successors: Successors,
): TimelineMilestone {
  const report = context.milestones.get(milestone.id);
  const isCancelled = report?.state === "cancelled";
  return {
    cell: entryCell(context, "milestones", milestone.id),
    dates: dates(context, milestone),
    slip: isCancelled ? "" : context.format.slip(report?.slipDays),
    mark: isCancelled ? cancelledMark : statusMark(report?.status),
    isCritical: report?.critical ?? false,
    isCancelled,
    drawn: drawnMilestone(context, milestone),
    links: timelineLinks(context, milestone, successors),
  };
}

export function drawnMilestone(context: ViewContext, milestone: Entry<"milestones">): DrawnMilestone {
  const { baseline, actual } = milestone;
  const { today } = context.now;
  const report = context.milestones.get(milestone.id);
  const finish = toDayNumber(baseline.finish);
  const first = toDayNumber(originalBaseline(milestone).finish);
  const expected = report?.expectedFinish
    ? {
        start: toDayNumber(report.expectedStart ?? report.expectedFinish),
        finish: toDayNumber(report.expectedFinish),
      }
    : undefined;
  const started = actual?.start === undefined ? undefined : Math.min(today, expected?.finish ?? today);
  return {
    isPoint: baseline.start === undefined,
    baseline: { start: baseline.start ? toDayNumber(baseline.start) : finish, finish },
    original: first === finish ? undefined : first,
    expected,
    doneUntil: report?.state === "actualised" ? expected?.finish : expected && started,
    isDone: report?.state === "actualised",
    isCritical: report?.critical ?? false,
    tone: statusMark(report?.status).tone,
  };
}

/** Every day that the drawing of a milestone needs room for. */
export function daysOf({ baseline, original, expected }: DrawnMilestone): readonly DayNumber[] {
  return [
    baseline.start,
    baseline.finish,
    ...(original === undefined ? [] : [original]),
    ...(expected ? [expected.start, expected.finish] : []),
  ];
}

function dates(context: ViewContext, milestone: Entry<"milestones">): string {
  // A line breaks between two dates, not within one.
  const shortDay = (day: Day | null | undefined) => context.format.shortDay(day).replaceAll(" ", "\u00a0");
  const report = context.milestones.get(milestone.id);
  const promised = shortDay(milestone.baseline.finish);
  const moved = report?.timesMoved
    ? `, moved ${report.timesMoved} ${report.timesMoved === 1 ? "time" : "times"}`
    : "";
  const cancelled = `promised ${promised}${moved}, cancelled\u00a0${shortDay(milestone.cancelled?.date)}`;
  if (!report || report.state === "cancelled") return cancelled;
  const expected = shortDay(report.expectedFinish);
  const happens = `${report.state === "actualised" ? "done" : "expected"}\u00a0${expected}`;
  if (report.slipDays === 0) return `${happens}, as promised${moved}`;
  const overdue = report.state === "overdue" ? "overdue, " : "";
  return `promised ${promised}${moved}, ${overdue}${happens}`;
}

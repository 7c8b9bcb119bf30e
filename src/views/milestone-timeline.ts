import { type Day, type DayNumber, type Entry, toDayNumber } from "../model/index.ts";
import type { ViewContext } from "./context.ts";

/** A line of a milestone's timeline: what was approved, what is forecast, or what happened. */
export interface TimelineRow {
  readonly kind: "original" | "baseline" | "forecast" | "expected" | "actual";
  readonly label: string;
  /** `undefined` for a point in time. */
  readonly start: DayNumber | undefined;
  readonly finish: DayNumber;
  /** The finish, and how far it is from the baseline in force. */
  readonly text: string;
}

export interface TimelineView {
  readonly title: string;
  readonly description: string;
  readonly today: DayNumber;
  readonly todayText: string;
  readonly rows: readonly TimelineRow[];
}

interface Dates {
  readonly start?: Day | null | undefined;
  readonly finish?: Day | null | undefined;
}

export function timelineView(context: ViewContext, milestone: Entry<"milestones">): TimelineView {
  const { format, now } = context;
  return {
    title: title(context, milestone),
    description: `The dates of ${milestone.title}: its baseline, what is forecast and what has happened by ${format.day(context.asOf)}.`,
    today: now.today,
    todayText: format.shortDay(context.asOf),
    rows: rows(context, milestone),
  };
}

function rows(context: ViewContext, milestone: Entry<"milestones">): readonly TimelineRow[] {
  const { format } = context;
  const report = context.milestones.get(milestone.id);
  const { baseline, forecast, actual } = milestone;
  const original = milestone.rebaselined[0]?.baseline;
  const isDone = report?.state === "actualised";
  const isOpen = !isDone && report?.expectedFinish;
  const isOwnWord = forecast?.finish === report?.expectedFinish;
  const expected = { start: report?.expectedStart, finish: report?.expectedFinish };
  const slip = (finish: Day | null | undefined) =>
    finish ? `${format.shortDay(finish)}, ${format.slip(daysLate(milestone, finish))}` : "";
  return [
    ...row("original", "Original baseline", original, format.shortDay(original?.finish)),
    ...row(
      "baseline",
      original ? "Baseline in force" : "Baseline",
      baseline,
      format.shortDay(baseline.finish),
    ),
    ...(isOpen && forecast?.finish && !isOwnWord
      ? row("forecast", "Its owner's forecast", forecast, slip(forecast.finish))
      : []),
    ...(isOpen
      ? row(
          "expected",
          isOwnWord ? "Forecast" : "Expected, as computed",
          expected,
          slip(report.expectedFinish),
        )
      : []),
    ...(isDone ? row("actual", "Actual", actual, slip(actual?.finish)) : []),
    ...(isOpen && actual?.start
      ? row(
          "actual",
          "Begun",
          { start: actual.start, finish: context.asOf },
          `since ${format.shortDay(actual.start)}`,
        )
      : []),
  ];
}

function row(
  kind: TimelineRow["kind"],
  label: string,
  dates: Dates | undefined,
  text: string,
): readonly TimelineRow[] {
  if (!dates?.finish) return [];
  const finish = toDayNumber(dates.finish);
  const start = dates.start ? toDayNumber(dates.start) : finish;
  return [{ kind, label, start: start < finish ? start : undefined, finish, text }];
}

function daysLate({ baseline }: Entry<"milestones">, finish: Day): number {
  return toDayNumber(finish) - toDayNumber(baseline.finish);
}

/** E.g. `Expected on 1 January 2027, 49 days after its baseline, which moved once, by 86 days`. */
function title(context: ViewContext, milestone: Entry<"milestones">): string {
  const { format } = context;
  const report = context.milestones.get(milestone.id);
  if (milestone.cancelled) return `Cancelled on ${format.day(milestone.cancelled.date)}`;
  if (!report?.expectedFinish || report.slipDays === null) return milestone.title;
  const verb = report.state === "actualised" ? "Finished" : "Expected";
  const distance =
    report.slipDays === 0
      ? "the day of its baseline"
      : `${format.days(Math.abs(report.slipDays))} ${report.slipDays > 0 ? "after" : "before"} its baseline`;
  const original = milestone.rebaselined[0]?.baseline;
  const movedDays = original ? toDayNumber(milestone.baseline.finish) - toDayNumber(original.finish) : 0;
  const times = report.timesMoved === 1 ? "once" : `${format.number(report.timesMoved)} times`;
  const moved =
    report.timesMoved === 0
      ? ""
      : `, which moved ${times}${movedDays === 0 ? "" : `, by ${format.days(movedDays)}`}`;
  return `${verb} on ${format.day(report.expectedFinish)}, ${distance}${moved}`;
}

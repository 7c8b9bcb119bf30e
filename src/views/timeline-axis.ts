import {
  type DayNumber,
  dateFormatter,
  firstDay,
  fiscalQuarterOf,
  fiscalYearOf,
  lastDay,
  type Period,
  toDay,
  toDayNumber,
} from "../model/index.ts";
import type { ViewContext } from "./context.ts";

export interface TimelineTick {
  /** The first day of what the label names. */
  readonly day: DayNumber;
  readonly label: string;
}

/**
 * The days that a timeline shows, from the first day of a fiscal quarter to the last day of one. It is labelled on
 * two levels that suit its length: quarters and months, fiscal years and quarters, or years alone.
 */
export interface TimelineAxis {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly major: readonly TimelineTick[];
  readonly minor: readonly TimelineTick[];
  /** The data date; `undefined` where it lies so far off that showing it would squeeze what is shown. */
  readonly today: TimelineTick | undefined;
}

/** Up to so many quarters there is room to name months. */
const monthsUpTo = 5;
/** Up to so many quarters there is room to name each of them. */
const quartersUpTo = 26;
/** The data date is shown if it lies no further than a quarter from what is drawn. */
const nearDays = 92;

/** The axis for drawings on the given days; `undefined` without any. */
export function timelineAxis(context: ViewContext, days: Iterable<DayNumber>): TimelineAxis | undefined {
  const { today } = context.now;
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of days) [earliest, latest] = [Math.min(earliest, day), Math.max(latest, day)];
  if (earliest > latest) return undefined;
  const isNear = today >= earliest - nearDays && today <= latest + nearDays;
  if (isNear) [earliest, latest] = [Math.min(earliest, today), Math.max(latest, today)];

  const { fiscalYearStart } = context.repository.portal;
  const quarters = quartersBetween(earliest, latest, fiscalYearStart);
  const last = quarters.at(-1);
  return {
    first: toDayNumber(firstDay(quarters[0] as Period, fiscalYearStart)),
    last: toDayNumber(lastDay(last as Period, fiscalYearStart)),
    ...ticks(context, quarters),
    today: isNear ? { day: today, label: `as of ${context.format.shortDay(context.asOf)}` } : undefined,
  };
}

function quartersBetween(earliest: DayNumber, latest: DayNumber, fiscalYearStart: number): readonly Period[] {
  const quarters: Period[] = [];
  for (let day = earliest; ; ) {
    const quarter = fiscalQuarterOf(toDay(day), fiscalYearStart);
    quarters.push(quarter);
    day = toDayNumber(lastDay(quarter, fiscalYearStart)) + 1;
    if (day > latest) return quarters;
  }
}

function ticks(context: ViewContext, quarters: readonly Period[]): Pick<TimelineAxis, "major" | "minor"> {
  const { format, repository } = context;
  const { fiscalYearStart } = repository.portal;
  const startOf = (period: Period) => toDayNumber(firstDay(period, fiscalYearStart));
  if (quarters.length <= monthsUpTo) {
    const named = quarters.map((quarter) => ({ day: startOf(quarter), label: format.period(quarter) }));
    return { major: named, minor: quarters.flatMap((quarter) => months(context, quarter)) };
  }
  // The first quarter shown may lie within its year; the year's label then stands at that quarter.
  const years = Map.groupBy(quarters, (quarter) =>
    fiscalYearOf(firstDay(quarter, fiscalYearStart), fiscalYearStart),
  );
  const major = [...years].map(([year, [quarter]]) => ({
    day: startOf(quarter as Period),
    label: format.period(`${year}`),
  }));
  const minor =
    quarters.length <= quartersUpTo
      ? quarters.map((quarter) => ({ day: startOf(quarter), label: quarter.slice(5) }))
      : [];
  return { major, minor };
}

function months({ repository }: ViewContext, quarter: Period): readonly TimelineTick[] {
  const { fiscalYearStart, locale } = repository.portal;
  const name = dateFormatter(locale, { month: "short" });
  const first = firstDay(quarter, fiscalYearStart);
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  return [0, 1, 2].map((offset) => {
    const start = Date.UTC(year, month - 1 + offset, 1);
    return { day: start / 86_400_000, label: name.format(start) };
  });
}

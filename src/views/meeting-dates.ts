/**
 * When a forum meets. A plan says how often and not on which day, so a rule stands for the calendar:
 *
 *     weekly      every Monday
 *     monthly     the first Monday of the month
 *     quarterly   the first Monday of the fiscal quarter
 *
 * The next meeting is the first of these after the data date, the last one the latest on or before it. As of
 * Saturday 31 October 2026 a monthly forum met on 5 October and meets again on 2 November.
 */
import {
  civilDayNumber,
  type Day,
  type DayNumber,
  type Entry,
  firstDay,
  fiscalQuarterOf,
  toDay,
  toDayNumber,
} from "../model/index.ts";

export interface MeetingDates {
  readonly last: Day;
  readonly next: Day;
  /** The rule in words, e.g. `the first Monday of the month`. */
  readonly rule: string;
}

type Cadence = Entry<"forums">["cadence"];

const rules: Readonly<Record<Cadence, string>> = {
  weekly: "every Monday",
  monthly: "the first Monday of the month",
  quarterly: "the first Monday of the fiscal quarter",
};

export function meetingDates(cadence: Cadence, asOf: Day, fiscalYearStart: number): MeetingDates {
  const today = toDayNumber(asOf);
  const held = (back: number) => firstMonday(startOfPeriod(cadence, today, back, fiscalYearStart));
  // The meeting of this period may still be to come, and then the last one was that of the period before.
  const isHeld = held(0) <= today;
  return {
    last: toDay(isHeld ? held(0) : held(-1)),
    next: toDay(isHeld ? held(1) : held(0)),
    rule: rules[cadence],
  };
}

/** The first day of the week, month or fiscal quarter that is `step` periods away from that of a day. */
function startOfPeriod(cadence: Cadence, today: DayNumber, step: number, fiscalYearStart: number): DayNumber {
  const day = toDay(today);
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  switch (cadence) {
    case "weekly":
      return today - weekday(today) + 7 * step;
    case "monthly":
      return civilDayNumber(year, month + step, 1);
    case "quarterly": {
      const start = firstDay(fiscalQuarterOf(day, fiscalYearStart), fiscalYearStart);
      return civilDayNumber(Number(start.slice(0, 4)), Number(start.slice(5, 7)) + 3 * step, 1);
    }
  }
}

function firstMonday(from: DayNumber): DayNumber {
  return from + ((7 - weekday(from)) % 7);
}

/** 0 for Monday to 6 for Sunday; day 0, 1 January 1970, was a Thursday. */
function weekday(number: DayNumber): number {
  return (((number + 3) % 7) + 7) % 7;
}

import { type Day, type DayNumber, day, lastDay, type Period, toDay, toDayNumber } from "../model/index.ts";

const lastWritableDay = day("2199-12-31");
const lastWritableNumber = toDayNumber(lastWritableDay);

/**
 * The day of a computed day number. A network of absurd lags can reach past any calendar; such a day is
 * written as the last day that a plan may contain, while lengths in days keep their true value.
 */
export function writtenDay(number: DayNumber): Day {
  return number > lastWritableNumber ? lastWritableDay : toDay(number);
}

/** {@link writtenDay} of a day number that may be missing. */
export function maybeWrittenDay(number: DayNumber | null): Day | null {
  return number === null ? null : writtenDay(number);
}

/** The last day of a period, as a day number. */
export function lastDayNumber(period: Period, fiscalYearStart: number): DayNumber {
  return toDayNumber(lastDay(period, fiscalYearStart));
}

import { scaleUtc } from "d3-scale";
import type { DayNumber } from "../model/index.ts";

const millisecondsPerDay = 86_400_000;

/** A scale over days; `at` takes a day number. */
export interface TimeScale {
  readonly at: (day: DayNumber) => number;
  readonly ticks: (
    count: number,
  ) => readonly { readonly x: number; readonly label: string; readonly isYear: boolean }[];
}

/** Maps the days from `first` to `last` to the pixels from `left` to `right`. */
export function timeScale(
  first: DayNumber,
  last: DayNumber,
  left: number,
  right: number,
  locale: string,
): TimeScale {
  const scale = scaleUtc([first * millisecondsPerDay, last * millisecondsPerDay], [left, right]);
  const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const year = new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" });
  return {
    at: (day) => scale(day * millisecondsPerDay),
    ticks: (count) =>
      monthStarts(scale.ticks(count)).map((date) => {
        const isYear = date.getUTCMonth() === 0;
        return { x: rounded(scale(date)), label: (isYear ? year : month).format(date), isYear };
      }),
  };
}

/** Labels name months, so over a short time only the first day of each month is marked. */
function monthStarts(dates: readonly Date[]): readonly Date[] {
  return dates.filter((date) => date.getUTCDate() === 1);
}

/** Coordinates are written with one decimal: finer than any screen, and stable from run to run. */
export function rounded(value: number): number {
  const result = Math.round(value * 10) / 10;
  return result === 0 ? 0 : result;
}

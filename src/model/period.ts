import { z } from "zod";
import { civilDayNumber, type Day, dayFault, daysInMonth, toDay, toDayNumber } from "./day.ts";

/**
 * A stretch of calendar time as authors write it: a day `2026-09-30`, an ISO week `2026-W40`, a month
 * `2026-09`, a quarter `2026-Q3` or a year `2026`. Wherever one day is needed, a period stands for its
 * last day.
 *
 * Quarters and years are fiscal. A fiscal year is named after the calendar year in which it ends: with
 * `fiscalYearStart` 4, `2017` is 2016-04-01 to 2017-03-31 and `2017-Q1` ends on 2016-06-30. With
 * `fiscalYearStart` 1 both are the calendar's.
 */
export type Period = string & z.$brand<"Period">;

export type PeriodKind = "day" | "week" | "month" | "quarter" | "year";

/** What can be told from the length of a text, and what it then has to look like. */
const patternsByLength: Readonly<Record<number, readonly (readonly [PeriodKind, RegExp])[]>> = {
  4: [["year", /^\d{4}$/]],
  7: [
    ["month", /^\d{4}-\d{2}$/],
    ["quarter", /^\d{4}-Q[1-4]$/],
  ],
  8: [["week", /^\d{4}-W\d{2}$/]],
  10: [["day", /^\d{4}-\d{2}-\d{2}$/]],
};

export const periodForms = "`2026-09-30`, `2026-W40`, `2026-09`, `2026-Q3` or `2026`";

/** The kind of a period's text, or `undefined` if it has none of the five forms. */
export function periodKind(text: string): PeriodKind | undefined {
  return patternsByLength[text.length]?.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Says what is wrong with `text` as a period, or returns `undefined` if nothing is. */
export function periodFault(text: string): string | undefined {
  const kind = periodKind(text);
  if (!kind) return "is not a day, ISO week, month, quarter or year";
  if (kind === "day") return dayFault(text);
  const year = Number(text.slice(0, 4));
  if (year < 1900 || year > 2199) return "has a year outside 1900 to 2199";
  if (kind === "month") return dayFault(`${text}-01`);
  if (kind === "week") {
    const week = Number(text.slice(6));
    const weeks = isoWeeksInYear(year);
    if (week < 1 || week > weeks) return `does not exist: ${year} has ${weeks} ISO weeks`;
  }
  return undefined;
}

/** Accepts the text of an existing period and nothing else. */
export const PeriodSchema = z
  .string()
  .superRefine((text, context) => {
    const fault = periodFault(text);
    if (fault) {
      const params = { rule: "date/invalid", hint: `write a period as ${periodForms}` };
      context.addIssue({ code: "custom", message: fault, params });
    }
  })
  .brand<"Period">()
  .meta({ pattern: "^\\d{4}(-(\\d{2}(-\\d{2})?|W\\d{2}|Q[1-4]))?$" });

/** The first day of a period. `fiscalYearStart` is the month, 1 to 12, in which fiscal years begin. */
export function firstDay(period: Period, fiscalYearStart: number): Day {
  const year = Number(period.slice(0, 4));
  switch (kindOf(period)) {
    case "day":
      return period as string as Day;
    case "week":
      return toDay(isoWeekMonday(year, Number(period.slice(6))));
    case "month":
      return toDay(civilDayNumber(year, Number(period.slice(5)), 1));
    case "quarter":
      return toDay(fiscalDayNumber(year, 3 * (Number(period.slice(6)) - 1), fiscalYearStart));
    case "year":
      return toDay(fiscalDayNumber(year, 0, fiscalYearStart));
  }
}

/**
 * The last day of a period, the day it stands for. See {@link firstDay} for `fiscalYearStart`. A plan has a hundred
 * thousand measurements of a few hundred periods, and asks for their ends again for every day that it looks back to,
 * so each end is worked out once.
 */
export function lastDay(period: Period, fiscalYearStart: number): Day {
  const ends = lastDays.get(fiscalYearStart) ?? new Map<Period, Day>();
  const known = ends.get(period);
  if (known !== undefined) return known;
  const end = endOf(period, fiscalYearStart);
  lastDays.set(fiscalYearStart, ends.set(period, end));
  return end;
}

/** By the month in which fiscal years begin; there are no more periods than three centuries have days. */
const lastDays = new Map<number, Map<Period, Day>>();

function endOf(period: Period, fiscalYearStart: number): Day {
  const year = Number(period.slice(0, 4));
  switch (kindOf(period)) {
    case "day":
      return period as string as Day;
    case "week":
      return toDay(isoWeekMonday(year, Number(period.slice(6))) + 6);
    case "month":
      return `${period}-${daysInMonth(year, Number(period.slice(5)))}` as Day;
    case "quarter":
      return toDay(fiscalDayNumber(year, 3 * Number(period.slice(6)), fiscalYearStart) - 1);
    case "year":
      return toDay(fiscalDayNumber(year, 12, fiscalYearStart) - 1);
  }
}

/** The fiscal year that a day falls into, named after the calendar year in which it ends. */
export function fiscalYearOf(of: Day, fiscalYearStart: number): number {
  const [year, month] = [Number(of.slice(0, 4)), Number(of.slice(5, 7))];
  return fiscalYearStart > 1 && month >= fiscalYearStart ? year + 1 : year;
}

/** The fiscal quarter, e.g. `2026-Q3`, that a day falls into. */
export function fiscalQuarterOf(of: Day, fiscalYearStart: number): Period {
  const month = Number(of.slice(5, 7));
  const quarter = Math.floor(((month - fiscalYearStart + 12) % 12) / 3) + 1;
  return `${fiscalYearOf(of, fiscalYearStart)}-Q${quarter}` as Period;
}

function kindOf(period: Period): PeriodKind {
  const kind = periodKind(period);
  if (!kind) throw new RangeError(`\`${period}\` is not a period`);
  return kind;
}

/** The first day `months` months into the fiscal year `year`. */
function fiscalDayNumber(year: number, months: number, fiscalYearStart: number): number {
  const startYear = fiscalYearStart === 1 ? year : year - 1;
  return civilDayNumber(startYear, fiscalYearStart + months, 1);
}

/** ISO 8601: week 1 is the week, Monday to Sunday, that holds 4 January. */
function isoWeekMonday(year: number, week: number): number {
  const fourthOfJanuary = civilDayNumber(year, 1, 4);
  return fourthOfJanuary - weekday(fourthOfJanuary) + 7 * (week - 1);
}

function isoWeeksInYear(year: number): number {
  return (isoWeekMonday(year + 1, 1) - isoWeekMonday(year, 1)) / 7;
}

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
function weekday(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** The ISO week, e.g. `2026-W40`, that a day falls into. */
export function isoWeekOf(of: Day): Period {
  const number = toDayNumber(of);
  const thursday = toDay(number - weekday(number) + 3);
  const year = Number(thursday.slice(0, 4));
  const week = Math.floor((toDayNumber(thursday) - isoWeekMonday(year, 1)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}` as Period;
}

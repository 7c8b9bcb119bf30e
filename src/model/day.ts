import { z } from "zod";

/**
 * A calendar day, written `YYYY-MM-DD`. It has no time of day and no time zone, so it means the same
 * everywhere, and two days compare as text: `"2026-02-28" < "2026-03-01"`.
 */
export type Day = string & z.$brand<"Day">;

/** The number of days since 1970-01-01: what day arithmetic is done on. */
export type DayNumber = number;

const millisecondsPerDay = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Years outside this range are taken for typing errors, e.g. `0206-01-01`. */
const firstYear = 1900;
const lastYear = 2199;

/** Says what is wrong with `text` as a day, or returns `undefined` if nothing is. */
export function dayFault(text: string): string | undefined {
  const match = dayPattern.exec(text);
  if (!match) return "is not written as `YYYY-MM-DD`";
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < firstYear || year > lastYear) return `has a year outside ${firstYear} to ${lastYear}`;
  if (month < 1 || month > 12) return `does not exist: there is no month ${match[2]}`;
  const length = daysInMonth(year, month);
  if (date < 1 || date > length) return `does not exist: ${year}-${match[2]} has ${length} days`;
  return undefined;
}

/** Accepts the text of an existing day and nothing else. */
export const DaySchema = z
  .string()
  .superRefine((text, context) => {
    const fault = dayFault(text);
    if (fault) {
      const params = {
        rule: "date/invalid",
        hint: "write an existing calendar day as `YYYY-MM-DD`, e.g. `2026-09-30`",
      };
      context.addIssue({ code: "custom", message: `is \`${text}\`, which ${fault}`, params });
    }
  })
  .brand<"Day">()
  .meta({ format: "date" });

/** Converts text that is known to be a day. Throws a RangeError on any other text. */
export function day(text: string): Day {
  const fault = dayFault(text);
  if (fault) throw new RangeError(`\`${text}\` ${fault}`);
  return text as Day;
}

export function toDayNumber(of: Day): DayNumber {
  return civilDayNumber(Number(of.slice(0, 4)), Number(of.slice(5, 7)), Number(of.slice(8, 10)));
}

export function toDay(number: DayNumber): Day {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10) as Day;
}

/** The day number of a year, month (1 to 12; 13 and more run into the next year) and day of the month. */
export function civilDayNumber(year: number, month: number, date: number): DayNumber {
  return Date.UTC(year, month - 1, date) / millisecondsPerDay;
}

/** The day `count` days after `of`; a negative count goes back. */
export function addDays(of: Day, count: number): Day {
  return toDay(toDayNumber(of) + count);
}

/** Days from `from` to `to`: 1 from a day to the next one, negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The number of days of a month (1 to 12), leap years included. */
export function daysInMonth(year: number, month: number): number {
  return civilDayNumber(year, month + 1, 1) - civilDayNumber(year, month, 1);
}

import { z } from "zod";

/**
 * A calendar day, written `YYYY-MM-DD`. It has no time of day and no time zone, so it means the same
 * everywhere, and two days compare as text: `"2026-02-28" < "2026-03-01"`.
 */
export type Day = string & z.$brand<"Day">;

/** The number of days since 1970-01-01: what day arithmetic is done on. */
export type DayNumber = number;

const millisecondsPerDay = 86_400_000;
const daysPerEra = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const marchOfYear0 = 719_468;
/** The code unit of the digit 0. */
const zero = 48;
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

/** True for the text of an existing day. */
export function isDay(value: unknown): value is Day {
  return typeof value === "string" && dayFault(value) === undefined;
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
      context.addIssue({ code: "custom", message: fault, params });
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

/** The number of a day; the inverse of {@link toDay}. */
export function toDayNumber(of: Day): DayNumber {
  const year = digitsAt(of, 0) * 100 + digitsAt(of, 2);
  const month = digitsAt(of, 5);
  // Hinnant's `days_from_civil`, as in `toDay`: the year begins in March.
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + digitsAt(of, 8) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - marchOfYear0;
}

/** The number that two digits of a text make. */
function digitsAt(text: string, at: number): number {
  return (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;
}

/**
 * The day of a day number. A plan has hundreds of thousands of computed days, which are a few thousand days of the
 * calendar: each is written once, and takes memory once.
 */
export function toDay(number: DayNumber): Day {
  const known = writtenDays.get(number);
  if (known !== undefined) return known;
  const written = civilDay(number);
  if (Number.isInteger(number) && number >= firstKept && number <= lastKept) writtenDays.set(number, written);
  return written;
}

const writtenDays = new Map<DayNumber, Day>();
/** Only days that a plan may contain are kept, of which there are three centuries. */
const firstKept = Date.UTC(firstYear, 0, 1) / millisecondsPerDay;
const lastKept = Date.UTC(lastYear, 11, 31) / millisecondsPerDay;

/**
 * By H. Hinnant's `civil_from_days`: years are counted from March, so that the leap day is the last of its year, in eras
 * of 400 years, which all have 146,097 days. The runtime's own date formatting is ten times slower.
 */
function civilDay(number: DayNumber): Day {
  const sinceMarchOfYear0 = number + marchOfYear0;
  const era = Math.floor(sinceMarchOfYear0 / daysPerEra);
  const dayOfEra = sinceMarchOfYear0 - era * daysPerEra;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(date)}` as Day;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
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

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of days of a month (1 to 12), leap years included. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return monthLengths[month - 1] as number;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

import {
  type Day,
  dateFormatter,
  lastDay,
  numberFormatter,
  type Period,
  type Portal,
  periodKind,
  toDayNumber,
} from "../model/index.ts";
import { moneyFormat, signDisplay, withMinus } from "./money-format.ts";
import { roundedOnce } from "./rounded-once.ts";

/** Writes values for people, in the locale and currency of the portal. Every `null` comes out as `n/a`. */
export interface Format {
  /** `30 September 2026` */
  readonly day: (day: Day | string | null | undefined) => string;
  /** `30 Sep 2026` */
  readonly shortDay: (day: Day | string | null | undefined) => string;
  /** A period with what it stands for: `Sep 2026`, `Q3 2026`, `week 40 of 2026`, `2026`, a day. */
  readonly period: (period: Period | string) => string;
  /** Money to three figures, for headlines: `€2.65m`. */
  readonly money: (amount: number | null | undefined) => string;
  /** Money to the unit, for reckoning: `EUR 2,650,000`. */
  readonly fullMoney: (amount: number | null | undefined) => string;
  /**
   * A number with at most `digits` decimals (2 by default). What they would hide is written to three figures, and
   * beside a large number decimals are noise: `0.0000117`, `1.45`, `1,363,392,857`.
   */
  readonly number: (value: number | null | undefined, digits?: number) => string;
  /** A share of 1 as a percentage without decimals; never `0 %` or `100 %` unless it is exactly that. */
  readonly percent: (share: number | null | undefined) => string;
  /** A value with its unit: `4.6 days`, `31.3 %`. */
  readonly quantity: (value: number | null | undefined, unit: string) => string;
  /** A difference with its unit; that of two percentages is in percentage points: `1.45 pp`. */
  readonly change: (value: number | null | undefined, unit: string) => string;
  /** A share of 1 as a percentage with one decimal, for reckoning: `72.4 %`. */
  readonly ratio: (ratio: number | null | undefined) => string;
  /** A signed number of days: `+86 days`, `−3 days`, `on time`. */
  readonly slip: (days: number | null | undefined) => string;
  /** A number of days: `1 day`, `20 days`. */
  readonly days: (days: number | null | undefined) => string;
}

export const notAvailable = "n/a";

/** Less than this is what is left over when binary fractions are subtracted. */
const dust = 1e-12;
/** From here on decimals say nothing. */
const large = 100_000;

/** So many texts of a kind are kept, some hundred kilobytes. */
const mostKept = 10_000;

/** A no-break space, which keeps a number and its unit on one line. */
const gap = "\u00a0";

export function formatFor({ locale, currency, fiscalYearStart }: Portal): Format {
  const dates = (month: "long" | "short") =>
    dateFormatter(locale, { day: "numeric", month, year: "numeric" });
  const [longDate, shortDate] = [dates("long"), dates("short")];
  const monthDate = dateFormatter(locale, { month: "short", year: "numeric" });
  const decimals = [0, 1, 2, 3, 4].map((digits) =>
    numberFormatter(locale, { signDisplay, maximumFractionDigits: digits }),
  );
  const figures = numberFormatter(locale, { signDisplay, maximumSignificantDigits: 3 });
  const { money, fullMoney } = moneyFormat(locale, currency);

  const orNotAvailable =
    <Value>(write: (value: Value) => string) =>
    (value: Value | null | undefined) =>
      value === null || value === undefined ? notAvailable : write(value);
  const toFigures = (value: number) => withMinus(figures.format(value));
  const toDecimals = decimals.map((format, digits) =>
    roundedOnce(digits, (value) => withMinus(format.format(value))),
  );
  const written = (value: number, digits: number) => {
    const size = Math.abs(value);
    if (digits >= 2 && size > dust && size < 0.01) return toFigures(value);
    return (toDecimals[size < large ? digits : 0] ?? toFigures)(value);
  };
  const number = (value: number | null | undefined, digits = 2) =>
    value === null || value === undefined ? notAvailable : written(value, digits);
  const days = (count: number) => `${number(count, 0)}${gap}${Math.abs(count) === 1 ? "day" : "days"}`;

  return {
    day: orNotAvailable(writtenOnce((day) => longDate.format(instant(day)))),
    shortDay: orNotAvailable(writtenOnce((day) => shortDate.format(instant(day)))),
    period: writtenOnce((period) => periodName(period as Period, fiscalYearStart, monthDate, shortDate)),
    money: orNotAvailable(writtenOnce(money)),
    fullMoney: orNotAvailable(roundedOnce(0, fullMoney)),
    number,
    percent: orNotAvailable((share: number) => percentage(share)),
    quantity: (value, unit) =>
      value === null || value === undefined ? notAvailable : `${number(value)}${gap}${unit}`,
    change: (value, unit) =>
      value === null || value === undefined
        ? notAvailable
        : `${number(value)}${gap}${unit === "%" ? "pp" : unit}`,
    ratio: orNotAvailable((ratio: number) => `${number(ratio * 100, 1)}${gap}%`),
    slip: orNotAvailable((count: number) =>
      count === 0 ? "on time" : `${count > 0 ? "+" : ""}${days(count)}`,
    ),
    days: orNotAvailable(days),
  };
}

/** Keeps what it has written: a plan names few days, periods and amounts, each many times over. */
function writtenOnce<Given>(write: (given: Given) => string): (given: Given) => string {
  const known = new Map<Given, string>();
  return (given) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const text = write(given);
    if (known.size < mostKept) known.set(given, text);
    return text;
  };
}

function instant(day: string): number {
  return toDayNumber(day as Day) * 86_400_000;
}

function percentage(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) return `under 1${gap}%`;
  if (percent > 99 && percent < 100) return `over 99${gap}%`;
  return withMinus(`${Math.round(percent)}${gap}%`);
}

function periodName(
  period: Period,
  fiscalYearStart: number,
  monthDate: Intl.DateTimeFormat,
  shortDate: Intl.DateTimeFormat,
): string {
  const year = period.slice(0, 4);
  switch (periodKind(period)) {
    case "day":
      return shortDate.format(instant(period));
    case "week":
      return `week ${Number(period.slice(6))} of ${year}`;
    case "month":
      return monthDate.format(instant(lastDay(period, fiscalYearStart)));
    case "quarter":
      return `${period.slice(5)} ${year}`;
    default:
      return fiscalYearStart === 1 ? year : `fiscal ${year}`;
  }
}

/** Joins each number of a sentence to the unit behind it, so that no line begins with a unit. */
export function unbroken(sentence: string): string {
  return sentence.replace(/(\d) (?=%|days?\b|[A-Z]{3}\b|thousand\b|million\b)/g, `$1${gap}`);
}

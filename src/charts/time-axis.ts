import { scaleUtc } from "d3-scale";
import { type DayNumber, dateFormatter } from "../model/index.ts";
import { textWidth } from "./labels.ts";

const millisecondsPerDay = 86_400_000;

/** A scale over days; `at` takes a day number. */
export interface TimeScale {
  readonly at: (day: DayNumber) => number;
  readonly ticks: (count: number) => readonly Tick[];
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
  return {
    at: (day) => scale(day * millisecondsPerDay),
    ticks: (count) =>
      withRoom(
        monthStarts(scale.ticks(count), first, last).map((date) => {
          const isYear = date.getUTCMonth() === 0;
          return { x: rounded(scale(date)), label: labelOf(date, isYear, locale), isYear };
        }),
      ),
  };
}

/** The names of the few months and years that axes show, which each of thousands of charts shows again. */
const labels = new Map<string, string>();

function labelOf(date: Date, isYear: boolean, locale: string): string {
  const part = isYear ? date.getUTCFullYear() : date.getUTCMonth();
  const key = `${locale} ${isYear} ${part}`;
  const known = labels.get(key);
  if (known !== undefined) return known;
  const label = dateFormatter(locale, isYear ? { year: "numeric" } : { month: "short" }).format(date);
  labels.set(key, label);
  return label;
}

/**
 * Labels name months, so that only the first day of a month is marked; over a short time, in which the scale
 * would mark weeks or days, every month that begins.
 */
function monthStarts(dates: readonly Date[], first: DayNumber, last: DayNumber): readonly Date[] {
  const starts = dates.filter((date) => date.getUTCDate() === 1);
  if (starts.length > 1) return starts;
  const [from, to] = [first * millisecondsPerDay, last * millisecondsPerDay];
  const all: Date[] = [];
  for (const date = new Date(from); date.getTime() <= to; date.setUTCDate(date.getUTCDate() + 1)) {
    if (date.getUTCDate() === 1) all.push(new Date(date.getTime()));
  }
  return all;
}

interface Tick {
  readonly x: number;
  readonly label: string;
  readonly isYear: boolean;
}

/** Leaves out the months that would touch a year or the month before. */
function withRoom(ticks: readonly Tick[]): readonly Tick[] {
  const touch = (a: Tick, b: Tick) => Math.abs(a.x - b.x) < (textWidth(a.label) + textWidth(b.label)) / 2 + 3;
  const years = ticks.filter(({ isYear }) => isYear);
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (last && touch(last, tick)) continue;
    if (tick.isYear || !years.some((year) => touch(year, tick))) kept.push(tick);
  }
  return kept;
}

/** Coordinates are written with one decimal: finer than any screen, and stable from run to run. */
export function rounded(value: number): number {
  const result = Math.round(value * 10) / 10;
  return result === 0 ? 0 : result;
}

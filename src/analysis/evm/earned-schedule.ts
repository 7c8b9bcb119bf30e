/**
 * Earned schedule: lateness in months instead of money.
 *
 * SPI of earned value has a flaw: when everything is done EV equals PV, so a plan that finished a year late
 * ends with a perfect index. Earned schedule asks instead by which month the value that is earned now should
 * have been earned, and compares that with the month it is:
 *
 *     PV by month   0   10   25   45   70  100
 *                   0    1    2    3    4    5      EV is 40 at the end of month 4
 *
 *      │              PV ╱
 *      │            ╱‾‾‾          PV reaches 40 between months 2 (25) and 3 (45):
 *      │ EV ┄┄┄┄┄┄╱               ES = 2 + (40 − 25)/(45 − 25) = 2.75 months
 *      │       ╱  ┊               AT = 4 months
 *      └────┴──┴──┴─┴──           SPI(t) = ES/AT = 0.6875
 *           1  2  3  4
 *              ES    AT
 *
 * Months are counted from the first day of the month in which the first budgeted date of the baseline lies;
 * days count as their share of their month. Two cases stand apart. Where everything that is due is done and
 * nothing more, ES is AT: a plan is not early or late by the day of the month its dates fall on. A finished
 * plan stops ageing: it took until its last actual finish what was planned until its last baseline date.
 *
 * Source: W. Lipke, "Schedule is Different", The Measurable News, 2003.
 */
import { civilDayNumber, type DayNumber, type Entry, toDay } from "../../model/index.ts";
import { exceeds, isClose, sum } from "../comparison.ts";
import type { EarnedScheduleReport } from "../report.ts";
import { actualEarnings, type Earning, earnedBy, plannedEarnings } from "./earnings.ts";

const nothing: EarnedScheduleReport = { es: null, at: null, spiT: null };

export function earnedSchedule(
  today: DayNumber,
  milestones: readonly Entry<"milestones">[],
): EarnedScheduleReport {
  const budgeted = milestones.filter(({ cancelled, budget = 0 }) => !cancelled && budget > 0);
  const planned = plannedEarnings(budgeted);
  if (planned.length === 0) return nothing;
  const origin = monthOf(firstOf(planned));
  if (today < firstDayOf(origin)) return nothing;

  const earned = actualEarnings(budgeted);
  const bac = sum(budgeted.map(({ budget = 0 }) => budget));
  const ev = earnedBy(today, earned);
  const at = monthsSince(origin, today);
  const lastPlanned = monthsSince(origin, lastOf(planned));
  if (earned.length > 0 && !exceeds(bac, ev)) {
    return indexed(lastPlanned, monthsSince(origin, lastOf(earned)));
  }
  if (isClose(ev, earnedBy(today, planned))) return indexed(at, at);
  const plannedAt = (month: number) => (month === 0 ? 0 : earnedBy(firstDayOf(origin + month) - 1, planned));
  return indexed(earnedMonths(plannedAt, Math.ceil(lastPlanned), ev, bac), at);
}

/**
 * The months after which `ev` should have been earned. `plannedAt(n)` is the planned value at the end of month
 * n, which never falls, is 0 for n = 0 and `bac` in the month `last`.
 */
export function earnedMonths(
  plannedAt: (month: number) => number,
  last: number,
  ev: number,
  bac: number,
): number {
  const isEarned = (month: number) => !exceeds(plannedAt(month), ev) && exceeds(bac, plannedAt(month));
  // Between a month that is earned and one that is not, half the distance until they are neighbours.
  let [whole, tooFar] = [0, last];
  while (tooFar - whole > 1) {
    const middle = Math.floor((whole + tooFar) / 2);
    if (isEarned(middle)) whole = middle;
    else tooFar = middle;
  }
  const step = plannedAt(tooFar) - plannedAt(whole);
  return whole + (step === 0 ? 0 : (ev - plannedAt(whole)) / step);
}

function indexed(es: number, at: number): EarnedScheduleReport {
  return exceeds(at, 0) ? { es, at, spiT: es / at } : nothing;
}

/** A month as a number: 12 times the year, plus 0 for January to 11 for December. */
export function monthOf(day: DayNumber): number {
  const text = toDay(day);
  return 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7)) - 1;
}

/** The first day of a month that is given as a number. */
export function firstDayOf(month: number): DayNumber {
  return civilDayNumber(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** Whole months from the beginning of `origin` to the month of a day, and the share of that month. */
function monthsSince(origin: number, day: DayNumber): number {
  const month = monthOf(day);
  const first = firstDayOf(month);
  const next = firstDayOf(month + 1);
  return month - origin + (day - first + 1) / (next - first);
}

function firstOf(earnings: readonly Earning[]): DayNumber {
  return earnings.reduce((first, { day }) => Math.min(first, day), Infinity);
}

function lastOf(earnings: readonly Earning[]): DayNumber {
  return earnings.reduce((last, { day }) => Math.max(last, day), -Infinity);
}

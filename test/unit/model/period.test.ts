import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  civilDayNumber,
  day,
  daysBetween,
  firstDay,
  fiscalQuarterOf,
  fiscalYearOf,
  isoWeekOf,
  lastDay,
  type Period,
  PeriodSchema,
  periodFault,
  periodKind,
  toDay,
} from "../../../src/model/index.ts";

const period = (text: string): Period => PeriodSchema.parse(text);
const span = (text: string, fiscalYearStart = 1): string =>
  `${firstDay(period(text), fiscalYearStart)} to ${lastDay(period(text), fiscalYearStart)}`;

test.each([
  ["2026-09-30", "day"],
  ["2026-W40", "week"],
  ["2026-09", "month"],
  ["2026-Q3", "quarter"],
  ["2026", "year"],
  ["2026-Q5", undefined],
  ["2026-q3", undefined],
  ["2026-w40", undefined],
  ["2026W40", undefined],
  ["2026-W4", undefined],
  ["2026-9", undefined],
  ["26", undefined],
  ["2026\n", undefined],
  ["", undefined],
])("periodKind(%j) is %s", (text, kind) => {
  expect(periodKind(text)).toBe(kind);
});

test.each([
  ["2026-02-30", "does not exist: 2026-02 has 28 days"],
  ["2026-13", "does not exist: there is no month 13"],
  ["2026-00", "does not exist: there is no month 00"],
  ["2026-W00", "does not exist: 2026 has 53 ISO weeks"],
  ["2026-W54", "does not exist: 2026 has 53 ISO weeks"],
  ["2025-W53", "does not exist: 2025 has 52 ISO weeks"],
  ["2026-Q0", "is not a day, ISO week, month, quarter or year"],
  ["1899", "has a year outside 1900 to 2199"],
  ["2200-Q1", "has a year outside 1900 to 2199"],
  ["0206-W01", "has a year outside 1900 to 2199"],
  ["next year", "is not a day, ISO week, month, quarter or year"],
])("%j is no period: it %s", (text, fault) => {
  expect(periodFault(text)).toBe(fault);
  expect(PeriodSchema.safeParse(text).success).toBe(false);
});

test("a year as a number is not coerced", () => {
  expect(PeriodSchema.safeParse(2026).success).toBe(false);
});

test.each([
  ["2026-09-30", "2026-09-30 to 2026-09-30"],
  ["2026-W40", "2026-09-28 to 2026-10-04"],
  ["2026-W01", "2025-12-29 to 2026-01-04"],
  ["2026-W53", "2026-12-28 to 2027-01-03"],
  ["2020-W53", "2020-12-28 to 2021-01-03"],
  ["2025-W52", "2025-12-22 to 2025-12-28"],
  ["2024-02", "2024-02-01 to 2024-02-29"],
  ["2026-02", "2026-02-01 to 2026-02-28"],
  ["2026-12", "2026-12-01 to 2026-12-31"],
  ["2026-Q1", "2026-01-01 to 2026-03-31"],
  ["2026-Q4", "2026-10-01 to 2026-12-31"],
  ["2026", "2026-01-01 to 2026-12-31"],
])("%s is %s", (text, days) => {
  expect(span(text)).toBe(days);
});

test.each([
  [4, "2017", "2016-04-01 to 2017-03-31"],
  [4, "2017-Q1", "2016-04-01 to 2016-06-30"],
  [4, "2017-Q4", "2017-01-01 to 2017-03-31"],
  [7, "2026", "2025-07-01 to 2026-06-30"],
  [7, "2026-Q3", "2026-01-01 to 2026-03-31"],
  [10, "2026-Q1", "2025-10-01 to 2025-12-31"],
  [10, "2026", "2025-10-01 to 2026-09-30"],
  [12, "2024-Q1", "2023-12-01 to 2024-02-29"],
  [2, "2026", "2025-02-01 to 2026-01-31"],
])("with fiscal years from month %i, %s is %s", (fiscalYearStart, text, days) => {
  expect(span(text, fiscalYearStart)).toBe(days);
});

test.each(["2026-09-30", "2026-W40", "2026-09"])("a fiscal year does not move %s", (text) => {
  expect(span(text, 4)).toBe(span(text));
});

test("text that is no period has no days", () => {
  expect(() => firstDay("soon" as Period, 1)).toThrow(RangeError);
  expect(() => lastDay("soon" as Period, 1)).toThrow(RangeError);
});

test.each([
  ["2016-03-31", 4, 2016, "2016-Q4"],
  ["2016-04-01", 4, 2017, "2017-Q1"],
  ["2026-12-31", 1, 2026, "2026-Q4"],
  ["2026-01-31", 2, 2026, "2026-Q4"],
  ["2025-12-01", 12, 2026, "2026-Q1"],
])("%s, with fiscal years from month %i, is in %i and %s", (text, fiscalYearStart, year, quarter) => {
  expect(fiscalYearOf(day(text), fiscalYearStart)).toBe(year);
  expect(fiscalQuarterOf(day(text), fiscalYearStart)).toBe(quarter);
});

test.each([
  ["2026-12-31", "2026-W53"],
  ["2027-01-03", "2026-W53"],
  ["2027-01-04", "2027-W01"],
  ["2024-12-30", "2025-W01"],
  ["2026-09-30", "2026-W40"],
])("%s is in %s", (text, week) => {
  expect(isoWeekOf(day(text))).toBe(week);
});

const days = fc
  .integer({ min: civilDayNumber(1901, 1, 1), max: civilDayNumber(2198, 12, 31) })
  .map((number) => toDay(number));
const starts = fc.integer({ min: 1, max: 12 });

test("a day is inside its ISO week, which is seven days from a Monday and leads back to itself", () => {
  fc.assert(
    fc.property(days, (of) => {
      const week = isoWeekOf(of);
      expect(periodFault(week)).toBeUndefined();
      const [first, last] = [firstDay(week, 1), lastDay(week, 1)];
      expect(first <= of && of <= last).toBe(true);
      expect(daysBetween(first, last)).toBe(6);
      expect(new Date(first).getUTCDay()).toBe(1);
      expect(isoWeekOf(first)).toBe(week);
      expect(isoWeekOf(last)).toBe(week);
      expect(isoWeekOf(addDays(last, 1))).not.toBe(week);
    }),
  );
});

test("a day is inside its fiscal quarter and year, and their ends lead back to them", () => {
  fc.assert(
    fc.property(days, starts, (of, start) => {
      const quarter = fiscalQuarterOf(of, start);
      const year = period(String(fiscalYearOf(of, start)));
      for (const whole of [quarter, year]) {
        expect(firstDay(whole, start) <= of && of <= lastDay(whole, start)).toBe(true);
      }
      for (const edge of [firstDay(quarter, start), lastDay(quarter, start)])
        expect(fiscalQuarterOf(edge, start)).toBe(quarter);
      for (const edge of [firstDay(year, start), lastDay(year, start)])
        expect(String(fiscalYearOf(edge, start))).toBe(year);
    }),
  );
});

test("the four quarters of a fiscal year make up the year without a gap", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1901, max: 2198 }), starts, (year, start) => {
      const quarters = [1, 2, 3, 4].map((number) => period(`${year}-Q${number}`));
      const edges = quarters.map((quarter) => [firstDay(quarter, start), lastDay(quarter, start)] as const);
      const whole = period(String(year));
      expect(edges[0]?.[0]).toBe(firstDay(whole, start));
      expect(edges[3]?.[1]).toBe(lastDay(whole, start));
      expect(edges.slice(1).map(([first]) => first)).toEqual(
        edges.slice(0, 3).map(([, last]) => addDays(last, 1)),
      );
      expect(lastDay(whole, start).slice(0, 4)).toBe(String(year));
    }),
  );
});

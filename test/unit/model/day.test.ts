import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  civilDayNumber,
  DaySchema,
  day,
  dayFault,
  daysBetween,
  daysInMonth,
  toDay,
  toDayNumber,
} from "../../../src/model/index.ts";

test.each(["2026-01-01", "2026-12-31", "2024-02-29", "2000-02-29", "1900-01-01", "2199-12-31"])(
  "%s is a day",
  (text) => {
    expect(dayFault(text)).toBeUndefined();
    expect(day(text)).toBe(text);
    expect(DaySchema.parse(text)).toBe(text);
  },
);

test.each([
  ["2026-02-30", "does not exist: 2026-02 has 28 days"],
  ["2026-02-29", "does not exist: 2026-02 has 28 days"],
  ["1900-02-29", "does not exist: 1900-02 has 28 days"],
  ["2100-02-29", "does not exist: 2100-02 has 28 days"],
  ["2024-02-30", "does not exist: 2024-02 has 29 days"],
  ["2026-04-31", "does not exist: 2026-04 has 30 days"],
  ["2026-04-00", "does not exist: 2026-04 has 30 days"],
  ["2026-13-01", "does not exist: there is no month 13"],
  ["2026-00-01", "does not exist: there is no month 00"],
  ["0206-01-01", "has a year outside 1900 to 2199"],
  ["1899-12-31", "has a year outside 1900 to 2199"],
  ["2200-01-01", "has a year outside 1900 to 2199"],
  ["2026-1-1", "is not written as `YYYY-MM-DD`"],
  ["26-01-01", "is not written as `YYYY-MM-DD`"],
  ["2026/01/01", "is not written as `YYYY-MM-DD`"],
  ["2026-01-01T00:00:00Z", "is not written as `YYYY-MM-DD`"],
  ["2026-01-01\n", "is not written as `YYYY-MM-DD`"],
  [" 2026-01-01", "is not written as `YYYY-MM-DD`"],
  ["٢٠٢٦-01-01", "is not written as `YYYY-MM-DD`"],
  ["", "is not written as `YYYY-MM-DD`"],
])("%j is no day: it %s", (text, fault) => {
  expect(dayFault(text)).toBe(fault);
  expect(() => day(text)).toThrow(RangeError);
  expect(DaySchema.safeParse(text).success).toBe(false);
});

test.each([20260930, null, new Date(0), ["2026-09-30"]])("a day is text: %j is not coerced", (value) => {
  expect(DaySchema.safeParse(value).success).toBe(false);
});

test.each([
  [2026, 2, 28],
  [2024, 2, 29],
  [1900, 2, 28],
  [2000, 2, 29],
  [2026, 4, 30],
  [2026, 12, 31],
])("daysInMonth(%i, %i) is %i", (year, month, days) => {
  expect(daysInMonth(year, month)).toBe(days);
});

test("day numbers count from 1970-01-01", () => {
  expect(toDayNumber(day("1970-01-01"))).toBe(0);
  expect(toDayNumber(day("1969-12-31"))).toBe(-1);
  expect(toDay(59)).toBe("1970-03-01");
});

test("a month beyond the twelfth runs into the next year", () => {
  expect(toDay(civilDayNumber(2026, 13, 1))).toBe("2027-01-01");
});

test("addDays goes over the end of a month, a year and a leap day", () => {
  expect(addDays(day("2026-01-31"), 1)).toBe("2026-02-01");
  expect(addDays(day("2026-12-31"), 1)).toBe("2027-01-01");
  expect(addDays(day("2024-02-28"), 1)).toBe("2024-02-29");
  expect(addDays(day("2024-03-01"), -1)).toBe("2024-02-29");
});

test("daysBetween is negative backwards", () => {
  expect(daysBetween(day("2026-03-01"), day("2026-03-31"))).toBe(30);
  expect(daysBetween(day("2026-03-31"), day("2026-03-01"))).toBe(-30);
});

test("a day and its number are inverses, agree with the runtime, and days compare as text", () => {
  const number = fc.integer({ min: civilDayNumber(1900, 1, 1), max: civilDayNumber(2199, 12, 31) });
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(dayFault(toDay(a))).toBeUndefined();
      expect(toDayNumber(toDay(a))).toBe(a);
      expect(toDay(a)).toBe(new Date(a * 86_400_000).toISOString().slice(0, 10));
      expect(toDay(a) < toDay(b)).toBe(a < b);
      expect(addDays(toDay(a), daysBetween(toDay(a), toDay(b)))).toBe(toDay(b));
    }),
  );
});

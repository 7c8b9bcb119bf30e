import { describe, expect, test } from "vitest";
import { day, toDayNumber } from "../../../src/model/index.ts";
import { meetingDates } from "../../../src/views/meeting-dates.ts";

type Cadence = Parameters<typeof meetingDates>[0];
const dates = (cadence: Cadence, asOf: string, fiscalYearStart = 1) => {
  const { last, next } = meetingDates(cadence, day(asOf), fiscalYearStart);
  return `${last} ${next}`;
};

describe("a forum meets", () => {
  test.each([
    ["on a Saturday", "2026-10-31", "2026-10-26 2026-11-02"],
    ["on the Monday itself", "2026-11-02", "2026-11-02 2026-11-09"],
    ["on the Sunday before", "2026-11-01", "2026-10-26 2026-11-02"],
  ])("every Monday: %s", (_, asOf, expected) => {
    expect(dates("weekly", asOf)).toBe(expected);
  });

  test.each([
    ["after this month's", "2026-10-31", "2026-10-05 2026-11-02"],
    ["before this month's", "2026-10-04", "2026-09-07 2026-10-05"],
    ["on the day", "2026-06-01", "2026-06-01 2026-07-06"],
    ["over the new year", "2026-12-31", "2026-12-07 2027-01-04"],
    ["before January's", "2027-01-01", "2026-12-07 2027-01-04"],
  ])("on the first Monday of the month: %s", (_, asOf, expected) => {
    expect(dates("monthly", asOf)).toBe(expected);
  });

  test.each([
    ["of the calendar", "2026-10-31", 1, "2026-10-05 2027-01-04"],
    ["of a year that begins in April, before the meeting", "2026-04-01", 4, "2026-01-05 2026-04-06"],
    ["of a year that begins in February", "2026-10-31", 2, "2026-08-03 2026-11-02"],
  ])("on the first Monday of the fiscal quarter: %s", (_, asOf, start, expected) => {
    expect(dates("quarterly", asOf, start)).toBe(expected);
  });

  test("always on a Monday, the last one never after the day and the next one always", () => {
    for (let number = toDayNumber(day("2026-01-01")); number < toDayNumber(day("2028-02-01")); number += 1) {
      const asOf = new Date(number * 86_400_000).toISOString().slice(0, 10);
      for (const cadence of ["weekly", "monthly", "quarterly"] as const) {
        const { last, next } = meetingDates(cadence, day(asOf), 7);
        expect([new Date(last).getUTCDay(), new Date(next).getUTCDay()]).toEqual([1, 1]);
        expect(last <= asOf && asOf < next, `${cadence} ${asOf}: ${last} ${next}`).toBe(true);
      }
    }
  });
});

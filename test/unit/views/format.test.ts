import { describe, expect, test } from "vitest";
import { PortalSchema } from "../../../src/model/portal.ts";
import { formatFor } from "../../../src/views/format.ts";

const portal = (settings: object = {}) =>
  PortalSchema.parse({ name: "P", currency: "EUR", locale: "en-GB", ...settings });
const format = formatFor(portal());
/** No-break spaces are written as `_`, so that the expectations can be read. */
const seen = (text: string) => text.replaceAll("\u00a0", "_");

describe("formatFor(portal)", () => {
  test("writes what cannot be computed as n/a", () => {
    const { day, money, fullMoney, number, percent, ratio, slip } = format;
    expect([day, money, fullMoney, number, percent, ratio, slip].map((write) => write(null))).toEqual(
      Array(7).fill("n/a"),
    );
    expect(format.quantity(null, "days")).toBe("n/a");
  });

  test("writes days in the portal's locale and in no time zone", () => {
    expect(format.day("2026-09-30")).toBe("30 September 2026");
    expect(format.shortDay("2026-01-01")).toBe("1 Jan 2026");
    expect(formatFor(portal({ locale: "en-US" })).day("2026-09-30")).toBe("September 30, 2026");
  });

  test.each([
    ["2026-09-30", "30 Sept 2026"],
    ["2026-W40", "week 40 of 2026"],
    ["2026-09", "Sept 2026"],
    ["2026-Q3", "Q3 2026"],
    ["2026", "2026"],
  ])("names the period %s", (period, name) => {
    expect(format.period(period)).toBe(name);
  });

  test("says of a year that it is fiscal where fiscal years are not the calendar's", () => {
    expect(formatFor(portal({ fiscalYearStart: 4 })).period("2017")).toBe("fiscal 2017");
  });

  test("writes money to three figures in headlines and to the unit for reckoning", () => {
    expect(format.money(2_654_321)).toBe("€2.65m");
    expect(format.money(-1_240)).toBe("−€1.24k");
    expect(seen(format.fullMoney(2_654_321.4))).toBe("EUR_2,654,321");
    expect(seen(format.fullMoney(-0.2))).toMatch(/^EUR_0$/);
  });

  test.each([
    [1.455, "1.46"],
    [0, "0"],
    [0.012, "0.01"],
    [0.0000117, "0.0000117"],
    [-0.0043219, "−0.00432"],
    [0.1 + 0.2 - 0.3, "0"],
    [99_999.994, "99,999.99"],
    [1_363_392_857_142.86, "1,363,392,857,143"],
  ])("writes the number %d so that neither too little nor too much is seen of it", (value, text) => {
    expect(format.number(value)).toBe(text);
  });

  test("rounds no share to nothing or to all", () => {
    expect([0, 0.004, 0.256, 0.996, 1].map((share) => seen(format.percent(share)))).toEqual([
      "0_%",
      "under 1_%",
      "26_%",
      "over 99_%",
      "100_%",
    ]);
  });

  test("writes the difference of two percentages in percentage points", () => {
    expect(seen(format.change(1.45, "%"))).toBe("1.45_pp");
    expect(seen(format.change(-1.5, "days"))).toBe("−1.5_days");
  });

  test("signs a slip so that late is positive", () => {
    expect([-3, 0, 1, 86].map((days) => seen(format.slip(days)))).toEqual([
      "−3_days",
      "on time",
      "+1_day",
      "+86_days",
    ]);
  });
});

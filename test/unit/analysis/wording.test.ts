import { describe, expect, test } from "vitest";
import {
  countText,
  dayText,
  listText,
  moneyText,
  numberText,
  percentText,
  roughText,
  signedText,
  withUnit,
} from "../../../src/analysis/wording.ts";
import { day } from "../../../src/model/index.ts";

describe("the wording of messages", () => {
  test("days", () => {
    expect(dayText(day("2027-01-29"))).toBe("29 January 2027");
    expect(dayText(day("2024-02-01"))).toBe("1 February 2024");
    expect(dayText(day("2026-12-31"))).toBe("31 December 2026");
  });

  test("numbers as they were typed", () => {
    expect([99.998, 1660, -2, 0.1 + 0.2, 1234567.5, 0].map(numberText)).toEqual([
      "99.998",
      "1,660",
      "−2",
      "0.3",
      "1,234,567.5",
      "0",
    ]);
  });

  test("computed numbers to three digits, whole ones in full", () => {
    expect([0.10410958, 32.74794, 1659.6, -4.4958, 0, 99.96].map((value) => roughText(value))).toEqual([
      "0.104",
      "32.7",
      "1,660",
      "−4.5",
      "0",
      "100",
    ]);
    expect([32.74794, 4.4958, 1659.6, 12345.6].map((value) => roughText(value, 4))).toEqual([
      "32.75",
      "4.496",
      "1,660",
      "12,346",
    ]);
    expect([0.4, -1.5, 0].map(signedText)).toEqual(["+0.4", "−1.5", "0"]);
  });

  test("percent", () => {
    expect([0.7239, 1, 0.0347, 0.004, -0.5, 12.5, 0.9996, 1.004].map(percentText)).toEqual([
      "72.4 %",
      "100 %",
      "3.47 %",
      "0.4 %",
      "−50 %",
      "1,250 %",
      "99.9 %",
      "100 %",
    ]);
  });

  test("money at the scale at which people say it", () => {
    const euros = (amount: number) => moneyText(amount, "EUR");
    expect(euros(950.4)).toBe("950 EUR");
    expect(euros(999.7)).toBe("1 thousand EUR");
    expect(euros(86_589)).toBe("87 thousand EUR");
    expect(euros(999_600)).toBe("1 million EUR");
    expect(euros(4_343_835)).toBe("4.34 million EUR");
    expect(euros(1_551_254_701)).toBe("1.55 billion EUR");
    expect(euros(-86_589)).toBe("−87 thousand EUR");
    expect(euros(0)).toBe("0 EUR");
  });

  test("counts, units and lists", () => {
    expect(countText(1, "day")).toBe("1 day");
    expect(countText(60, "day")).toBe("60 days");
    expect(countText(2, "entry", "entries")).toBe("2 entries");
    expect(withUnit("5", "%")).toBe("5 %");
    expect(withUnit("5", "")).toBe("5");
    expect(listText([])).toBe("");
    expect(listText(["A"])).toBe("A");
    expect(listText(["A", "B"])).toBe("A and B");
    expect(listText(["A", "B", "C", "D"])).toBe("A, B, C and D");
    expect(listText(["A", "B", "C", "D", "E"])).toBe("A, B, C and 2 others");
  });
});

import { describe, expect, test, vi } from "vitest";
import { roundedOnce } from "../../../src/views/rounded-once.ts";

const formats = [0, 1, 2, 3, 4].map(
  (decimals) => new Intl.NumberFormat("en-GB", { signDisplay: "negative", maximumFractionDigits: decimals }),
);

describe("roundedOnce(decimals, write)", () => {
  test.each([0, 1, 2, 3, 4])("writes with %d decimals what the formatter would", (decimals) => {
    const write = (value: number) => formats[decimals]?.format(value) ?? "";
    const once = roundedOnce(decimals, write);
    const step = 10 ** -decimals;
    const near = [0, 0.1, 0.49999999, 0.5, 0.50000001, 0.9].map((share) => share * step);
    // Products such as 1.005 × 100 lie beside the middle that the text of the number is at.
    const middles = [1.005, 8.345, 1.255, 10.235, 0.00005, 0.285, 2.5, 1e8 + 0.5, 123_456_789_012.5];
    const values = [...Array(300).keys()].flatMap((count) => near.map((part) => count * step + part));
    // Ten times the first two is the same number, and so is a hundred times the others.
    const large = [
      112_589_990_684_262.44, 112_589_990_684_262.45, 91_479_367_430_963.03, 91_479_367_430_963.05,
    ];
    const all = [...values, ...middles, ...large, Infinity, Number.NaN].flatMap((value) => [value, -value]);
    expect(all.map(once)).toEqual(all.map(write));
  });

  test("asks once for each number that can come out", () => {
    const write = vi.fn((value: number) => value.toFixed(2));
    const once = roundedOnce(2, write);
    expect([4.56, 4.562, 4.5649, 4.57].map(once)).toEqual(["4.56", "4.56", "4.56", "4.57"]);
    expect(write.mock.calls).toEqual([[4.56], [4.57]]);
  });

  test("keeps so many texts and no more", () => {
    const write = vi.fn(String);
    const once = roundedOnce(0, write);
    for (let value = 0; value < 20_000; value++) once(value);
    write.mockClear();
    expect([1, 9_999, 19_999].map(once)).toEqual(["1", "9999", "19999"]);
    expect(write.mock.calls).toEqual([[19_999]]);
  });
});

import { describe, expect, test } from "vitest";
import { exceeds, isClose, ratio, sum } from "../../../src/analysis/comparison.ts";
import { byCodeUnits } from "../../../src/model/index.ts";

describe("comparisons", () => {
  test("a limit that is reached exactly is not passed", () => {
    expect(exceeds(0.1 + 0.2, 0.3)).toBe(false);
    expect(exceeds(0.3 + 2e-9, 0.3)).toBe(true);
    expect(exceeds(0.3, 0.3 + 2e-9)).toBe(false);
  });

  test("equal within the margin", () => {
    expect(isClose(0.1 + 0.2, 0.3)).toBe(true);
    expect(isClose(0.3, 0.3 + 2e-9)).toBe(false);
    expect(isClose(0.3 + 2e-9, 0.3)).toBe(false);
  });

  test("nothing is divided by 0 or by less", () => {
    expect(ratio(6, 3)).toBe(2);
    expect(ratio(1, 0.5)).toBe(2);
    expect(ratio(6, 0)).toBeNull();
    expect(ratio(6, -3)).toBeNull();
  });

  test("sums and orders", () => {
    expect(sum([])).toBe(0);
    expect(sum([1, 2, 3])).toBe(6);
    expect(["b", "a", "B", "ä"].sort(byCodeUnits)).toEqual(["B", "a", "b", "ä"]);
  });
});

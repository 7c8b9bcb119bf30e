import { describe, expect, test } from "vitest";
import { processLimits } from "../../../../src/analysis/variance/process-limits.ts";
import type { Period } from "../../../../src/model/index.ts";

const series = (...values: number[]) =>
  values.map((value, index) => ({ period: `${2000 + index}` as Period, day: index, value }));
const signalsOf = (...values: number[]) => processLimits(series(...values))?.signals;

describe("natural process limits", () => {
  test("of the example", () => {
    const limits = processLimits(series(10, 12, 11, 13, 10, 12, 11, 13));
    expect(limits?.mean).toBe(11.5);
    expect(limits?.upper).toBeCloseTo(11.5 + (2.66 * 13) / 7, 12);
    expect(limits?.lower).toBeCloseTo(11.5 - (2.66 * 13) / 7, 12);
    expect(limits?.signals).toEqual([]);
  });

  test("need eight measurements", () => {
    expect(processLimits(series(1, 2, 3, 4, 5, 6, 7))).toBeNull();
    expect(processLimits(series(1, 2, 3, 4, 5, 6, 7, 8))).not.toBeNull();
  });

  test("are set by the first twelve", () => {
    const base = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
    expect(processLimits(series(...base, 900, 900))).toMatchObject({ mean: 11, upper: 11 + 2.66 * 2 });
    expect(processLimits(series(...base.slice(1), 112))?.mean).not.toBe(11);
  });

  test("a value outside the limits is a signal, one on a limit is not", () => {
    const base = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
    const upper = 11 + 2.66 * 2;
    const lower = 11 - 2.66 * 2;
    expect(signalsOf(...base, upper, lower)).toEqual([]);
    expect(signalsOf(...base, upper + 1e-6)).toEqual(["2012"]);
    expect(signalsOf(...base, lower - 1e-6)).toEqual(["2012"]);
  });

  test("the eighth and every later value of a run on one side of the mean is a signal", () => {
    const base = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 10];
    const above = [11, 11, 11, 11, 11, 11, 11];
    const limits = processLimits(series(...base, ...above));
    expect(limits?.signals).toEqual([]);
    expect(signalsOf(...base, ...above, 11)).toEqual(["2019"]);
    expect(signalsOf(...base, ...above, 11, 11)).toEqual(["2019", "2020"]);
  });

  test("a value on the mean, or on its other side, ends a run", () => {
    const base = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
    expect(signalsOf(...base, 12, 12, 12, 12, 11, 12, 12, 12, 12)).toEqual([]);
    expect(signalsOf(...base, 12, 12, 12, 12, 10, 12, 12, 12, 12)).toEqual([]);
    expect(signalsOf(...base, 12, 12, 12, 12, 12, 12, 12)).toEqual(["2018"]);
  });

  test("a value within a billionth of a line lies on it", () => {
    const steady = (mean: number, off: number) => [
      ...Array.from({ length: 12 }, () => mean),
      ...Array.from({ length: 9 }, () => mean + off),
    ];
    expect(signalsOf(...steady(1e6, 5e-4))).toEqual([]);
    expect(signalsOf(...steady(1e6, 5e-3))).toHaveLength(9);
    expect(signalsOf(...steady(1e-3, 5e-10))).toEqual([]);
    expect(signalsOf(...steady(1e-3, 5e-9))).toHaveLength(9);
  });

  test("a series that never moves has no signals", () => {
    expect(processLimits(series(...Array.from({ length: 20 }, () => 0.1)))).toMatchObject({ signals: [] });
  });
});

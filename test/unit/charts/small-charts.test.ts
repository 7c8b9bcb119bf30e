import { describe, expect, test } from "vitest";
import { gapBar, sparkline } from "../../../src/charts/index.ts";

const limits = { watch: 0.1, breach: 0.3, text: "" };
const size = { width: 150, height: 20 };

describe("gapBar(view, size)", () => {
  test("grows to the right when the gap is adverse and to the left when it is not", () => {
    const adverse = gapBar({ ratio: 0.5, ...limits }, size);
    const better = gapBar({ ratio: -0.25, ...limits }, size);
    expect(adverse.bar.x).toBe(adverse.zero);
    expect(better.bar.x + better.bar.width).toBeCloseTo(better.zero, 0);
    expect(adverse.bar.width).toBeCloseTo(2 * better.bar.width, 0);
  });

  test("has its limits where the ratio has them", () => {
    const { zero, watch, breach } = gapBar({ ratio: 0, ...limits }, size);
    expect(breach - zero).toBeCloseTo(3 * (watch - zero), 0);
  });

  test("says when a gap is too large to be drawn", () => {
    expect(gapBar({ ratio: 4, ...limits }, size)).toMatchObject({
      isCut: true,
      bar: { width: expect.any(Number) },
    });
    expect(gapBar({ ratio: 0.9, ...limits }, size).isCut).toBe(false);
  });
});

describe("sparkline(view, size)", () => {
  test("ends at the latest value, inside the frame", () => {
    const actual = [
      { day: 0, value: 10 },
      { day: 30, value: 12 },
      { day: 60, value: 11 },
    ];
    const { latest, actual: path } = sparkline({ label: "", actual, planned: [] }, size);
    expect(path.endsWith(`${latest.x},${latest.y}`)).toBe(true);
    expect(latest.x).toBeLessThanOrEqual(size.width);
  });

  test("reaches the values that it is told to, so that a small change stays small", () => {
    const actual = [0.91, 0.9, 0.88].map((value, at) => ({ day: at * 30, value }));
    const fall = (reach?: readonly number[]) => {
      const { latest } = sparkline({ label: "", actual, planned: [], ...(reach ? { reach } : {}) }, size);
      return latest.y;
    };
    expect(fall()).toBeGreaterThan(size.height * 0.8);
    expect(fall([0, 1])).toBeLessThan(size.height * 0.4);
  });

  test("draws a flat series in the middle", () => {
    const { latest } = sparkline(
      {
        label: "",
        actual: [
          { day: 0, value: 5 },
          { day: 9, value: 5 },
        ],
        planned: [],
      },
      size,
    );
    expect(latest.y).toBe(size.height / 2);
  });
});

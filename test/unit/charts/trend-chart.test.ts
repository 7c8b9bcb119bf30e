import { describe, expect, test } from "vitest";
import { trendChart } from "../../../src/charts/index.ts";
import { toDayNumber } from "../../../src/model/index.ts";
import type { TrendChartView } from "../../../src/views/trend-chart.ts";

const size = { width: 330, height: 150 };
const months = ["2026-06-30", "2026-07-31", "2026-08-31"];

const chart = (values: readonly number[], given: Partial<TrendChartView> = {}) =>
  trendChart(
    {
      title: "",
      description: "",
      unit: "",
      isShare: false,
      points: values.map((value, at) => ({ day: toDayNumber(months[at] as never), value })),
      name: "now",
      other: undefined,
      ...given,
    },
    size,
    "en-GB",
  );

describe("trendChart(view, size, locale)", () => {
  test("a share lies between 0 and 100 %, however little it moves", () => {
    const { yTicks, main, bottom } = chart([0.91, 0.9, 0.88], { isShare: true });
    expect(yTicks.map(({ label }) => label)).toEqual(["0", "50", "100"]);
    const [nought = 0, , whole = 0] = yTicks.map(({ y }) => y);
    expect([nought, whole]).toEqual([bottom, 24]);
    expect((main.dots[2]?.y ?? 0) - (main.dots[0]?.y ?? 0)).toBeCloseTo((nought - whole) * 0.03, 0);
  });

  test("money and counts begin at zero", () => {
    const { yTicks, main, bottom } = chart([4_000_000, 4_100_000, 4_050_000]);
    expect(yTicks[0]).toEqual({ y: bottom, label: "0" });
    expect(main.dots.every(({ y }) => y < bottom / 2)).toBe(true);
  });

  test("few things to count have no halves", () => {
    expect(chart([0, 1, 1]).yTicks.map(({ label }) => label)).toEqual(["0", "1"]);
  });

  test("names two lines beside their ends without one covering the other", () => {
    const points = months.map((month) => ({ day: toDayNumber(month as never), value: 0.5 }));
    const { main, other } = chart([0.5, 0.5, 0.51], { isShare: true, other: { name: "first", points } });
    expect(Math.abs(main.label.y - (other?.label.y ?? 0))).toBeGreaterThanOrEqual(14);
    expect(main.label.x).toBeGreaterThan(main.dots.at(-1)?.x ?? 0);
  });
});

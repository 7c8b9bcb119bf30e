import { describe, expect, test } from "vitest";
import { kpiChart } from "../../../src/charts/index.ts";
import type { KpiChartView } from "../../../src/views/kpi-chart.ts";

const size = { width: 400, height: 200 };

function view(parts: Partial<KpiChartView>): KpiChartView {
  const data = { caption: "", columns: [], rows: [], empty: "" };
  const nothing = {
    actual: [],
    planned: [],
    original: [],
    watch: [],
    breach: [],
    forecast: [],
    range: undefined,
    natural: undefined,
    signals: [],
    signalCount: "",
    events: [],
    empty: undefined,
  };
  const time = { first: 0, last: 400, today: 100, todayText: "11 Apr 1970" };
  return { title: "", description: "", unit: "%", ...time, data, ...nothing, ...parts };
}

/** Where a path of dots has them. */
function placesOf(dots: string): readonly (readonly number[])[] {
  return [...dots.matchAll(/M([\d.]+),([\d.]+)h/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe("kpiChart(view, size)", () => {
  test("puts later days to the right and higher values up", () => {
    const { points } = kpiChart(
      view({
        actual: [
          { day: 0, value: 1 },
          { day: 50, value: 3 },
        ],
      }),
      size,
      "en",
    );
    const [[x0, y0], [x1, y1]] = placesOf(points) as [number[], number[]];
    expect(x1).toBeGreaterThan(x0 as number);
    expect(y1).toBeLessThan(y0 as number);
  });

  test("keeps everything that was measured, planned and forecast inside its frame", () => {
    const drawn = kpiChart(
      view({
        actual: [
          { day: 0, value: -5 },
          { day: 90, value: 140 },
        ],
        planned: [
          { day: 0, value: 0 },
          { day: 400, value: 200 },
        ],
        forecast: [
          { day: 90, value: 140, low: 120, high: 160 },
          { day: 400, value: 300, low: 100, high: 350 },
        ],
      }),
      size,
      "en",
    );
    const numbers = [drawn.actual, drawn.planned, drawn.fan].flatMap((path) =>
      [...path.matchAll(/([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
    );
    expect(numbers.length).toBeGreaterThan(7);
    for (const [x = Number.NaN, y = Number.NaN] of numbers) {
      expect(x).toBeGreaterThanOrEqual(drawn.left - 0.1);
      expect(x).toBeLessThanOrEqual(drawn.right + 0.1);
      expect(y).toBeGreaterThanOrEqual(drawn.top - 0.1);
      expect(y).toBeLessThanOrEqual(drawn.bottom + 0.1);
    }
  });

  test.each([
    ["nothing", {}],
    ["one value", { actual: [{ day: 10, value: 0 }] }],
    [
      "a flat series",
      {
        actual: [
          { day: 10, value: 7 },
          { day: 40, value: 7 },
        ],
      },
    ],
    [
      "a target of 0",
      {
        actual: [{ day: 10, value: 0 }],
        planned: [
          { day: 0, value: 0 },
          { day: 100, value: 0 },
        ],
      },
    ],
  ])("draws %s without a number that is none", (_, parts) => {
    expect(JSON.stringify(kpiChart(view(parts), size, "en"))).not.toMatch(/NaN|null|Infinity/);
  });

  test("marks the data date", () => {
    const { today, left, right } = kpiChart(
      view({
        today: 50,
        last: 100,
        planned: [
          { day: 0, value: 0 },
          { day: 100, value: 1 },
        ],
      }),
      size,
      "en",
    );
    expect(today.x).toBeCloseTo((left + right) / 2, 0);
  });
});

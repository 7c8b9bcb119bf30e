import { describe, expect, test } from "vitest";
import { studentCdf } from "../../../../src/analysis/forecast/student-t.ts";
import { trendLine, trendRange } from "../../../../src/analysis/forecast/trend.ts";
import { analyse, type KpiTrend } from "../../../../src/analysis/index.ts";
import { day, type Period } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

const series = (...values: number[]) =>
  values.map((value, index) => ({ period: "2026" as Period, day: index, value }));

function trendOf(
  fields: Fields,
  values: readonly (readonly [string, number])[],
  asOf: string,
): KpiTrend | null {
  const repository = plan({ kpis: { k: fields }, actuals: { k: values } });
  return analyse(repository, day(asOf)).kpis[0]?.trend ?? null;
}

/** 6, 5, 5, 4 on four days: the example of the essay. */
const example = [
  ["2026-01-01", 6],
  ["2026-01-02", 5],
  ["2026-01-03", 5],
  ["2026-01-04", 4],
] as const;
/** The standard deviation of a measurement on the fifth day after the first. */
const deviation = Math.sqrt(0.1 * (1 + 1 / 4 + 3.5 ** 2 / 5));

describe("the trend", () => {
  test("of the example", () => {
    const line = trendLine(series(6, 5, 5, 4));
    expect(line).toMatchObject({ n: 4, meanDay: 1.5, meanValue: 5, dayScatter: 5 });
    expect(line?.slopePerDay).toBeCloseTo(-0.6, 12);
    expect(line?.residualDeviation).toBeCloseTo(Math.sqrt(0.1), 12);
    const half = 1.885618083 * deviation;
    expect(line && trendRange(line, 5)).toEqual({
      value: expect.closeTo(2.9, 9),
      low: expect.closeTo(2.9 - half, 8),
      high: expect.closeTo(2.9 + half, 8),
    });
  });

  test("needs four measurements, and takes the last twelve", () => {
    expect(trendLine(series(1, 2, 3))).toBeNull();
    expect(trendLine(series(99, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))).toMatchObject({
      n: 12,
      slopePerDay: 1,
    });
    expect(trendLine(series(99, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))?.slopePerDay).not.toBeCloseTo(1);
  });

  test("of measurements of one day only is none", () => {
    const sameDay = series(1, 2, 3, 4).map((measured) => ({ ...measured, day: 7 }));
    expect(trendLine(sameDay)).toBeNull();
  });

  test("is read on the last target's day if that is to come, else a year ahead", () => {
    const targets = [
      { period: "2026-01-03", value: 4 },
      { period: "2026-01-06", value: 4 },
    ];
    expect(trendOf({ targets }, example, "2026-01-04")?.at).toBe("2026-01-06");
    expect(trendOf({ targets }, example, "2026-01-05")?.at).toBe("2026-01-06");
    expect(trendOf({ targets }, example, "2026-01-06")?.at).toBe("2027-01-06");
    expect(trendOf({}, example, "2026-01-04")?.at).toBe("2027-01-04");
    expect(trendOf({}, example, "2026-01-04")).toMatchObject({ n: 4, slopePerYear: expect.closeTo(-219, 9) });
  });

  test("says how likely the target is, in the KPI's direction", () => {
    const targets = [{ period: "2026-01-06", value: 3.5 }];
    const below = studentCdf((3.5 - 2.9) / deviation, 2);
    expect(trendOf({ direction: "decrease", targets }, example, "2026-01-04")?.pHit).toBeCloseTo(below, 12);
    expect(trendOf({ direction: "increase", targets }, example, "2026-01-04")?.pHit).toBeCloseTo(
      1 - below,
      12,
    );
    expect(trendOf({}, example, "2026-01-04")?.pHit).toBeNull();
  });

  test("of a range says how likely it is to lie inside", () => {
    const held = { direction: "hold", range: { min: -220, max: -214 } };
    const [at, scatter] = [5 - 0.6 * (368 - 1.5), Math.sqrt(0.1 * (1 + 1 / 4 + (368 - 1.5) ** 2 / 5))];
    const inside = studentCdf((-214 - at) / scatter, 2) - studentCdf((-220 - at) / scatter, 2);
    expect(trendOf(held, example, "2026-01-04")?.pHit).toBeCloseTo(inside, 12);
  });

  test("of a series without residual has a range without width, and no probability", () => {
    const straight = [0.1, 0.2, 0.3, 0.4, 0.5].map(
      (value, index) => [`2026-01-0${index + 1}`, value] as const,
    );
    const trend = trendOf({ targets: [{ period: "2026-12", value: 9 }] }, straight, "2026-01-05");
    expect(trend?.low).toBe(trend?.high);
    expect(trend?.pHit).toBeNull();
    expect(trendLine(series(0, 0, 0, 0))?.residualDeviation).toBe(0);
  });

  test("takes for no residual what is left of the arithmetic, and nothing more", () => {
    const deviationOf = (...values: number[]) => trendLine(series(...values))?.residualDeviation;
    expect(deviationOf(1e5 + 0.1, 2e5 + 0.2, 3e5 + 0.3, 4e5 + 0.4, 5e5 + 0.5, 6e5 + 0.6)).toBe(0);
    expect(deviationOf(0.1, 0.2, 0.3, 0.4000001)).toBeGreaterThan(1e-9);
    expect(deviationOf(1e-9, 2e-9, 3e-9, 4.0001e-9)).toBeGreaterThan(1e-15);
  });
});

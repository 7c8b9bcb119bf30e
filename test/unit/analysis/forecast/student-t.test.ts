import { describe, expect, test } from "vitest";
import { studentCdf, studentQuantile } from "../../../../src/analysis/forecast/student-t.ts";

/** NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t. */
const published: readonly (readonly [number, number, number, number, number])[] = [
  // ν, 0.90, 0.95, 0.975, 0.99
  [1, 3.078, 6.314, 12.706, 31.821],
  [2, 1.886, 2.92, 4.303, 6.965],
  [3, 1.638, 2.353, 3.182, 4.541],
  [4, 1.533, 2.132, 2.776, 3.747],
  [5, 1.476, 2.015, 2.571, 3.365],
  [6, 1.44, 1.943, 2.447, 3.143],
  [7, 1.415, 1.895, 2.365, 2.998],
  [8, 1.397, 1.86, 2.306, 2.896],
  [9, 1.383, 1.833, 2.262, 2.821],
  [10, 1.372, 1.812, 2.228, 2.764],
  [30, 1.31, 1.697, 2.042, 2.457],
  [100, 1.29, 1.66, 1.984, 2.364],
];

describe("Student's t", () => {
  test.each(published)("has the published quantiles for %d degrees of freedom", (freedom, ...values) => {
    [0.9, 0.95, 0.975, 0.99].forEach((p, index) => {
      expect(Math.abs(studentQuantile(p, freedom) - (values[index] as number))).toBeLessThan(0.000501);
    });
  });

  test("has the exact values of its closed forms", () => {
    // ν = 1 is Cauchy's distribution, ν = 2 has F(t) = 1/2 + t/(2√(2 + t²)).
    for (const t of [-8, -1, -0.1, 0, 0.3, 1, 2.5, 40]) {
      expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14);
      expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 14);
    }
    expect(studentQuantile(0.9, 2)).toBeCloseTo(0.8 * Math.sqrt(2 / 0.36), 14);
  });

  test("the quantile is the inverse of the distribution, on both sides", () => {
    for (const freedom of [1, 2, 3, 6, 10, 33]) {
      for (const p of [0.001, 0.1, 0.4, 0.5, 0.6, 0.9, 0.999]) {
        expect(studentCdf(studentQuantile(p, freedom), freedom)).toBeCloseTo(p, 12);
      }
    }
  });

  test("is a probability however far out", () => {
    for (const t of [-1e300, -1e9, 1e9, 1e300]) {
      expect(studentCdf(t, 5)).toBeCloseTo(t < 0 ? 0 : 1, 12);
      expect(studentCdf(t, 5)).toBeGreaterThanOrEqual(0);
      expect(studentCdf(t, 5)).toBeLessThanOrEqual(1);
    }
  });
});

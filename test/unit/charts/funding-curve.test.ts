import { describe, expect, test } from "vitest";
import { fundingCurve } from "../../../src/charts/index.ts";
import type { FundingCurveView } from "../../../src/views/funding-curve.ts";

const view = (
  aboveCut: number,
  ...points: readonly (readonly [cost: number, net: number])[]
): FundingCurveView => ({
  title: "",
  description: "",
  currency: "EUR",
  points: points.map(([cost, net], index) => ({ place: index + 1, cost, net })),
  aboveCut,
  cutText: "Cut at €100",
});
const size = { width: 760, height: 280 };

describe("fundingCurve(view, size, locale)", () => {
  test("begins at nothing, rises to the cut, and goes on from there", () => {
    const { above, below, cut, left, right, zero, points } = fundingCurve(
      view(1, [50, 200], [75, 150], [100, -100]),
      size,
      "en-GB",
    );
    // From 200 at the top, 40, to −100 at the bottom, 240: 0 lies at two thirds.
    expect(zero).toBe(173.3);
    const middle = (left + right) / 2;
    expect(above).toBe(`M${left},173.3L${middle},40`);
    expect(below).toBe(`M${middle},40L${left + (right - left) * 0.75},73.3L${right},240`);
    expect(cut.x).toBe(middle);
    expect(points.map(({ label, isAbove }) => [label, isAbove])).toEqual([
      ["1", true],
      ["2", false],
      ["3", false],
    ]);
  });

  test("leaves out the place of a plan that would cover that of another", () => {
    const { points } = fundingCurve(view(3, [1000, 500], [1001, 501], [2000, 900]), size, "en-GB");
    expect(points.map(({ label }) => label)).toEqual(["1", "", "3"]);
  });

  test("has no line on a side of the cut on which there is no plan", () => {
    expect(fundingCurve(view(2, [5, 5], [9, 6]), size, "en-GB").below).toBe("");
    expect(fundingCurve(view(0, [5, -5], [9, -6]), size, "en-GB").above).toBe("");
  });

  test("draws plans that cost nothing", () => {
    expect(JSON.stringify(fundingCurve(view(2, [0, 0], [0, 0]), size, "en-GB"))).not.toMatch(/NaN|null/);
  });
});

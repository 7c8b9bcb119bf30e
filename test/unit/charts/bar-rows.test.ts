import { describe, expect, test } from "vitest";
import { barRows, rangeBar } from "../../../src/charts/index.ts";
import type { BarRowsView } from "../../../src/views/bar-rows.ts";

const chart = (...rows: readonly (readonly number[])[]): BarRowsView => ({
  title: "",
  description: "",
  key: [],
  groups: [
    {
      heading: "",
      rows: rows.map((values) => ({
        cell: { text: "" },
        text: "",
        drawing: { kind: "parts", parts: values.map((value) => ({ value, ink: "solid" })) },
      })),
    },
  ],
});

const partsOf = (...rows: readonly (readonly number[])[]) =>
  barRows(chart(...rows)).groups[0]?.map((row) =>
    row.kind === "parts" ? row.parts.map(({ x, width }) => [x, width]) : [],
  );

describe("barRows(view)", () => {
  test("lays parts end to end on one scale, in percent of the width", () => {
    expect(partsOf([30, 70], [50])).toEqual([
      [
        [0, 30],
        [30, 70],
      ],
      [[0, 50]],
    ]);
  });

  test("draws negative values to the left of zero", () => {
    expect(barRows(chart([150], [-50])).zero).toBe(25);
    expect(partsOf([150], [-50])).toEqual([[[25, 75]], [[0, 25]]]);
  });

  test("stacks several negative parts away from zero", () => {
    expect(partsOf([-20, -80])).toEqual([
      [
        [80, 20],
        [0, 80],
      ],
    ]);
  });

  test("keeps the smallest value visible and leaves out nothing but zero", () => {
    expect(partsOf([1_000_000], [1], [0])).toEqual([[[0, 100]], [[0, 0.5]], []]);
  });

  test("a small negative value does not reach over zero", () => {
    expect(partsOf([99_999], [-1])).toEqual([[[0, 100]], [[0, 0.5]]]);
    expect(partsOf([-99_999], [-1])?.[1]).toEqual([[99.5, 0.5]]);
  });

  test("a small part at the far end stays inside", () => {
    expect(partsOf([999_999, 1])?.[0]?.[1]).toEqual([99.5, 0.5]);
  });

  test("takes a list without any value", () => {
    expect(partsOf([0], [])).toEqual([[], []]);
    expect(barRows(chart()).zero).toBeUndefined();
  });
});

describe("rangeBar(range)", () => {
  const range = { min: undefined, max: undefined, actual: undefined, isInside: true, spread: undefined };

  test("draws the band between its limits, with room at both ends", () => {
    // From 38 to 162, for 12 % of 100 are left free at each end.
    const { band, limits, actual } = rangeBar({ ...range, min: 50, max: 150, actual: 100 });
    expect(limits).toEqual([9.7, 90.3]);
    expect(band).toEqual({ x: 9.7, width: 80.6 });
    expect(actual).toBe(50);
  });

  test("goes on to the edge where it has no limit", () => {
    const { band, limits } = rangeBar({ ...range, max: 10, actual: 5 });
    expect(band.x).toBe(0);
    expect(limits).toEqual([band.width]);
    expect(rangeBar({ ...range, min: 10, actual: 15 })).toMatchObject({
      band: { x: 9.7, width: 90.3 },
      limits: [9.7],
    });
  });

  test("holds an actual that is far outside, and where the value was", () => {
    const { actual, band, spread } = rangeBar({
      ...range,
      min: 90,
      max: 100,
      actual: 0,
      isInside: false,
      spread: { low: 0, high: 95 },
    });
    expect(actual).toBe(9.7);
    expect(band.x).toBeGreaterThan(actual ?? 100);
    expect(spread?.x).toBe(9.7);
  });

  test("takes one value alone, and a range that nobody has measured", () => {
    expect(rangeBar({ ...range, min: 0, actual: 0 })).toMatchObject({ actual: 50, limits: [50] });
    expect(rangeBar({ ...range, max: 4 })).toMatchObject({ actual: undefined, band: { x: 0, width: 50 } });
  });
});

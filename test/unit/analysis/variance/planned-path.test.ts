import { describe, expect, test } from "vitest";
import { plannedPath, plannedValue } from "../../../../src/analysis/variance/planned-path.ts";
import { day, toDayNumber } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

const kpi = (fields: Fields) => plan({ kpis: { k: fields } }).kpis.get("k") as never;

function plannedOn(fields: Fields, on: string): number | null {
  const path = plannedPath(kpi(fields), 1);
  return path && plannedValue(path, toDayNumber(day(on)));
}

describe("the planned path with a baseline", () => {
  const line = {
    baseline: { period: "2025-12-31", value: 10 },
    targets: [
      { period: "2026-01-10", value: 20 },
      { period: "2026-01-30", value: 0 },
    ],
  };

  test.each([
    ["2025-12-30", null],
    ["2025-12-31", 10],
    ["2026-01-05", 15],
    ["2026-01-10", 20],
    ["2026-01-15", 15],
    ["2026-01-30", 0],
    ["2026-02-28", 0],
  ])("is a line through the targets: on %s it is %s", (on, value) => {
    expect(plannedOn(line, on)).toBe(value);
  });

  test("stands at the last day of each period, fiscal where they are", () => {
    const yearly = kpi({
      baseline: { period: "2026", value: 0 },
      targets: [{ period: "2027-Q1", value: 1 }],
    });
    expect(plannedPath(yearly, 4)?.points.map((point) => point.day)).toEqual(
      ["2026-03-31", "2026-06-30"].map((text) => toDayNumber(day(text))),
    );
  });
});

describe("the planned path without a baseline", () => {
  const step = {
    targets: [
      { period: "2026-01", value: 5 },
      { period: "2026-02", value: 3 },
    ],
  };

  test.each([
    ["2025-01-01", 5],
    ["2026-01-31", 5],
    ["2026-02-01", 3],
    ["2026-02-28", 3],
    ["2026-03-01", 3],
  ])("is a step: on %s it is %s", (on, value) => {
    expect(plannedOn(step, on)).toBe(value);
  });
});

test("there is no path without targets, nor for a range that is held", () => {
  expect(plannedOn({ baseline: { period: "2026-01", value: 5 } }, "2026-02-01")).toBeNull();
  expect(plannedOn({ direction: "hold", range: { min: 0, max: 1 } }, "2026-02-01")).toBeNull();
});

test("other targets than those in force can be asked about", () => {
  const path = plannedPath(kpi({ targets: [{ period: "2026-01", value: 5 }] }), 1, []);
  expect(path).toBeNull();
});

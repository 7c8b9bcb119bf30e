import { describe, expect, test } from "vitest";
import type { Measurement, Period, Point } from "../../../src/model/index.ts";
import { jumpAt } from "../../../src/pull/jump.ts";
import { merged } from "../../../src/pull/merge.ts";

/** `2026-08 4.5, 2026-09 5` as points. */
function points(text: string): Point[] {
  return text.split(", ").map((part) => {
    const [period = "", value] = part.split(" ");
    return { period: period as Period, value: Number(value) };
  });
}

const rules = { fiscalYearStart: 1, jumpFactor: 5 };

describe("merged(existing, points)", () => {
  test("keeps older values and notes, and tells new values from rewritten ones", () => {
    const [july, august] = points("2026-07 5, 2026-08 4.5") as [Point, Point];
    const existing: Measurement[] = [july, { ...august, note: "strike week" }];
    const result = merged(existing, points("2026-08 4.25, 2026-09 4"), rules);
    expect(result.measurements).toEqual([
      july,
      { ...august, value: 4.25, note: "strike week" },
      ...points("2026-09 4"),
    ]);
    expect(result.changes).toEqual([
      { kind: "rewritten", point: { period: "2026-08", value: 4.25 }, before: 4.5 },
      { kind: "new", point: { period: "2026-09", value: 4 } },
    ]);
    expect(result.kept).toBe(1);
  });

  test("takes two ways to write a period for one, and keeps that of the file", () => {
    const result = merged(points("2026-08 5"), points("2026-08-31 6"), rules);
    expect(result.measurements).toEqual(points("2026-08 6"));
  });

  test("puts a value between others where its time is", () => {
    const result = merged(points("2026-07 5, 2026-09 6"), points("2026-08 5.5"), rules);
    expect(result.measurements).toEqual(points("2026-07 5, 2026-08 5.5, 2026-09 6"));
  });

  test("finds nothing different in the same values", () => {
    expect(merged(points("2026-07 5"), points("2026-07 5"), rules)).toMatchObject({ changes: [], jumps: [] });
  });

  test("looks for jumps in what is different only", () => {
    const existing = points("2026-07 5, 2026-08 500, 2026-09 6");
    expect(merged(existing, points("2026-10 7"), rules).jumps).toEqual([]);
    expect(merged(existing, points("2026-10 5000"), rules).jumps).toMatchObject([
      { point: { period: "2026-10" }, before: { period: "2026-09" } },
    ]);
  });
});

describe("jumpAt(point, earlier, factor)", () => {
  test.each([
    ["the first value", "", 1000, false],
    ["five times as large", "2026-08 4", 20, false],
    ["more than that", "2026-08 4", 20.1, true],
    ["a fifth", "2026-08 4", 0.8, false],
    ["less than that", "2026-08 4", 0.79, true],
    ["nothing at once", "2026-08 4", 0, true],
    ["nothing again", "2026-06 0, 2026-07 4, 2026-08 4", 0, false],
    ["as large as once before", "2026-06 90, 2026-07 4, 2026-08 4", 80, false],
    ["a loss after profits only", "2026-08 4", -1, true],
    ["a loss after losses", "2026-07 -3, 2026-08 4", -2, false],
    ["a larger loss", "2026-08 -4", -8, false],
    ["a much larger loss", "2026-08 -4", -80, true],
    ["something after nothing", "2026-08 0", 1000, false],
    ["much after nothing", "2026-07 2, 2026-08 0", 11, true],
    ["some after nothing", "2026-07 2, 2026-08 0", 9, false],
  ])("%s", (_, earlier, value, isJump) => {
    const before = earlier === "" ? [] : points(earlier);
    const [point] = points(`2026-09 ${value}`) as [Point];
    expect(jumpAt(point, before, 5) !== undefined).toBe(isJump);
  });
});

import { expect, test } from "vitest";
import { formatPath, pathPoints } from "../../../src/diagrams/mermaid/path-data.ts";

/** Left, top, right and bottom of a path, rounded. */
function extent(data: string): readonly number[] {
  const points = pathPoints(data);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map((value) =>
    Math.round(value),
  );
}

test("lines, absolute and relative, and what follows a move", () => {
  expect(extent("M1 2L3 4")).toEqual([1, 2, 3, 4]);
  expect(extent("m1 2 3 4h5v-6")).toEqual([1, 0, 9, 6]);
});

test("curves reach as far as they are drawn, not as far as their control points", () => {
  expect(extent("M0 0C0 40 100 40 100 0")).toEqual([0, 0, 100, 30]);
  expect(extent("M0 0Q50 40 100 0T200 0")).toEqual([0, -20, 200, 20]);
});

test("arcs bulge", () => {
  expect(extent("M0 0A50 50 0 0 1 100 0")).toEqual([0, -50, 100, 0]);
  expect(extent("M0 0a50 50 0 01100 0")).toEqual([0, -50, 100, 0]);
  expect(extent("M0 0A10 10 0 0 0 100 0")).toEqual([0, 0, 100, 50]);
});

test("numbers may run into each other and are written apart", () => {
  const short = (value: number): string => String(Math.round(value * 10) / 10);
  expect(formatPath("M.5.55-1e1 2l1,1Z", short)).toBe("M0.5 0.6L-10 2l1 1Z");
});

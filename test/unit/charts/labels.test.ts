import { describe, expect, test } from "vitest";
import { apart } from "../../../src/charts/labels.ts";

describe("apart(heights, gap, top, bottom)", () => {
  test("leaves heights alone that are far enough from each other", () => {
    expect(apart([90, 10, 50], 16, 0, 100)).toEqual([90, 10, 50]);
  });

  test("moves the lower one of two down", () => {
    expect(apart([50, 45], 16, 0, 100)).toEqual([61, 45]);
  });

  test("moves them up where there is no room below", () => {
    expect(apart([98, 97, 99], 16, 0, 100)).toEqual([84, 68, 100]);
  });

  test("keeps the gap where there is no room at all", () => {
    expect(apart([5, 5, 5], 16, 0, 20)).toEqual([0, 16, 32]);
  });
});

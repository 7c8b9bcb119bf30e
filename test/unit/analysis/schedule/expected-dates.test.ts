import { describe, expect, test } from "vitest";
import { drivers, expectedDays, network } from "../../../helpers/plan-network.ts";

describe("expected dates", () => {
  test("a chain adds up", () => {
    expect(expectedDays(network("A3 B4 C2  A>B B>C"))).toEqual(["A 0-3", "B 3-7", "C 7-9"]);
  });

  test("the textbook network finishes after its longest path", () => {
    const textbook = network("A3 B4 C2 D5 E1 F2 G4 H3  A>B A>C B>D C>E C>F D>G E>G F>H G>H");
    expect(expectedDays(textbook)).toEqual([
      "A 0-3",
      "B 3-7",
      "C 3-5",
      "D 7-12",
      "E 5-6",
      "F 5-7",
      "G 12-16",
      "H 16-19",
    ]);
  });

  test.each([
    ["finish to start", "A5 B3  A>B:FS", "B 5-8"],
    ["finish to start with a lag", "A5 B3  A>B:FS+2", "B 7-10"],
    ["finish to start with a lead", "A5 B3  A>B:FS-2", "B 3-6"],
    ["start to start", "A5 B3  A>B:SS+2", "B 2-5"],
    ["finish to finish", "A5 B3  A>B:FF+2", "B 0-7"],
    ["start to finish", "A5 B3  A>B:SF+6", "B 0-6"],
    ["a lead larger than the work changes nothing", "A5 B3  A>B:FS-9", "B 0-3"],
  ])("%s", (_, drawing, expected) => {
    expect(expectedDays(network(drawing))[1]).toBe(expected);
  });

  test("the start of a predecessor that starts late is what SS and SF wait for", () => {
    expect(expectedDays(network("Z4 A5 B3 C1  Z>A A>B:SS A>C:SF"))).toEqual([
      "A 4-9",
      "B 4-7",
      "C 0-4",
      "Z 0-4",
    ]);
  });

  test("of several predecessors the latest counts", () => {
    expect(expectedDays(network("A5 B7 C2  A>C B>C"))).toContain("C 7-9");
  });

  test("work that has not begun takes its time from today on", () => {
    expect(expectedDays(network("A3"), 10)).toEqual(["A 10-13"]);
  });

  test("work that has begun is expected by its baseline, and never before today", () => {
    expect(expectedDays(network("A30 A@2"), 10)).toEqual(["A 2-30"]);
    expect(expectedDays(network("A3 A@2"), 10)).toEqual(["A 2-10"]);
  });

  test("progress overrides logic: FS and SS bind nothing that has started, FF and SF still do", () => {
    expect(expectedDays(network("A9 B3 B@1  A>B:FS"), 2)).toContain("B 1-3");
    expect(expectedDays(network("A9 B3 B@1  A>B:SS+9"), 2)).toContain("B 1-3");
    expect(expectedDays(network("A9 A@0 B3 B@1  A>B:FF"), 2)).toContain("B 1-9");
    expect(expectedDays(network("A9 A@0 B3 B@1  A>B:SF+8"), 2)).toContain("B 1-8");
  });

  test("what is done keeps its dates, whatever it should have waited for", () => {
    expect(expectedDays(network("A9 B3 B@1..4  A>B"), 5)).toEqual(["A 5-14", "B 1-4"]);
  });

  test("a finish without a start is taken to have started as planned, or on the day it finished", () => {
    const done = (baseline: object) => {
      const repository = network("A3");
      const [id, milestone] = [...repository.milestones][0] ?? [];
      const changed = { ...milestone, baseline, actual: { finish: "2026-01-05" } };
      return expectedDays({ ...repository, milestones: new Map([[id, changed]]) } as never, 20);
    };
    expect(done({ start: "2026-01-02", finish: "2026-01-04" })).toEqual(["A 1-4"]);
    expect(done({ start: "2026-01-09", finish: "2026-01-12" })).toEqual(["A 4-4"]);
    expect(done({ finish: "2026-01-04" })).toEqual(["A 4-4"]);
  });

  test("the owner's forecast is believed where nothing contradicts it", () => {
    expect(expectedDays(network("A3 A?9"))).toEqual(["A 6-9"]);
    expect(expectedDays(network("A3 A?2..9"))).toEqual(["A 2-9"]);
    expect(expectedDays(network("A3 A?9"), 20)).toEqual(["A 20-20"]);
  });

  test("a forecast start alone moves the finish with it", () => {
    const forecastStart = (extra: string, start: string, on: number) => {
      const repository = network(`A3 ${extra}`);
      const [id, milestone] = [...repository.milestones][0] ?? [];
      const changed = { ...milestone, forecast: { start } };
      return expectedDays({ ...repository, milestones: new Map([[id, changed]]) } as never, on);
    };
    expect(forecastStart("", "2026-01-08", 0)).toEqual(["A 7-10"]);
    expect(forecastStart("", "2026-01-08", 9)).toEqual(["A 9-12"]);
    expect(forecastStart("A@1", "2026-01-08", 2)).toEqual(["A 1-4"]);
    expect(forecastStart("A@1", "2026-01-08", 9)).toEqual(["A 1-9"]);
  });

  test("the forecast length of the work is what a later start takes", () => {
    expect(expectedDays(network("A9 B3 B?1..7  A>B"))).toContain("B 9-15");
  });

  test("a cancelled milestone has no dates and holds up nothing", () => {
    expect(expectedDays(network("A9 A! B3  A>B"))).toEqual(["A –", "B 0-3"]);
  });
});

describe("what drives a finish", () => {
  test("names the predecessor, and the end of the chain as the root cause", () => {
    expect(drivers(network("A3 B4 C2  A>B B>C"))).toEqual(["B <- A (A)", "C <- B (A)"]);
  });

  test("nothing drives a finish that is its owner's own word", () => {
    expect(drivers(network("A3 B4 B?20  A>B"))).toEqual([]);
  });

  test("of two that ask for the same day the first in the file", () => {
    expect(drivers(network("A5 B5 C2  B>C A>C"))).toEqual(["C <- B (B)"]);
  });

  test("only the constraint that gives the finish counts", () => {
    expect(drivers(network("A5 B6 C2  A>C B>C:FF"))).toEqual(["C <- A (A)"]);
    expect(drivers(network("A5 B8 C2  A>C B>C:FF"))).toEqual(["C <- B (B)"]);
  });

  test("of what has started only FF and SF can", () => {
    expect(drivers(network("A9 B3 C2 C@1  A>C B>C:FF+4"), 2)).toEqual(["C <- B (B)"]);
    expect(drivers(network("A9 B3 C2 C@1  A>C B>C:FF+8"), 2)).toEqual(["C <- B (B)"]);
  });
});

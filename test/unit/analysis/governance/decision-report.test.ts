import { describe, expect, test } from "vitest";
import { analyse, type EffectReport } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

describe("the decision that stands now", () => {
  const current = (decisions: Record<string, Fields>) =>
    analyse(plan({ decisions }), day("2026-06-30")).decisions.map(
      ({ id, current: end }) => `${id} -> ${end}`,
    );

  test("is the end of the chain of those that supersede it", () => {
    expect(
      current({
        a: { status: "superseded" },
        b: { status: "superseded", supersedes: ["a"] },
        c: { supersedes: ["b"] },
        d: {},
      }),
    ).toEqual(["a -> c", "b -> c", "c -> c", "d -> d"]);
  });

  test.each([
    ["accepted", "b"],
    ["superseded", "b"],
    ["deprecated", "b"],
    ["proposed", "a"],
    ["rejected", "a"],
  ])("a decision that is %s leaves %s standing", (status, expected) => {
    expect(current({ a: {}, b: { status, supersedes: ["a"] } })[0]).toBe(`a -> ${expected}`);
  });

  test("of several that supersede it is the first by id", () => {
    expect(current({ a: {}, c: { supersedes: ["a"] }, b: { supersedes: ["a"] } })[0]).toBe("a -> b");
  });

  test("is not one that was taken later than the as-of date", () => {
    expect(current({ a: {}, b: { supersedes: ["a"], date: "2026-07-01" } })).toEqual(["a -> a"]);
  });
});

describe("the effect of a decision", () => {
  function effect(expected: Fields, kpi: Fields = {}, asOf = "2026-06-30"): EffectReport {
    const repository = plan({
      kpis: { k: kpi },
      actuals: {
        k: [
          ["2026-01", 10],
          ["2026-03", 13],
          ["2026-05", 15],
        ],
      },
      decisions: {
        d: { date: "2026-02-10", expects: [{ kpi: "k", delta: 5, by: "2026-05", ...expected }] },
      },
    });
    return analyse(repository, day(asOf)).decisions[0]?.effects[0] as EffectReport;
  }

  test("is what changed between the decision and its day", () => {
    expect(effect({})).toEqual({ kpi: "k", delta: 5, by: "2026-05", observed: 5, state: "met" });
    expect(effect({ by: "2026-04" })).toMatchObject({ observed: 3, state: "partly" });
    expect(effect({ delta: -5 }, { direction: "decrease" })).toMatchObject({ observed: 5, state: "missed" });
    expect(effect({ delta: -5 })).toMatchObject({ state: "met" });
  });

  test("of a range is judged by the sign of what was expected", () => {
    const held = { direction: "hold", range: { min: 0, max: 1 } };
    expect(effect({ delta: 6 }, held).state).toBe("partly");
    expect(effect({ delta: 5 }, held).state).toBe("met");
    expect(effect({ delta: -5 }, held).state).toBe("missed");
  });

  test("is too early to judge before the last day of its period", () => {
    expect(effect({ by: "2026-06" }, {}, "2026-06-29")).toMatchObject({ observed: 5, state: "too-early" });
    expect(effect({ by: "2026-06" }, {}, "2026-06-30")).toMatchObject({ observed: 5, state: "met" });
    expect(effect({ by: "2026-12" }, {}, "2026-04-30")).toMatchObject({ observed: 3, state: "too-early" });
  });

  test("cannot be measured where nothing was measured before, or in between", () => {
    expect(effect({ by: "2026-02" })).toMatchObject({ observed: null, state: "unmeasurable" });
    expect(effect({ by: "2026-01-15" })).toMatchObject({ observed: null, state: "unmeasurable" });
    const unmeasured = plan({
      kpis: { k: {} },
      decisions: { d: { expects: [{ kpi: "k", delta: 5, by: "2026-05" }] } },
      actuals: { k: [["2026-05", 5]] },
    });
    expect(analyse(unmeasured, day("2026-06-30")).decisions[0]?.effects[0]?.state).toBe("unmeasurable");
  });
});

import { describe, expect, test } from "vitest";
import { type Alignment, analyse } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type PlanText, plan } from "../../../helpers/plan.ts";

const alignment = (text: PlanText): Alignment => analyse(plan(text), day("2026-01-01")).alignment;
const to = (kpi: string, delta: number, fields = {}) => ({ kpi, delta, realisedBy: "a/1", ...fields });

describe("alignment", () => {
  test("adds up the budgets and counts the plans that are neither stopped nor closed", () => {
    const stages = ["proposed", "approved", "active", "delivered", "closed", "stopped"];
    const sound = { acceptedBy: "ann", realisedBy: "active/1" };
    const found = alignment({
      kpis: { k: { grounding: "pnl" } },
      plans: Object.fromEntries(
        stages.map((stage) => [stage, { stage, contributes: stage === "active" ? [to("k", 1, sound)] : [] }]),
      ),
      milestones: Object.fromEntries(stages.map((stage, index) => [`${stage}/1`, { budget: 10 ** index }])),
    });
    expect(found).toMatchObject({
      spend: { aligned: 100, total: 1111 },
      plans: { aligned: 1, total: 4 },
      nonEssential: ["approved", "delivered", "proposed"],
    });
  });

  test("counts the uncancelled milestones that move something themselves", () => {
    const found = alignment({
      kpis: { k: {} },
      plans: { a: {} },
      milestones: {
        "a/1": { moves: ["k"] },
        "a/2": {},
        "a/3": { moves: ["k"], cancelled: { date: "2026-01-01" } },
      },
    });
    expect(found.milestones).toEqual({ mapped: 1, total: 2 });
  });

  test("lists the KPIs that no approved or active plan contributes to itself", () => {
    const stages = ["proposed", "approved", "active", "delivered", "closed", "stopped"];
    const found = alignment({
      kpis: { ...Object.fromEntries(stages.map((stage) => [stage, { drives: [{ kpi: "z" }] }])), z: {} },
      plans: Object.fromEntries(stages.map((stage) => [stage, { stage, contributes: [to(stage, 1)] }])),
      milestones: { "a/1": {} },
    });
    expect(found.kpisWithoutPlan).toEqual(["closed", "delivered", "proposed", "stopped", "z"]);
  });

  test("lists the objectives that no KPI names", () => {
    const found = alignment({ kpis: { k: { objective: "b" } }, objectives: { a: {}, b: {}, c: {} } });
    expect(found.objectivesWithoutKpi).toEqual(["a", "c"]);
  });

  test("pairs the plans whose summed changes have opposite signs", () => {
    const found = alignment({
      kpis: { k: {}, l: {} },
      plans: {
        a: { contributes: [to("l", 1), to("k", 3), to("k", -2)] },
        b: { contributes: [to("k", -1)] },
        c: { contributes: [to("k", -1), to("k", 1)] },
        d: { contributes: [to("k", -4), to("l", -1)] },
        e: { contributes: [to("k", -4)], stage: "stopped" },
      },
      milestones: { "a/1": {} },
    });
    expect(found.conflicts).toEqual([
      { kpi: "k", plans: ["a", "b"] },
      { kpi: "k", plans: ["a", "d"] },
      { kpi: "l", plans: ["a", "d"] },
    ]);
  });

  test.each([
    ["as much as is planned", 10, false],
    ["more than is planned", 10.001, true],
  ])("of accepted changes %s", (_, delta, isOverclaimed) => {
    const found = (direction: string, sign: number, fields = {}, kpi = {}) =>
      alignment({
        kpis: {
          k: {
            direction,
            baseline: { period: "2025-12", value: 20 },
            targets: [{ period: "2026-12", value: 20 + sign * 10 }],
            ...kpi,
          },
        },
        plans: {
          a: { contributes: [to("k", sign * 4, { acceptedBy: "ivo" }), to("k", sign * (delta - 4), fields)] },
        },
        milestones: { "a/1": {} },
      }).overclaimed;
    const expected = isOverclaimed ? ["k"] : [];
    expect(found("increase", 1, { acceptedBy: "ann" })).toEqual(expected);
    expect(found("decrease", -1, { acceptedBy: "ann" })).toEqual(expected);
    expect(found("increase", 1)).toEqual([]);
    expect(found("increase", 1, { acceptedBy: "ann" }, { targets: [] })).toEqual([]);
  });
});

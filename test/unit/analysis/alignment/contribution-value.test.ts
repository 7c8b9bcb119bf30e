import { describe, expect, test } from "vitest";
import { analyse, type PlanReport, type Report } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

const report = (contribution: Fields, kpi: Fields, milestones: Record<string, Fields>): Report =>
  analyse(
    plan({
      kpis: { k: kpi },
      plans: { p: { contributes: [{ kpi: "k", delta: 2, realisedBy: "p/a", ...contribution }] } },
      milestones,
    }),
    day("2026-01-01"),
  );
const planOf = (of: Report) => of.plans[0] as PlanReport;
const late = { "p/a": { baseline: { finish: "2026-06-01" }, forecast: { finish: "2026-08-13" } } };

describe("the value of a contribution", () => {
  test("is the good change times the value per unit", () => {
    expect(planOf(report({}, { valuePerUnit: 10 }, late)).contributions).toEqual([
      {
        kpi: "k",
        valuePerYear: 20,
        plannedFrom: "2026-06-01",
        expectedFrom: "2026-08-13",
        costOfDelay: expect.closeTo(20 * 0.5 * (73 / 365), 12),
      },
    ]);
    const falling = report({}, { valuePerUnit: 10, direction: "decrease" }, late);
    expect(planOf(falling).contributions[0]?.valuePerYear).toBe(-20);
  });

  test("is null where nothing has a value, and 0 for a range", () => {
    expect(planOf(report({}, {}, late)).contributions[0]).toMatchObject({
      valuePerYear: null,
      costOfDelay: 0,
    });
    const held = { direction: "hold", range: { min: 0, max: 1 }, valuePerUnit: 10 };
    expect(planOf(report({}, held, late)).contributions[0]).toMatchObject({
      valuePerYear: 0,
      costOfDelay: 0,
    });
    expect(
      planOf(report({}, { ...held, valuePerUnit: undefined }, late)).contributions[0]?.valuePerYear,
    ).toBe(0);
  });
});

describe("the cost of delay", () => {
  test("weighs by confidence and adds up by plan and milestone", () => {
    const costly = report({ confidence: 0.8 }, { valuePerUnit: 10 }, late);
    expect(planOf(costly).costOfDelay).toBeCloseTo(3.2, 12);
    expect(costly.milestones[0]?.costOfDelay).toBeCloseTo(3.2, 12);
    expect(costly.scorecard.costOfDelay).toBeCloseTo(3.2, 12);
  });

  test("is nothing for what is early or was cancelled", () => {
    const early = { "p/a": { baseline: { finish: "2026-06-01" }, forecast: { finish: "2026-05-01" } } };
    expect(planOf(report({}, { valuePerUnit: 10 }, early)).costOfDelay).toBe(0);
    const cancelled = { "p/a": { ...late["p/a"], cancelled: { date: "2026-01-01" } } };
    expect(planOf(report({}, { valuePerUnit: 10 }, cancelled)).contributions[0]).toMatchObject({
      expectedFrom: null,
      plannedFrom: "2026-06-01",
      costOfDelay: 0,
    });
  });

  test("is laid at the door of the root cause, as far as the delay is inherited", () => {
    // 50 days late; its owner says 30, so 20 are inherited from b, which inherits all of its own from c.
    const chain = {
      "p/a": {
        baseline: { finish: "2026-03-01" },
        forecast: { finish: "2026-03-31" },
        dependsOn: [{ milestone: "p/b", type: "FF" }],
      },
      "p/b": { baseline: { finish: "2026-04-01" }, dependsOn: [{ milestone: "p/c", type: "FF" }] },
      "p/c": { baseline: { finish: "2026-04-20" } },
    };
    const shared = report({ confidence: 1 }, { valuePerUnit: 365 }, chain);
    expect(
      shared.milestones.map(({ id, costOfDelay, valueAtStake }) => [id, costOfDelay, valueAtStake]),
    ).toEqual([
      ["p/a", 100, 60],
      ["p/b", 0, 0],
      ["p/c", 0, 40],
    ]);
  });

  test("is inherited in full at most", () => {
    // Two days early by its owner's word, ten days late by what it waits for.
    const chain = {
      "p/a": {
        baseline: { finish: "2026-03-03" },
        forecast: { finish: "2026-03-01" },
        dependsOn: [{ milestone: "p/c", type: "FF" }],
      },
      "p/c": { baseline: { finish: "2026-03-13" } },
    };
    const shared = report({ confidence: 1 }, { valuePerUnit: 365 }, chain);
    expect(shared.milestones.map(({ valueAtStake }) => valueAtStake)).toEqual([0, 20]);
  });
});

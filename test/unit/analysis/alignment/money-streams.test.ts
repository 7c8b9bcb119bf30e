import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equalParts } from "../../../../src/analysis/alignment/money-streams.ts";
import { analyse, type MoneyStream, moneyStreams, snapshot } from "../../../../src/analysis/index.ts";
import { day, type PlanRepository } from "../../../../src/model/index.ts";
import { type Fields, type PlanText, plan } from "../../../helpers/plan.ts";
import { planKnownOn } from "../../../helpers/plan-known-on.ts";
import { randomPlan, today } from "../../../helpers/random-plan.ts";

const kpis: Record<string, Fields> = {
  margin: { grounding: "pnl", objective: "profit" },
  speed: { drives: [{ kpi: "margin" }], objective: "elsewhere" },
  sales: { grounding: "pnl" },
  mood: {},
};
const promise = (kpi: string, fields: Fields = {}) => ({
  kpi,
  delta: 1,
  realisedBy: "p/a",
  acceptedBy: "ann",
  ...fields,
});
const streamsIn = (repository: PlanRepository, asOf = day("2026-01-01")): MoneyStream[] =>
  moneyStreams(snapshot(repository, asOf), analyse(repository, asOf).plans);
const streams = (contributes: readonly Fields[], text: PlanText = {}) =>
  streamsIn(
    plan({
      kpis,
      objectives: { profit: {}, elsewhere: {} },
      plans: { p: { contributes } },
      milestones: { "p/a": { budget: 100 } },
      ...text,
    }),
  );

describe("moneyStreams(now, plans)", () => {
  test("splits a plan's money equally over the KPIs that it moves", () => {
    expect(streams([promise("margin"), promise("speed"), promise("sales")])).toEqual([
      { plan: "p", money: 33, path: ["margin"], objective: "profit" },
      { plan: "p", money: 33, path: ["speed", "margin"], objective: "profit" },
      { plan: "p", money: 34, path: ["sales"], objective: null },
    ]);
  });

  test("counts a KPI that is promised twice once", () => {
    const twice = [promise("sales"), promise("sales", { delta: 3 }), promise("margin")];
    expect(streams(twice).map(({ money }) => money)).toEqual([50, 50]);
  });

  test("gives nothing to a contribution whose line of sight breaks", () => {
    const some = [promise("mood"), promise("sales", { acceptedBy: undefined }), promise("margin")];
    expect(streams(some)).toEqual([{ plan: "p", money: 100, path: ["margin"], objective: "profit" }]);
  });

  test("lets all money of a plan without a line of sight lead nowhere", () => {
    expect(streams([promise("mood")])).toEqual([{ plan: "p", money: 100, path: [], objective: null }]);
    expect(streams([])).toHaveLength(1);
  });

  test.each(["closed", "stopped"])("leaves out a plan that is %s", (stage) => {
    expect(streams([], { plans: { p: { stage } } })).toEqual([]);
  });

  test("adds up to the aligned and to all money of the report, whatever the plan", () => {
    fc.assert(
      fc.property(randomPlan, (history) => {
        const repository = plan(planKnownOn(history, 1000));
        const { spend } = analyse(repository, today).alignment;
        const all = streamsIn(repository, today);
        const sum = (some: readonly MoneyStream[]) => some.reduce((total, { money }) => total + money, 0);
        expect(sum(all)).toBeCloseTo(spend.total, 6);
        expect(sum(all.filter(({ path }) => path.length > 0))).toBeCloseTo(spend.aligned, 6);
        for (const { money } of all) expect(money).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150, seed: 20_260_630 },
    );
  });
});

describe("equalParts(amount, count)", () => {
  test.each([
    [3_775_000, 3, [1_258_333, 1_258_333, 1_258_334]],
    [1, 3, [0, 0, 1]],
    [0, 2, [0, 0]],
    [7.5, 2, [3, 4.5]],
    [9, 1, [9]],
  ])("splits %d in %d", (amount, count, parts) => {
    expect(equalParts(amount, count)).toEqual(parts);
  });
});

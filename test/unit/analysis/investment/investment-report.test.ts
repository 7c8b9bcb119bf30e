import { describe, expect, test } from "vitest";
import { analyse, type InvestmentReport } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type Fields, type PlanText, plan } from "../../../helpers/plan.ts";

const investment = (text: PlanText): readonly InvestmentReport[] =>
  analyse(plan(text), day("2026-01-01")).investment;

interface Case {
  readonly portal?: Fields;
  readonly kpi?: Fields;
  readonly contribution?: Fields;
  readonly milestone?: Fields;
  readonly risks?: Record<string, Fields>;
}

/** One plan whose benefit of 1200 a year is there from the first day, unless the case says otherwise. */
function one({ portal, kpi, contribution, milestone, risks = {} }: Case): InvestmentReport {
  const found = investment({
    portal: { horizonYears: 2, discountRate: 0, ...portal },
    kpis: { k: { valuePerUnit: 1200, ...kpi }, l: { valuePerUnit: 1200 } },
    plans: {
      p: { contributes: [{ kpi: "k", delta: 1, realisedBy: "p/a", confidence: 1, ...contribution }] },
    },
    milestones: { "p/a": { baseline: { finish: "2026-01-01" }, ...milestone } },
    risks,
  });
  return found[0] as InvestmentReport;
}

describe("the present value", () => {
  test("is that of every month of the horizon", () => {
    expect(one({}).presentValue).toBeCloseTo(2400, 9);
    expect(one({ portal: { horizonYears: 0.3 } }).presentValue).toBeCloseTo(300, 9);
    expect(one({ contribution: { confidence: 0.25 } }).presentValue).toBeCloseTo(600, 9);
  });

  test("is discounted from the middle of each month", () => {
    const expected = Array.from({ length: 24 }, (_, month) => 100 / 1.1 ** ((month + 0.5) / 12));
    expect(one({ portal: { discountRate: 0.1 } }).presentValue).toBeCloseTo(
      expected.reduce((a, b) => a + b),
      9,
    );
  });

  test("begins when the milestone is expected, after the lags, with the ramp", () => {
    // The middle of month m lies (m − 0.5) · 30.4 days from now: months 1 to 6 within 167.3 days, month 7 on 197.7.
    const begins = (finish: string) => one({ milestone: { baseline: { finish } } }).presentValue;
    expect(begins("2026-06-17")).toBeCloseTo(1900, 9);
    expect(begins("2026-06-18")).toBeCloseTo(1800, 9);
    const lagged = one({
      kpi: { valuePerUnit: undefined, drives: [{ kpi: "l", elasticity: 1, lagDays: 168 }] },
    });
    expect(lagged.presentValue).toBeCloseTo(1800, 9);
    const ramped = Array.from(
      { length: 24 },
      (_, month) => Math.min(1, ((month + 0.5) * 365) / 12 / 365) * 100,
    );
    expect(one({ contribution: { rampDays: 365 } }).presentValue).toBeCloseTo(
      ramped.reduce((a, b) => a + b),
      9,
    );
  });

  test("is nothing for what is done, for it has come, and for what was cancelled", () => {
    expect(one({ milestone: { actual: { finish: "2025-12-01" } } }).presentValue).toBe(0);
    expect(one({ milestone: { cancelled: { date: "2025-12-01" } } }).presentValue).toBe(0);
  });
});

describe("an investment", () => {
  test("is what it brings, less what it still costs and what may go wrong", () => {
    const risks = {
      a: { plan: "p", probability: 0.5, impact: 1000 },
      b: { plan: "p", probability: 0.1, impact: 1000 },
      closed: { plan: "p", probability: 1, impact: 1000, state: "closed" },
      occurred: { plan: "p", probability: 1, impact: 1000, state: "occurred" },
      other: { probability: 1, impact: 1000 },
    };
    expect(one({ milestone: { budget: 1000, spent: 100 }, risks })).toEqual({
      id: "p",
      essential: false,
      costToGo: 1000,
      exposure: 600,
      presentValue: expect.closeTo(2400, 9),
      rnpv: expect.closeTo(800, 9),
      index: expect.closeTo(1.8, 9),
      cumulativeCost: 1000,
      cumulativeRnpv: expect.closeTo(800, 9),
    });
  });

  test("has no index where nothing is left to be spent", () => {
    const done = {
      budget: 10,
      spent: 30,
      baseline: { finish: "2025-12-01" },
      actual: { finish: "2025-12-01" },
    };
    expect(one({ milestone: done })).toMatchObject({ costToGo: 0, index: null });
  });
});

describe("the ranking", () => {
  /** A plan of a benefit of `value` in all, of which `budget` is still to be spent. */
  const ranked = (
    plans: Record<string, { value?: number; budget?: number; free?: boolean; fields?: Fields }>,
  ) =>
    investment({
      portal: { horizonYears: 1, discountRate: 0 },
      kpis: { k: { valuePerUnit: 1, grounding: "pnl" } },
      plans: Object.fromEntries(
        Object.entries(plans).map(([id, { value, fields }]) => [
          id,
          {
            contributes: value
              ? [{ kpi: "k", delta: value, realisedBy: `${id}/benefit`, confidence: 1 }]
              : [],
            ...fields,
          },
        ]),
      ),
      milestones: Object.fromEntries(
        Object.entries(plans).flatMap(([id, { budget, free }]) => [
          [`${id}/benefit`, { baseline: { finish: "2026-01-01" } }],
          [
            `${id}/work`,
            {
              budget,
              baseline: { finish: "2026-01-01" },
              ...(free ? { actual: { finish: "2026-01-01" } } : {}),
            },
          ],
        ]),
      ),
    });
  const ids = (list: readonly InvestmentReport[]) => list.map(({ id }) => id);

  test("has the best index first, then the ids", () => {
    const list = ranked({
      a: { value: 10, budget: 10 },
      b: { value: 30, budget: 10 },
      c: { value: 10, budget: 10 },
      d: { value: 0, budget: 5 },
    });
    expect(ids(list)).toEqual(["b", "a", "c", "d"]);
    expect(list.map(({ cumulativeCost }) => cumulativeCost)).toEqual([10, 20, 30, 35]);
    expect(list.map(({ cumulativeRnpv }) => Math.round(cumulativeRnpv))).toEqual([20, 20, 20, 15]);
  });

  test("has what is free and worth something before all indices, what is neither after them", () => {
    const list = ranked({
      a: { value: 10, budget: 10 },
      b: { value: 5, budget: 7, free: true },
      c: { budget: 7, free: true },
      d: { value: 5 },
    });
    expect(ids(list)).toEqual(["b", "a", "c", "d"]);
  });

  test("has essential plans before all others", () => {
    const essential = {
      contributes: [{ kpi: "k", delta: 1, realisedBy: "z/benefit", acceptedBy: "ann", confidence: 1 }],
    };
    const list = ranked({ a: { value: 99, budget: 1 }, z: { budget: 100, fields: essential } });
    expect(list.map(({ id, essential: isEssential }) => [id, isEssential])).toEqual([
      ["z", true],
      ["a", false],
    ]);
  });

  test("has the plans that still ask for money, and no others", () => {
    const stages = ["active", "approved", "closed", "delivered", "proposed", "stopped"];
    const list = ranked(Object.fromEntries(stages.map((stage) => [stage, { budget: 1, fields: { stage } }])));
    expect(ids(list)).toEqual(["active", "approved", "proposed"]);
  });
});

import { describe, expect, test } from "vitest";
import { ramp } from "../../../../src/analysis/alignment/ramp.ts";
import { analyse } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

test("ramp(day, start, rampDays) rises in a straight line", () => {
  expect([9, 10, 15, 20, 21].map((on) => ramp(on, 10, 10))).toEqual([0, 0, 0.5, 1, 1]);
  expect([9, 10, 11].map((on) => ramp(on, 10, 0))).toEqual([0, 1, 1]);
});

interface Case {
  readonly kpi?: Fields;
  readonly contribution?: Fields;
  readonly stage?: string;
  readonly milestone?: Fields;
  readonly actual?: number;
}

/** 40 at the end of January, 60 to be reached at the end of 2026: 20 to go. */
function coverage({ kpi, contribution, stage = "active", milestone, actual = 40 }: Case): number | null {
  const repository = plan({
    kpis: { k: { targets: [{ period: "2026-12", value: 60 }], ...kpi } },
    actuals: { k: [["2026-01", actual]] },
    plans: {
      p: {
        stage,
        contributes: [{ kpi: "k", delta: 8, realisedBy: "p/a", confidence: 0.5, ...contribution }],
      },
    },
    milestones: { "p/a": { baseline: { finish: "2026-06-01" }, ...milestone } },
  });
  return analyse(repository, day("2026-01-31")).kpis[0]?.coverage ?? null;
}

describe("coverage", () => {
  test("is what plans commit to, weighted by confidence, of what is left to go", () => {
    expect(coverage({})).toBeCloseTo(0.2, 12);
    expect(coverage({ contribution: { confidence: 1 } })).toBeCloseTo(0.4, 12);
    expect(coverage({ contribution: { delta: -8 } })).toBeCloseTo(-0.2, 12);
  });

  test("turns round for a KPI that should fall", () => {
    expect(coverage({ kpi: { direction: "decrease" }, actual: 80, contribution: { delta: -8 } })).toBeCloseTo(
      0.2,
      12,
    );
  });

  test("counts what comes between the latest actual and the last target", () => {
    const on = (finish: string, rampDays: number) =>
      coverage({ milestone: { baseline: { finish } }, contribution: { rampDays } });
    expect(on("2026-12-31", 0)).toBeCloseTo(0.2, 12);
    expect(on("2027-01-01", 0)).toBe(0);
    expect(on("2026-12-01", 60)).toBeCloseTo(0.1, 12);
    // 30 of 60 days of the ramp are over at the latest actual.
    const done = { baseline: { finish: "2026-01-01" }, actual: { finish: "2026-01-01" } };
    expect(coverage({ milestone: done, contribution: { rampDays: 60 } })).toBeCloseTo(0.1, 12);
    expect(coverage({ milestone: done })).toBe(0);
  });

  test("counts from when the milestone is expected, not from when it was planned", () => {
    expect(coverage({ milestone: { forecast: { finish: "2027-06-01" } } })).toBe(0);
  });

  test.each([
    ["proposed", 0],
    ["approved", 0.2],
    ["active", 0.2],
    ["delivered", 0.2],
    ["closed", 0],
    ["stopped", 0],
  ])("of a plan that is %s is %d", (stage, expected) => {
    expect(coverage({ stage })).toBeCloseTo(expected, 12);
  });

  test("does not count what was cancelled", () => {
    expect(coverage({ milestone: { cancelled: { date: "2026-01-01" } } })).toBe(0);
  });

  test("is null where nothing is to go, and for a range", () => {
    expect(coverage({ actual: 60 })).toBeNull();
    expect(coverage({ actual: 61 })).toBeNull();
    expect(coverage({ kpi: { targets: [] } })).toBeNull();
    expect(coverage({ kpi: { targets: [], direction: "hold", range: { min: 0, max: 1 } } })).toBeNull();
  });

  test("counts for the KPIs that are driven too, later by the lags", () => {
    const driven = (lagDays: number) => {
      const repository = plan({
        kpis: {
          k: { drives: [{ kpi: "l", elasticity: -0.5, lagDays }] },
          l: { direction: "decrease", targets: [{ period: "2026-12", value: 10 }] },
        },
        actuals: { k: [["2026-01", 1]], l: [["2026-01", 30]] },
        plans: { p: { contributes: [{ kpi: "k", delta: 8, realisedBy: "p/a", confidence: 0.5 }] } },
        milestones: { "p/a": { baseline: { finish: "2026-12-01" } } },
      });
      return analyse(repository, day("2026-01-31")).kpis[1]?.coverage;
    };
    expect(driven(30)).toBeCloseTo(0.1, 12);
    expect(driven(31)).toBe(0);
  });
});

import { describe, expect, test } from "vitest";
import type { PlanText } from "../../../helpers/plan.ts";
import { findingOf, findingsOf, subjectsOf } from "../../../helpers/plan-findings.ts";

const baselined = {
  title: "Gross margin",
  unit: "%",
  baseline: { period: "2025-12", value: 32 },
  targets: [{ period: "2026-12", value: 34 }],
};
const plans = {
  plans: { p: { contributes: [{ kpi: "k", delta: 1, realisedBy: "p/a" }] } },
  milestones: { "p/a": {} },
};

describe("kpi/breach", () => {
  const breach = (kpi: object, value: number, extra: PlanText = {}) =>
    findingOf("kpi/breach", { kpis: { k: { ...kpi } }, actuals: { k: [["2026-06", value]] }, ...extra });

  test("says how far a KPI is from its plan", () => {
    expect(breach(baselined, 31.3)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Latest actual: 31.3 % (input)",
          "Measured for: 2026-06-30 (input)",
          "Planned for that day: 32.9918 % (computed)",
          "Gap: 1.69178 percentage points (computed)",
          "Gap as a share of the whole planned change: 0.84589 ratio (computed)",
          "Breach above: 0.3 ratio (limit)",
          "In breach since: 2026-06-30 (computed)",
        ],
        "message": "Gross margin is 31.3 %, when 32.99 % was planned for 30 June 2026: the gap of 1.69 is 84.6 % of the whole planned change, above the limit of 30 %.",
        "subject": "kpis/k",
      }
    `);
  });

  test("says what it is measured by without a baseline, where nothing changes, and for a range", () => {
    expect(breach({ ...baselined, baseline: undefined }, 1).message).toMatchInlineSnapshot(
      `"Gross margin is 1 %, when 34 % was planned for 30 June 2026: the gap of 33 is 97.1 % of its target, above the limit of 30 %."`,
    );
    expect(
      breach({ ...baselined, targets: [{ period: "2026-12", value: 32 }] }, 1).message,
    ).toMatchInlineSnapshot(
      `"Gross margin is 1 %, when 32 % was planned for 30 June 2026: the gap of 31 is 96.9 % of its baseline, above the limit of 30 %."`,
    );
    const held = { title: "Forecast error", unit: "%", direction: "hold", range: { min: 0, max: 18 } };
    expect(breach({ ...held, tolerance: { breach: 0.2 } }, 24).message).toMatchInlineSnapshot(
      `"Forecast error is 24 %, outside its range of 0 to 18 %: the gap of 6 is 33.3 % of the width of that range, above the limit of 20 %."`,
    );
  });

  test("is raised when the run of breaches began, with the money of the KPI", () => {
    const actuals = { k: [["2026-04", 33] as const, ["2026-05", 31] as const, ["2026-06", 31] as const] };
    expect(
      findingsOf("kpi/breach", { kpis: { k: { ...baselined, valuePerUnit: 100 } }, actuals }),
    ).toMatchObject([
      {
        subject: "kpis/k",
        severity: "breach",
        raisedOn: "2026-05-31",
        moneyAtStake: expect.closeTo(199.178, 3),
      },
    ]);
  });

  test("finds nothing short of a breach", () => {
    expect(subjectsOf("kpi/breach", { kpis: { k: baselined }, actuals: { k: [["2026-06", 32.6]] } })).toEqual(
      [],
    );
  });
});

describe("kpi/stale", () => {
  const text = (frequency: string): PlanText => ({
    kpis: { k: { ...baselined, frequency } },
    actuals: { k: [["2026-03", 33]] },
  });

  test("says how old the latest actual is", () => {
    expect(findingOf("kpi/stale", text("monthly"))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Latest actual is for: 2026-03-31 (input)",
          "Due: monthly (input)",
          "Age: 91 days (computed)",
          "Stale above: 46.5 days (limit)",
        ],
        "message": "Gross margin was last measured for 31 March 2026, 91 days ago. It is due monthly, and a figure older than 46.5 days is no evidence.",
        "subject": "kpis/k",
      }
    `);
    expect(findingsOf("kpi/stale", text("monthly"))[0]?.raisedOn).toBe("2026-03-31");
    expect(subjectsOf("kpi/stale", text("quarterly"))).toEqual([]);
  });
});

describe("kpi/no-target", () => {
  test("names the KPI and the value that nobody can judge", () => {
    const text = {
      kpis: { k: { ...baselined, targets: [] }, l: baselined },
      actuals: { k: [["2026-06", 33] as const] },
    };
    expect(findingOf("kpi/no-target", text)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Latest actual: 33 % (input)",
          "Measured for: 2026-06-30 (input)",
          "Targets: 0 (computed)",
        ],
        "message": "Gross margin has no target, so nobody can say whether 33 % is good.",
        "subject": "kpis/k",
      }
    `);
  });
});

describe("kpi/no-plan", () => {
  const text = (value: number, extra: PlanText = {}): PlanText => ({
    kpis: { k: baselined },
    actuals: { k: [["2026-06", value]] },
    ...extra,
  });

  test("names a KPI in trouble that nothing is meant to move", () => {
    expect(findingOf("kpi/no-plan", text(31))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Status: breach (computed)",
          "Gap as a share of the whole planned change: 0.99589 ratio (computed)",
          "Approved or active plans that contribute: 0 (computed)",
        ],
        "message": "Gross margin is in breach, and no approved or active plan contributes to it.",
        "subject": "kpis/k",
      }
    `);
    expect(findingOf("kpi/no-plan", text(32.6)).message).toMatchInlineSnapshot(
      `"Gross margin is on watch, and no approved or active plan contributes to it."`,
    );
    expect(subjectsOf("kpi/no-plan", text(33))).toEqual([]);
    expect(subjectsOf("kpi/no-plan", text(31, plans))).toEqual([]);
  });
});

describe("kpi/under-covered", () => {
  const text = (delta: number, milestone = {}): PlanText => ({
    kpis: { k: baselined },
    actuals: { k: [["2026-06", 33]] },
    plans: { p: { contributes: [{ kpi: "k", delta, realisedBy: "p/a" }] } },
    milestones: { "p/a": { baseline: { finish: "2026-09-01" }, ...milestone } },
  });

  test("says how much of the way plans cover", () => {
    expect(findingOf("kpi/under-covered", text(0.5))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Latest actual: 33 % (input)",
          "Last target: 34 % (input)",
          "Target's day: 2026-12-31 (input)",
          "Covered by committed plans: 0.25 ratio (computed)",
          "Covered from: 1 ratio (limit)",
        ],
        "message": "Plans cover only 25 % of what Gross margin has left to go: the way from 33 % to 34 % by 31 December 2026.",
        "subject": "kpis/k",
      }
    `);
    expect(
      findingOf("kpi/under-covered", text(0.5, { cancelled: { date: "2026-01-01" } })).message,
    ).toMatchInlineSnapshot(
      `"Plans cover nothing of what Gross margin has left to go: the way from 33 % to 34 % by 31 December 2026."`,
    );
    expect(subjectsOf("kpi/under-covered", text(2))).toEqual([]);
    expect(findingOf("kpi/under-covered", text(1.9999)).message).toContain("Plans cover only 99.9 % of what");
  });
});

describe("kpi/signal", () => {
  const text = (values: readonly number[], kpi = {}): PlanText => ({
    kpis: { k: { ...baselined, frequency: "yearly", ...kpi } },
    actuals: { k: values.map((value, index) => [`${2026 - values.length + index}`, value]) },
  });
  const calm = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];

  test("says on which side of the natural limits the KPI has left", () => {
    expect(findingOf("kpi/signal", text([...calm, 3]))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Latest actual: 3 % (input)",
          "Measured for: 2025-12-31 (input)",
          "Mean: 11 % (computed)",
          "Natural limit below: 5.68 % (limit)",
          "Natural limit above: 16.32 % (limit)",
        ],
        "message": "Gross margin is 3 % for 31 December 2025, below its natural limits of 5.68 to 16.32 %: a change, not noise.",
        "subject": "kpis/k",
      }
    `);
    expect(
      findingOf("kpi/signal", text([...calm, 33], { direction: "decrease" })).message,
    ).toMatchInlineSnapshot(
      `"Gross margin is 33 % for 31 December 2025, above its natural limits of 5.68 to 16.32 %: a change, not noise."`,
    );
    expect(findingsOf("kpi/signal", text([...calm, 3]))[0]).toMatchObject({
      severity: "info",
      raisedOn: "2025-12-31",
    });
  });

  test("says that a run has gone on for too long", () => {
    expect(
      findingOf("kpi/signal", text([...calm, 10, 10, 10, 10, 10, 10, 10, 10])).message,
    ).toMatchInlineSnapshot(
      `"Gross margin is 10 % for 31 December 2025, the eighth or a later one in a row on the wrong side of the mean of 11 %: a change, not noise."`,
    );
  });

  test("is silent on the good side, about a range, and once it is over", () => {
    expect(subjectsOf("kpi/signal", text([...calm, 33]))).toEqual([]);
    expect(subjectsOf("kpi/signal", text([...calm, 3], { direction: "decrease" }))).toEqual([]);
    const held = { direction: "hold", range: { min: 0, max: 1 }, targets: [] };
    expect(subjectsOf("kpi/signal", text([...calm, 3], held))).toEqual([]);
    expect(subjectsOf("kpi/signal", text([...calm, 33], held))).toEqual([]);
    expect(subjectsOf("kpi/signal", text([...calm, 3, 10]))).toEqual([]);
  });
});

describe("kpi/overclaimed", () => {
  const promised = (delta: number) => ({ kpi: "k", delta, realisedBy: "a/1", acceptedBy: "ann" });
  const text = (a: number, b: number, fields = {}): PlanText => ({
    kpis: { k: baselined },
    plans: {
      a: { title: "Plan A", contributes: [promised(a)] },
      b: { title: "Plan B", contributes: [promised(b)], ...fields },
    },
    milestones: { "a/1": {} },
  });

  test("names the plans that promise too much together", () => {
    expect(findingOf("kpi/overclaimed", text(1.5, 0.75))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Plan: plans/a (input)",
          "Accepted change: 1.5 percentage points (input)",
          "Plan: plans/b (input)",
          "Accepted change: 0.75 percentage points (input)",
          "Promised in all: 2.25 percentage points (computed)",
          "Planned in all: 2 percentage points (limit)",
        ],
        "message": "Plan A and Plan B together promise 2.25 percentage points for Gross margin, more than the 2 percentage points planned in all.",
        "subject": "kpis/k",
      }
    `);
    expect(findingOf("kpi/overclaimed", text(3, 0.75, { stage: "closed" })).message).toMatchInlineSnapshot(
      `"Plan A promises 3 percentage points for Gross margin, more than the 2 percentage points planned in all."`,
    );
    expect(subjectsOf("kpi/overclaimed", text(1.5, 0.5))).toEqual([]);
  });
});

describe("kpi/conflict", () => {
  const promised = (delta: number) => ({ contributes: [{ kpi: "k", delta, realisedBy: "a/1" }] });

  test("names the plans and which way each of them pulls", () => {
    const text = {
      kpis: { k: baselined },
      plans: { a: promised(0.4), b: promised(-0.6), c: promised(-1) },
      milestones: { "a/1": {} },
    };
    expect(findingOf("kpi/conflict", text)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Plan: plans/a (input)",
          "Its change in all: 0.4 percentage points (computed)",
          "Plan: plans/b (input)",
          "Its change in all: -0.6 percentage points (computed)",
          "Plan: plans/c (input)",
          "Its change in all: -1 percentage points (computed)",
          "Pairs in conflict: 2 (computed)",
        ],
        "message": "A (+0.4 percentage points), B (−0.6 percentage points) and C (−1 percentage points) pull Gross margin in opposite directions.",
        "subject": "kpis/k",
      }
    `);
    expect(subjectsOf("kpi/conflict", { ...text, plans: { a: promised(1), b: promised(2) } })).toEqual([]);
  });
});

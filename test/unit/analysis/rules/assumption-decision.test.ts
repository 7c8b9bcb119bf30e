import { describe, expect, test } from "vitest";
import type { Fields, PlanText } from "../../../helpers/plan.ts";
import { findingOf, findingsOf, subjectsOf } from "../../../helpers/plan-findings.ts";

describe("assumption/broken", () => {
  const text = (expected: Fields, fields: Fields = {}): PlanText => ({
    kpis: { k: { title: "Gross margin", unit: "%" } },
    actuals: {
      k: [
        ["2026-03", 20],
        ["2026-04", 33],
        ["2026-05", 31.3],
        ["2026-06", 31],
      ],
    },
    plans: { p: { title: "Discounts" }, q: { title: "Coupons" } },
    assumptions: { a: { title: "Discounts pay for themselves", kpi: "k", expected, ...fields } },
  });

  test("says what was assumed, what is, and what rests on it", () => {
    expect(findingOf("assumption/broken", text({ min: 31.5 }, { plans: ["p", "q"] }))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "KPI: kpis/k (input)",
          "Latest actual: 31 % (input)",
          "Expected at least: 31.5 % (limit)",
          "Outside since: 2026-05-31 (computed)",
          "Plan that rests on it: plans/p (input)",
          "Plan that rests on it: plans/q (input)",
        ],
        "message": "“Discounts pay for themselves” no longer holds: Gross margin is 31 %, and at least 31.5 % was assumed. Discounts and Coupons rest on it.",
        "subject": "assumptions/a",
      }
    `);
    expect(findingOf("assumption/broken", text({ max: 30 }, { plans: ["p"] })).message).toMatchInlineSnapshot(
      `"“Discounts pay for themselves” no longer holds: Gross margin is 31 %, and at most 30 % was assumed. Discounts rests on it."`,
    );
    expect(findingOf("assumption/broken", text({ min: 32, max: 40 })).message).toMatchInlineSnapshot(
      `"“Discounts pay for themselves” no longer holds: Gross margin is 31 %, and 32 to 40 % was assumed."`,
    );
  });

  test("is raised when the run outside began", () => {
    expect(findingsOf("assumption/broken", text({ min: 31.5 }))[0]).toMatchObject({
      raisedOn: "2026-05-31",
      moneyAtStake: null,
    });
    expect(subjectsOf("assumption/broken", text({ min: 31 }))).toEqual([]);
  });
});

describe("assumption/uncodified", () => {
  test("names the belief that nothing watches", () => {
    const text = { kpis: { k: {} }, assumptions: { a: { title: "Rates stay flat" }, b: { kpi: "k" } } };
    expect(findingOf("assumption/uncodified", text)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Assumed: It holds (input)",
          "KPI: none (input)",
        ],
        "message": "No KPI would show it if “Rates stay flat” were wrong.",
        "subject": "assumptions/a",
      }
    `);
  });
});

describe("decision/effect-missed", () => {
  const text: PlanText = {
    kpis: { k: { title: "Gross margin", unit: "%" } },
    actuals: {
      k: [
        ["2026-01", 32],
        ["2026-05", 31.5],
      ],
    },
    decisions: {
      d: {
        title: "Pause discounts",
        date: "2026-02-01",
        expects: [
          { kpi: "k", delta: 0.3, by: "2026-Q2" },
          { kpi: "k", delta: 0.1, by: "2026-05" },
          { kpi: "k", delta: 0.1, by: "2026-12" },
        ],
      },
    },
  };

  test("says what was expected and what came", () => {
    expect(findingOf("decision/effect-missed", text)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Decided on: 2026-02-01 (input)",
          "KPI: kpis/k (input)",
          "Expected change: 0.1 percentage points (limit)",
          "By the end of: 2026-05 (input)",
          "Observed change: -0.5 percentage points (computed)",
          "KPI: kpis/k (input)",
          "Expected change: 0.3 percentage points (limit)",
          "By the end of: 2026-Q2 (input)",
          "Observed change: -0.5 percentage points (computed)",
        ],
        "message": "“Pause discounts” did not work as expected: Gross margin was to move by +0.1 percentage points by 31 May 2026 and moved by −0.5 percentage points and Gross margin was to move by +0.3 percentage points by 30 June 2026 and moved by −0.5 percentage points.",
        "subject": "decisions/d",
      }
    `);
    expect(findingsOf("decision/effect-missed", text)[0]?.raisedOn).toBe("2026-05-31");
    expect(subjectsOf("decision/effect-missed", text, "2026-05-30")).toEqual([]);
  });
});

describe("overdue reviews", () => {
  const reviewBy = "2026-06-29";

  test("of a risk that is open", () => {
    const risk = (fields: Fields): PlanText => ({
      risks: { r: { title: "Scope grows", reviewBy, ...fields } },
    });
    expect(findingOf("risk/due", risk({}))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Review due by: 2026-06-29 (input)",
          "Overdue for: 1 days (computed)",
        ],
        "message": "The open risk “Scope grows” was to be reviewed by 29 June 2026.",
        "subject": "risks/r",
      }
    `);
    expect(findingsOf("risk/due", risk({}))[0]?.raisedOn).toBe(reviewBy);
    expect(subjectsOf("risk/due", risk({ reviewBy: "2026-06-30" }))).toEqual([]);
    expect(subjectsOf("risk/due", risk({ reviewBy: undefined }))).toEqual([]);
    expect(
      ["open", "closed", "occurred"].map((state) => subjectsOf("risk/due", risk({ state })).length),
    ).toEqual([1, 0, 0]);
  });

  test("of any assumption", () => {
    const assumptions = { a: { title: "Rates stay flat", reviewBy } };
    expect(findingOf("assumption/due", { assumptions })).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Review due by: 2026-06-29 (input)",
          "Overdue for: 1 days (computed)",
        ],
        "message": "The assumption “Rates stay flat” was to be reviewed by 29 June 2026.",
        "subject": "assumptions/a",
      }
    `);
  });

  test("of a decision that is accepted", () => {
    const decision = (status: string): PlanText => ({
      decisions: { d: { title: "Pause discounts", reviewBy, status } },
    });
    expect(findingOf("decision/due", decision("accepted"))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Review due by: 2026-06-29 (input)",
          "Overdue for: 1 days (computed)",
        ],
        "message": "The decision “Pause discounts” was to be reviewed by 29 June 2026.",
        "subject": "decisions/d",
      }
    `);
    const statuses = ["proposed", "accepted", "rejected", "deprecated", "superseded"];
    expect(statuses.map((status) => subjectsOf("decision/due", decision(status)).length)).toEqual([
      0, 1, 0, 0, 0,
    ]);
  });
});

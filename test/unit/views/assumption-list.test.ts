import { describe, expect, test } from "vitest";
import { assumptionList } from "../../../src/views/assumption-list.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const list = (text: PlanText) => assumptionList(viewOf(plan(text), "2026-03-15"));

const story: PlanText = {
  kpis: { churn: { unit: "%" }, pipeline: {} },
  actuals: {
    churn: [
      ["2025-01", 1],
      ["2026-01", 6],
      ["2026-02", 9],
    ],
  },
  plans: { p: {}, done: { stage: "closed" } },
  milestones: { "p/live": { budget: 700 }, "done/live": { budget: 50 } },
  assumptions: {
    stays: { kpi: "churn", expected: { max: 8 }, plans: ["p", "done"] },
    holds: { kpi: "churn", expected: { min: 5, max: 12 } },
    old: { kpi: "churn", expected: { min: 5 }, reviewBy: "2026-03-01" },
    silent: { kpi: "pipeline", expected: { min: 1 } },
    loose: { plans: ["p"] },
  },
  decisions: { go: { assumptions: ["stays"] } },
};

describe("assumptionList(context)", () => {
  test("names every state once, the broken first", () => {
    const { headline, lede, table } = list(story);
    expect(headline).toBe(
      "One of five assumptions is broken, one is watched by no KPI, one is without data and one is due for review",
    );
    expect(lede).toBe(
      "One plan with a budget of €700 rests on what is broken, and has to be looked at again.",
    );
    expect(table.rows.map((row) => [row[0]?.text, row.at(-1)?.text])).toEqual([
      ["Stays", "Broken"],
      ["Loose", "Uncodified"],
      ["Silent", "No data"],
      ["Old", "Due for review"],
      ["Holds", "Holds"],
    ]);
  });

  test("says what rests on an assumption; a closed plan has no money at risk", () => {
    const [row] = list(story).table.rows;
    expect(row?.[1]).toMatchObject({
      text: "9\u00a0%",
      href: "kpis/churn/",
      note: "Churn, at most 8 assumed",
    });
    expect(row?.[2]?.items?.map(({ text }) => text)).toEqual(["P", "Done"]);
    expect(row?.[3]?.text).toBe("€700");
    expect(row?.[4]?.items?.map(({ text }) => text)).toEqual(["Go"]);
  });

  test("draws what has a KPI and a range, with where the KPI was in the last year", () => {
    const rows = list(story).chart?.groups[0]?.rows ?? [];
    expect(rows.map(({ cell }) => cell.text)).toEqual(["Stays", "Silent", "Old", "Holds"]);
    expect(rows[0]?.drawing).toEqual({
      kind: "range",
      range: { min: undefined, max: 8, actual: 9, isInside: false, spread: { low: 6, high: 9 } },
    });
    expect(rows[1]?.drawing).toMatchObject({ range: { actual: undefined, spread: undefined } });
  });

  test("without assumptions it says how to add one", () => {
    expect(list({})).toMatchObject({
      headline: "No assumption is written down",
      lede: "Add the first one with: npm run new -- assumption ID",
      chart: undefined,
    });
    expect(list({ ...story, assumptions: { holds: { kpi: "churn", expected: { min: 5 } } } }).headline).toBe(
      "The one assumption holds",
    );
  });
});

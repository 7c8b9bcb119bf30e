import { describe, expect, test } from "vitest";
import { headlineFigures } from "../../../src/views/headline-figures.ts";
import { requiredDecisionPage } from "../../../src/views/required-decision.ts";
import { scorecardView } from "../../../src/views/scorecard.ts";
import { stakeText, stakeWords } from "../../../src/views/stake.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const write = (amount: number) => `€${amount}`;

test("what a delay would gain is not at stake", () => {
  expect([3, -3, 0, null].map((amount) => stakeWords(amount, write))).toEqual([
    "€3 at stake",
    "its delay gains €3",
    undefined,
    undefined,
  ]);
  expect([3, -3, 0, null].map((amount) => stakeText(amount, write))).toEqual(["€3", "gains €3", "–", "–"]);
});

describe("a late plan that promises a KPI the wrong way", () => {
  const view = viewOf(
    plan({
      kpis: {
        sales: { direction: "increase", valuePerUnit: 365, baseline: { period: "2025-12", value: 9 } },
      },
      plans: { p: { contributes: [{ kpi: "sales", delta: -10, realisedBy: "p/live", confidence: 1 }] } },
      milestones: {
        "p/live": { baseline: { finish: "2026-01-31" }, forecast: { finish: "2026-05-11" } },
      },
    }),
    "2026-03-31",
  );

  // 100 days late × 10 units × 365 a year ÷ 365 days.
  test("has gained by delay, and lost nothing to it", () => {
    expect(headlineFigures(view).at(-1)).toMatchObject({
      label: "Gained by delay, so far and to come",
      value: "€1K",
      isAdverse: false,
    });
  });

  test("puts nothing at stake", () => {
    const { facts } = requiredDecisionPage(view, "schedule/overdue:p/live");
    expect(facts.find(({ label }) => label === "What it costs")?.values).toEqual([
      { text: "nothing: its delay gains EUR\u00a01,000" },
    ]);
    expect(scorecardView(view).decisions.shown.map(({ money }) => money)).toContain("gains €1K");
  });
});

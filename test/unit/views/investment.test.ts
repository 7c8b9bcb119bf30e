import { describe, expect, test } from "vitest";
import { investmentPage } from "../../../src/views/investment.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const today = "2026-01-01";

/**
 * Without discount and over one year a benefit that starts today at once is worth its value a year × confidence.
 * Sales are worth 1,000 a point; each plan finishes today and costs what its milestone has as a budget.
 */
function view(
  plans: Readonly<Record<string, Fields & { readonly budget?: number; readonly points?: number }>>,
  more: PlanText = {},
) {
  const entries = Object.entries(plans);
  return viewOf(
    plan({
      portal: { discountRate: 0, horizonYears: 1 },
      kpis: { sales: { grounding: "pnl", valuePerUnit: 1000 } },
      plans: Object.fromEntries(
        entries.map(([id, { budget: _, points, ...fields }]) => [
          id,
          {
            contributes:
              points === undefined
                ? []
                : [
                    {
                      kpi: "sales",
                      delta: points,
                      realisedBy: `${id}/done`,
                      confidence: 0.5,
                      acceptedBy: "ann",
                    },
                  ],
            ...fields,
          },
        ]),
      ),
      milestones: Object.fromEntries(
        entries.map(([id, { budget }]) => [
          `${id}/done`,
          { baseline: { finish: today }, ...(budget === undefined ? {} : { budget }) },
        ]),
      ),
      ...more,
    }),
    today,
  );
}

const texts = (rows: readonly (readonly { readonly text: string }[])[] = []) =>
  rows.map((row) => row.map(({ text }) => text));

describe("investmentPage(context)", () => {
  test("ranks by ratio, adds up, and draws the cut where a plan brings less than it costs", () => {
    const page = investmentPage(
      view(
        {
          good: { budget: 400, points: 2 },
          better: { budget: 100, points: 2 },
          poor: { budget: 800, points: 1 },
        },
        { risks: { r: { plan: "good", probability: 0.5, impact: 100 } } },
      ),
    );
    // Present value 1,000, 1,000 and 500; the risk takes 50.
    expect(texts(page.ranked.rows)).toEqual([
      ["1. Better", "1,000", "0", "100", "900", "10", "100", "900", "above"],
      ["2. Good", "1,000", "50", "400", "550", "2.38", "500", "1,450", "above"],
      ["3. Poor", "500", "0", "800", "−300", "0.63", "1,300", "1,150", "below"],
    ]);
    expect(page.headline).toBe(
      "One of three plans falls below the cut, with €800 of the €1.3K still to be spent",
    );
    expect(page.lede).toBe(
      "Above the cut, €500 brings €1.45K more than it costs, risks taken off. Of those below, one brings less than it costs.",
    );
    expect(
      page.chart?.groups.map(({ heading, isBelowCut, rows }) => [heading, isBelowCut, rows.length]),
    ).toEqual([
      ["Above the cut", undefined, 2],
      ["Below the cut", true, 1],
    ]);
  });

  test("a plan without a line of sight does not make the cut, whatever it brings", () => {
    const unaccepted = [{ kpi: "sales", delta: 9, realisedBy: "blind/done", confidence: 0.5 }];
    const page = investmentPage(
      view({ blind: { budget: 100, contributes: unaccepted }, good: { budget: 400, points: 2 } }),
    );
    expect(texts(page.ranked.rows).map((row) => [row[0], row.at(-1)])).toEqual([
      ["1. Good", "above"],
      ["2. Blind", "below"],
    ]);
    expect(page.ranked.rows[1]?.[0]?.note).toBe("no line of sight: non-essential");
    expect(page.chart?.groups[1]?.rows[0]?.drawing).toEqual({
      kind: "parts",
      parts: [{ value: 4400, ink: "empty" }],
    });
  });

  test("run work stands apart, and its cost is said", () => {
    const page = investmentPage(
      view({ keep: { budget: 200, category: "run" }, good: { budget: 400, points: 2 } }),
    );
    expect(texts(page.run?.rows)).toEqual([["Keep", "0", "0", "200", "−200"]]);
    expect(page.ranked.rows).toHaveLength(1);
    expect(page.lede).toContain("Run work, which nobody can decline, takes another €200.");
    expect(page.headline).toBe("The one plan to choose brings more than the €400 that it still costs");
  });

  test("plans without a budget are not ranked, and the page says how to", () => {
    const page = investmentPage(view({ a: { points: 2 }, b: {} }));
    expect(page.headline).toBe("None of the two plans that are going on can be ranked");
    expect(page.chart).toBeUndefined();
    expect(texts(page.unranked?.rows)).toEqual([
      ["A", "none of its milestones has a budget"],
      ["B", "none of its milestones has a budget"],
    ]);
    expect(page.lede).toContain("Give milestones a budget");
  });

  test("adds the ranking up to a curve with the cut, of three plans at least", () => {
    const plans = { good: { budget: 400, points: 2 }, fair: { budget: 500, points: 1.5 } };
    expect(investmentPage(view(plans)).curve).toBeUndefined();
    const { curve } = investmentPage(view({ ...plans, poor: { budget: 600, points: 1 } }));
    expect(curve).toMatchObject({
      title: "The first €900 bring €850 net; the €600 below the cut take €100 of it away",
      cutText: "Cut at €900",
      aboveCut: 2,
      // 1,000, 750 and 500 come for what they cost.
      points: [
        { place: 1, cost: 400, net: expect.closeTo(600) },
        { place: 2, cost: 900, net: expect.closeTo(850) },
        { place: 3, cost: 1500, net: expect.closeTo(750) },
      ],
    });
    const all = investmentPage(view({ ...plans, best: { budget: 100, points: 2 } })).curve;
    expect(all?.title).toBe("The first €1K bring €1.75K net, and no plan is below the cut");
    const poor = { budget: 600, points: 1 };
    expect(investmentPage(view({ a: poor, b: poor, c: poor })).curve?.title).toBe(
      "No plan makes the cut: all €1.8K together bring −€300 net",
    );
  });

  test("shows what a present value is made of", () => {
    const page = investmentPage(view({ good: { budget: 400, points: 2 } }));
    expect(texts(page.benefits.rows)).toEqual([
      ["Good", "Sales", "2,000", "50\u00a0%", "Jan 1, 2026", "0\u00a0days", "1,000"],
    ]);
    expect(page.formulas[0]).toContain("over the next 12 months");
  });

  test("what a finished milestone brings counts no more", () => {
    const milestones = {
      "good/done": { baseline: { finish: today }, actual: { finish: today }, budget: 400 },
    };
    const page = investmentPage(view({ good: { budget: 400, points: 2 } }, { milestones }));
    expect(page.benefits.rows).toEqual([]);
    expect(texts(page.unranked?.rows)).toEqual([
      ["Good", "nothing is left to be spent, and nothing more comes"],
    ]);
  });

  test("an empty plan says how to add to it", () => {
    expect(investmentPage(viewOf(plan({}), today))).toMatchObject({
      headline: "No plan asks for money",
      lede: "Add the first one with: npm run new -- plan ID",
      chart: undefined,
    });
  });
});

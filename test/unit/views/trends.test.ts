import { describe, expect, test } from "vitest";
import { scorecardView } from "../../../src/views/scorecard.ts";
import { trendNote, trendsView } from "../../../src/views/trends.ts";
import { knownHistory } from "../../helpers/known-history.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

const asOf = "2026-10-31";

/** Two KPIs, of which so many are on plan by September. */
function onPlan(count: number) {
  const kpi = { baseline: { period: "2025-12", value: 0 }, targets: [{ period: "2026-12", value: 12 }] };
  return plan({
    portal: { locale: "en-GB" },
    kpis: { a: kpi, b: kpi },
    actuals: {
      a: ["2026-06", "2026-07", "2026-08"].map((period) => [period, count > 0 ? 12 : 1]),
      b: ["2026-06", "2026-07", "2026-08"].map((period) => [period, count > 1 ? 12 : 1]),
    },
  });
}

const months = (...counts: readonly number[]) =>
  knownHistory(
    counts.map((count, at) => [["2026-06-30", "2026-07-31", "2026-08-31"][at] ?? "", onPlan(count)]),
  );

describe("trendsView(context)", () => {
  test("says what moved, in the headline and over each chart", () => {
    const view = withPlainSpaces(trendsView(viewOf(onPlan(1), asOf, months(2, 2, 1))));
    expect(view.headline).toBe(
      "Two of eight figures got worse, KPIs on plan and decisions overdue; none got better",
    );
    expect(view.charts[0]?.view).toMatchObject({
      title: "KPIs on plan fell from 100 % (2 of 2) to 50 % (1 of 2) since 30 Jun 2026",
      name: "50 %",
      isShare: true,
    });
    expect(view.charts[0]?.view.points.map(({ value }) => value)).toEqual([1, 1, 0.5]);
  });

  test("a share of nothing is not drawn, and is not said to be nought", () => {
    const { charts, months: table } = withPlainSpaces(trendsView(viewOf(onPlan(1), asOf, months(2, 2, 1))));
    expect(charts.map(({ anchor }) => anchor)).not.toContain("trend-milestones");
    const kept = table?.columns.findIndex(({ title }) => title === "Kept") ?? 0;
    expect(table?.rows[0]?.[kept]).toMatchObject({ text: "n/a", sort: null });
  });

  test("has every month end in its table, the latest first, with what each share is of", () => {
    const { months: table } = withPlainSpaces(trendsView(viewOf(onPlan(1), asOf, months(2, 2, 1))));
    expect(table?.rows.map(([end, kpis]) => [end?.text, kpis?.text, kpis?.note])).toEqual([
      ["31 Aug 2026", "50 %", "1 of 2"],
      ["31 Jul 2026", "100 %", "2 of 2"],
      ["30 Jun 2026", "100 %", "2 of 2"],
    ]);
  });

  test("two month ends are no trend", () => {
    const view = viewOf(onPlan(1), asOf, months(2, 1));
    expect(trendsView(view)).toMatchObject({
      headline: "No trend is known yet",
      charts: [],
      months: undefined,
    });
    expect(trendNote(view)).toBe(
      "No trend is shown: the history of the files covers two month ends, and it takes three.",
    );
    expect(scorecardView(view).figures.every(({ spark }) => spark === undefined)).toBe(true);
  });

  test("without a history it says so", () => {
    expect(trendNote(viewOf(onPlan(1), asOf))).toBe(
      "No trend is shown, because the history of the files is not known.",
    );
  });
});

describe("the scorecard", () => {
  test("has a small line beside each figure that has three values, on a scale that does not exaggerate", () => {
    const card = withPlainSpaces(scorecardView(viewOf(onPlan(1), asOf, months(2, 2, 1))));
    const spark = (label: string) => card.figures.find((figure) => figure.label === label)?.spark;
    expect(spark("KPIs on plan")).toMatchObject({
      label: "3 month ends, from 100 % on 30 Jun 2026 to 50 % on 31 Aug 2026",
      reach: [0, 1],
    });
    expect(spark("Milestones kept")).toBeUndefined();
    expect(card.trends).toEqual({
      note: "The small lines are up to 3 month ends, from 30 Jun 2026 to 31 Aug 2026.",
      href: "trends/",
    });
  });
});

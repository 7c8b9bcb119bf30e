import { describe, expect, test } from "vitest";
import { kpiChartView } from "../../../src/views/kpi-chart.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

function chart(text: PlanText, kpi = "churn") {
  const repository = plan({ portal: { locale: "en-GB" }, ...text });
  const view = viewOf(repository, "2026-10-31");
  return kpiChartView(view, view.repository.kpis.get(kpi) as never);
}

/** The months from September 2025 on. */
const month = (index: number) =>
  `${index < 4 ? 2025 : 2026}-${String(((index + 8) % 12) + 1).padStart(2, "0")}`;

describe("kpiChartView(context, kpi)", () => {
  test("marks the first of every unbroken run of signals and counts them all", () => {
    // The first twelve make the limits: 11 ∓ 2.66 · 2. The last two are far outside.
    const values = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 30, 31];
    const { signals, signalCount, natural, data } = chart({
      kpis: { churn: {} },
      actuals: { churn: values.map((value, index) => [month(index), value]) },
    });
    expect(natural).toMatchObject({ lower: expect.closeTo(5.68), upper: expect.closeTo(16.32) });
    expect(signals.map(({ value }) => value)).toEqual([30]);
    expect(signalCount).toBe("2 of 14 measurements");
    expect(data.rows.filter(([period]) => period?.note === "signal")).toHaveLength(2);
  });

  test("letters decisions and numbers milestones in the order of time, within the time that is shown", () => {
    const { events } = chart({
      kpis: { churn: {} },
      actuals: {
        churn: [
          ["2026-01", 5],
          ["2026-09", 4],
        ],
      },
      decisions: {
        late: { date: "2026-08-01", kpis: ["churn"] },
        early: { date: "2026-03-01", kpis: ["churn"], status: "rejected" },
        before: { date: "2024-03-01", kpis: ["churn"] },
        other: { date: "2026-04-01" },
      },
      plans: { p: { contributes: [{ kpi: "churn", delta: 1, realisedBy: "p/open" }] } },
      milestones: {
        "p/open": { baseline: { finish: "2026-11-15" } },
        "p/done": { baseline: { finish: "2026-05-01" }, actual: { finish: "2026-05-02" }, moves: ["churn"] },
        "p/gone": { moves: ["churn"], cancelled: { date: "2026-05-01" } },
      },
    });
    expect(events.map(({ key, title, date, isDone }) => [key, title, date, isDone])).toEqual([
      ["A", "Early (rejected)", "1 Mar 2026", true],
      ["B", "Late", "1 Aug 2026", true],
      ["1", "Done", "2 May 2026", true],
      ["2", "Open", "expected 15 Nov 2026", false],
    ]);
  });

  test("was measured in a period and on a day", () => {
    const title = (period: string) => chart({ kpis: { churn: {} }, actuals: { churn: [[period, 5]] } }).title;
    expect(title("2026-09")).toMatch(/ in Sept 2026,/);
    expect(title("2026-09-30")).toMatch(/ on 30 Sept 2026,/);
  });

  test("says what is missing where there is nothing to draw", () => {
    expect(chart({ kpis: { churn: {} } }).empty).toMatch(/^There is nothing to draw: .*kpis\/churn\.json/);
    expect(chart({ kpis: { churn: { targets: [{ period: "2026-12", value: 1 }] } } }).empty).toBeUndefined();
  });
});

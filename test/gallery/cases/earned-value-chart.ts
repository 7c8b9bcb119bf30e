import { type EarnedValueChartView, earnedValueChartView } from "../../../src/views/earned-value-chart.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";
import type { GalleryCase } from "./gallery-case.ts";

/** The chart of one plan with the given milestones on 31 October 2026. */
function chart(...milestones: readonly Fields[]): EarnedValueChartView {
  const repository = plan({
    portal: { locale: "en-GB" },
    plans: { p: {} },
    milestones: Object.fromEntries(milestones.map((fields, index) => [`p/m${index + 1}`, fields])),
  });
  const view = earnedValueChartView(viewOf(repository, "2026-10-31"), repository.plans.get("p") as never);
  if (typeof view === "string") throw new Error(view);
  return view;
}

const done = (start: string, finish: string, budget: number, spent: number): Fields => ({
  baseline: { start, finish },
  actual: { start, finish },
  budget,
  spent,
});

export const earnedValueCharts: readonly GalleryCase<EarnedValueChartView>[] = [
  {
    name: "overrun",
    says: "More spent than earned, and later than planned.",
    view: chart(
      done("2025-06-02", "2025-12-19", 800_000, 900_000),
      {
        baseline: { start: "2026-01-05", finish: "2026-09-30" },
        actual: { start: "2026-02-02" },
        forecast: { finish: "2027-03-31" },
        budget: 1_600_000,
        spent: 1_250_000,
      },
      { baseline: { start: "2026-10-01", finish: "2027-02-26" }, budget: 900_000 },
    ),
  },
  {
    name: "underrun",
    says: "Less spent than earned.",
    view: chart(done("2026-01-05", "2026-06-30", 300_000, 250_000), {
      baseline: { start: "2026-07-01", finish: "2027-06-30" },
      actual: { start: "2026-07-01" },
      budget: 400_000,
      spent: 150_000,
    }),
  },
  {
    name: "untouched",
    says: "Nothing begun.",
    view: chart({ baseline: { start: "2026-12-01", finish: "2027-06-30" }, budget: 470_000 }),
  },
  {
    name: "finished",
    says: "Finished long ago, over its budget.",
    view: chart(
      done("2025-01-06", "2025-06-30", 500_000, 500_400),
      done("2025-07-01", "2025-12-19", 55_000, 57_100),
    ),
  },
  {
    name: "nearly-finished",
    says: "The end of the time axis is near the data date, and all values lie close together.",
    view: chart(done("2024-01-08", "2026-09-30", 900_000, 880_000), {
      baseline: { finish: "2026-11-13" },
      budget: 20_000,
    }),
  },
  {
    name: "spent-without-earning",
    says: "Money spent on a milestone that has not begun, and one cancelled.",
    view: chart(
      { baseline: { finish: "2027-03-31" }, budget: 100_000, spent: 60_000 },
      {
        baseline: { finish: "2026-06-30" },
        budget: 80_000,
        spent: 50_000,
        cancelled: { date: "2026-05-01" },
      },
    ),
  },
  {
    name: "one-day",
    says: "One milestone without a start, due and done today.",
    view: chart({
      baseline: { finish: "2026-10-31" },
      actual: { finish: "2026-10-31" },
      budget: 10,
      spent: 9,
    }),
  },
];

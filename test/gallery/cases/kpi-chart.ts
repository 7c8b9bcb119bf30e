import { addDays, day } from "../../../src/model/index.ts";
import { type KpiChartView, kpiChartView } from "../../../src/views/kpi-chart.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";
import { type GalleryCase, monthly, wobble } from "./gallery-case.ts";

type Measured = NonNullable<PlanText["actuals"]>[string];

/** The chart of one KPI on 31 October 2026, of a plan in which nothing else is said but what is given. */
function chart(kpi: Fields, measured: Measured = [], others: PlanText = {}): KpiChartView {
  const repository = plan({
    ...others,
    portal: { locale: "en-GB" },
    kpis: { time: { unit: "days", ...kpi } },
    actuals: { time: measured },
  });
  const context = viewOf(repository, "2026-10-31");
  return kpiChartView(context, repository.kpis.get("time") as never);
}

const falling = {
  direction: "decrease",
  baseline: { period: "2025-06", value: 5 },
  targets: [
    { period: "2026-06", value: 4 },
    { period: "2027-12", value: 3 },
  ],
};

const rounded = (value: number) => Math.round(value * 100) / 100;

const decisions = (count: number, from: string, step: number): NonNullable<PlanText["decisions"]> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `choice-${index + 1}`,
      { date: addDays(day(from), index * step), kpis: ["time"] },
    ]),
  );

const milestones = (count: number, from: string, step: number): NonNullable<PlanText["milestones"]> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const finish = addDays(day(from), index * step);
      const actual = finish < "2026-10-31" ? { actual: { finish } } : {};
      return [`p/step-${index + 1}`, { baseline: { finish }, moves: ["time"], ...actual }];
    }),
  );

export const kpiCharts: readonly GalleryCase<KpiChartView>[] = [
  {
    name: "whole",
    says: "Everything at once: targets that moved, natural limits, signals, decisions and milestones.",
    view: chart(
      {
        ...falling,
        retargeted: [{ date: "2026-04-16", targets: [{ period: "2026-12", value: 3 }] }],
      },
      monthly(22, (index) => rounded(5 - index * 0.04 + wobble(index) * 0.1)),
      {
        plans: { p: {} },
        decisions: decisions(5, "2025-02-01", 110),
        milestones: milestones(6, "2025-03-14", 130),
      },
    ),
  },
  { name: "nothing", says: "No target and no measurement.", view: chart({}) },
  { name: "no-measurement", says: "Targets, but nothing measured yet.", view: chart(falling) },
  {
    name: "one-measurement",
    says: "One measurement and no target.",
    view: chart({}, [["2026-09", 4.2]]),
  },
  {
    name: "range",
    says: "A range to hold, left twice.",
    view: chart(
      { direction: "hold", range: { min: 50, max: 62 } },
      monthly(14, (index) => Math.round(57 + wobble(index) * 8)),
    ),
  },
  {
    name: "target-zero",
    says: "From ten to none, and none was reached.",
    view: chart(
      {
        direction: "decrease",
        baseline: { period: "2025-12", value: 10 },
        targets: [{ period: "2026-12", value: 0 }],
      },
      monthly(22, (index) => Math.max(0, 12 - index)),
    ),
  },
  {
    name: "negative",
    says: "A net score that begins below zero.",
    view: chart(
      {
        unit: "points",
        baseline: { period: "2025-01", value: -40 },
        targets: [{ period: "2027-01", value: 20 }],
      },
      monthly(22, (index) => Math.round(-40 + index * 1.5 + wobble(index) * 6)),
    ),
  },
  {
    name: "above-hundred",
    says: "A percentage that may exceed 100.",
    view: chart(
      {
        unit: "%",
        baseline: { period: "2025-01", value: 95 },
        targets: [{ period: "2027-01", value: 120 }],
      },
      monthly(22, (index) => rounded(95 + index * 0.9 + wobble(index) * 3)),
    ),
  },
  {
    name: "near-hundred",
    says: "A percentage that never exceeded 100: the forecast is cut off there.",
    view: chart(
      { unit: "%", targets: [{ period: "2027-06", value: 99.7 }] },
      monthly(22, (index) => rounded(99.9 - (index === 9 ? 0.5 : 0) + wobble(index) * 0.08)),
    ),
  },
  {
    name: "flat",
    says: "The same value every month, as planned.",
    view: chart(
      { baseline: { period: "2025-01", value: 7 }, targets: [{ period: "2027-01", value: 7 }] },
      monthly(22, () => 7),
    ),
  },
  {
    name: "daily",
    says: "Some 600 daily values.",
    view: chart(
      {
        frequency: "daily",
        baseline: { period: "2025-03-01", value: 20 },
        targets: [{ period: "2027-03-01", value: 60 }],
      },
      Array.from({ length: 600 }, (_, index) => [
        addDays(day("2025-03-01"), index),
        rounded(20 + index * 0.05 + wobble(index) * 9),
      ]),
    ),
  },
  {
    name: "large",
    says: "Large values, which are written short.",
    view: chart(
      {
        unit: "sign-ups a month",
        baseline: { period: "2025-01", value: 120_000 },
        targets: [{ period: "2027-12", value: 3_400_000 }],
      },
      monthly(22, (index) => 120_000 + index * 71_234),
    ),
  },
  {
    name: "tiny",
    says: "Tiny values, whose many decimals need room beside the axis.",
    view: chart(
      {
        unit: "g/h",
        direction: "decrease",
        baseline: { period: "2025-01", value: 0.000012 },
        targets: [{ period: "2027-12", value: 0.000003 }],
      },
      monthly(3, (index) => 0.0000121 - index * 0.0000002),
    ),
  },
  {
    name: "crowded",
    says: "Forty decisions and thirty milestones, which share their marks.",
    view: chart(
      falling,
      monthly(22, (index) => rounded(5 - index * 0.04)),
      {
        plans: { p: {} },
        decisions: decisions(40, "2025-02-01", 15),
        milestones: milestones(30, "2025-04-01", 30),
      },
    ),
  },
];

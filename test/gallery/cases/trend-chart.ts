import { toDayNumber } from "../../../src/model/index.ts";
import type { TrendChartView } from "../../../src/views/trend-chart.ts";
import { type GalleryCase, monthly, wobble } from "./gallery-case.ts";

const points = (count: number, of: (index: number) => number) =>
  monthly(count, of).map(([month, value]) => ({ day: toDayNumber(`${month}-28` as never), value }));

const view = (given: Partial<TrendChartView>): TrendChartView => ({
  title: "KPIs on plan fell from 85 % (22 of 26) to 62 % (16 of 26) since 31 Dec 2025",
  description: "KPIs on plan at the ends of months.",
  unit: "% of KPIs",
  isShare: true,
  points: [],
  name: "62 %",
  other: undefined,
  ...given,
});

export const trendCharts: readonly GalleryCase<TrendChartView>[] = [
  {
    name: "share",
    says: "A share over two years.",
    view: view({ points: points(24, (i) => 0.7 + 0.1 * wobble(i)) }),
  },
  {
    name: "two-lines",
    says: "Two lines that end beside each other.",
    view: view({
      points: points(12, (i) => 1 - i / 30),
      name: "now 63 %",
      other: { name: "first 61 %", points: points(12, (i) => 1 - i / 28) },
    }),
  },
  {
    name: "money",
    says: "Money that grows a hundredfold, under a long name.",
    view: view({
      unit: "EUR",
      isShare: false,
      points: points(60, (i) => 40_000 * 1.08 ** i),
      name: "€3.75m, which is much",
    }),
  },
  {
    name: "counts",
    says: "Three month ends, with few to count.",
    view: view({ unit: "decisions", isShare: false, points: points(3, (i) => i % 2), name: "0" }),
  },
  {
    name: "nought",
    says: "Never anything but nought.",
    view: view({ unit: "EUR", isShare: false, points: points(6, () => 0), name: "€0" }),
  },
];

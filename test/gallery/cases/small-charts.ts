import type { SparkView } from "../../../src/views/kpi-chart.ts";
import type { GapView } from "../../../src/views/kpi-rows.ts";
import { type GalleryCase, wobble } from "./gallery-case.ts";

const gap = (ratio: number): GapView => ({ ratio, watch: 0.1, breach: 0.3, text: `${ratio * 100} %` });

export const gapBars: readonly GalleryCase<GapView>[] = [
  { name: "adverse", says: "A gap beyond the limit.", view: gap(0.5) },
  { name: "good", says: "Better than planned.", view: gap(-0.2) },
  { name: "none", says: "No gap.", view: gap(0) },
  { name: "cut", says: "Further than the bar reaches.", view: gap(7) },
];

const spark = (values: readonly number[]): SparkView => ({
  label: `${values.length} measurements`,
  actual: values.map((value, index) => ({ day: index * 30, value })),
  planned: values.map((_, index) => ({ day: index * 30, value: index })),
});

export const sparklines: readonly GalleryCase<SparkView>[] = [
  {
    name: "year",
    says: "Twelve measurements.",
    view: spark(Array.from({ length: 12 }, (_, i) => i + wobble(i))),
  },
  { name: "two", says: "Two measurements.", view: spark([3, -2]) },
  { name: "flat", says: "The same value.", view: { ...spark([0, 0, 0]), planned: [] } },
  {
    name: "share",
    says: "A share that falls by three points of a hundred.",
    view: { ...spark([0.91, 0.91, 0.9, 0.88]), planned: [], reach: [0, 1] },
  },
];

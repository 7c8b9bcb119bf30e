import type { CapacityChartView, CapacityColumn } from "../../../src/views/capacity-chart.ts";
import type { GalleryCase } from "./gallery-case.ts";

function chart(title: string, most: number, columns: readonly CapacityColumn[]): CapacityChartView {
  return { title, description: "Full-time equivalents by quarter.", most, columns };
}

function column(label: string, fields: Partial<CapacityColumn> = {}): CapacityColumn {
  const { fte = 8, run = 3, committed = 4 } = fields;
  const over = Math.max(0, run + committed - fte);
  const overText = over > 0 ? `+${over}` : "";
  return { label, isNow: false, fte, run, committed, proposed: 0, over, overText, ...fields };
}

export const capacityCharts: readonly GalleryCase<CapacityChartView>[] = [
  {
    name: "over-committed",
    says: "Too much in one quarter, proposals in the next, and a team that shrinks.",
    view: chart("Over-committed: Q4 2026 by 1.5 FTE", 10, [
      column("Q3 26"),
      column("Q4 26", { isNow: true, committed: 6.5 }),
      column("Q1 27", { proposed: 3 }),
      column("Q2 27", { fte: 2, run: 2, committed: 0 }),
    ]),
  },
  { name: "one", says: "One quarter.", view: chart("Room for 1 FTE", 8, [column("Q4 26", { isNow: true })]) },
  {
    name: "zero",
    says: "A team without people, and nothing asked of it.",
    view: chart("Nothing is committed", 0, [column("Q4 26", { fte: 0, run: 0, committed: 0 })]),
  },
  {
    name: "nobody",
    says: "A team without people of which much is asked.",
    view: chart("Over-committed: Q4 2026 by 9 FTE", 9, [column("Q4 26", { fte: 0, run: 4, committed: 5 })]),
  },
  {
    name: "many",
    says: "Twenty months, all over-committed.",
    view: chart(
      "Over-committed in 20 months",
      12,
      Array.from({ length: 20 }, (_, index) => column(`Month ${index + 1}`, { committed: 8 })),
    ),
  },
];

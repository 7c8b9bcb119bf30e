import { byCodeUnits, type Entry } from "../model/index.ts";
import { dayCell, entryCell, statusCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import type { Table } from "./table.ts";

export function milestoneTable(
  context: ViewContext,
  milestones: readonly Entry<"milestones">[],
  caption: string,
  options: { readonly withPlan?: true } = {},
): Table {
  const { format } = context;
  const rows = milestones.map((milestone) => {
    const report = context.milestones.get(milestone.id);
    const plan = milestone.id.slice(0, milestone.id.lastIndexOf("/"));
    return [
      entryCell(context, "milestones", milestone.id, report?.critical ? "critical" : undefined),
      ...(options.withPlan ? [entryCell(context, "plans", plan)] : []),
      { text: report?.state ?? "n/a" },
      dayCell(
        context,
        milestone.baseline.finish,
        report?.timesMoved
          ? `moved ${report.timesMoved} ${report.timesMoved === 1 ? "time" : "times"}`
          : undefined,
      ),
      dayCell(context, report?.expectedFinish),
      { text: format.slip(report?.slipDays), sort: report?.slipDays ?? null },
      statusCell(report?.status),
    ];
  });
  return {
    caption,
    columns: [
      { title: "Milestone" },
      ...(options.withPlan ? [{ title: "Plan" }] : []),
      { title: "State", minor: true },
      { title: "Baseline" },
      { title: "Expected or actual" },
      { title: "Slip", align: "end" },
      { title: "Status" },
    ],
    rows,
    empty: "It has no milestone.",
  };
}

/** Every milestone, by baseline finish. */
export function allMilestones(context: ViewContext): Table {
  const all = [...context.milestonesOf.values()].flat();
  const sorted = all.sort(
    (a, b) => byCodeUnits(a.baseline.finish, b.baseline.finish) || byCodeUnits(a.id, b.id),
  );
  return milestoneTable(context, sorted, "Milestones", { withPlan: true });
}

import { byCodeUnits, type Entry } from "../model/index.ts";
import { claimCell, entryCell, statusCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { statusRank } from "./status.ts";
import type { Table } from "./table.ts";

export function planTable(context: ViewContext, plans: Iterable<Entry<"plans">>, caption: string): Table {
  const { format } = context;
  const rows = [...plans].map((plan) => {
    const report = context.plans.get(plan.id);
    return [
      entryCell(context, "plans", plan.id, plan.stage === "active" ? undefined : plan.stage),
      entryCell(context, "people", plan.accountable),
      { text: report && report.bac > 0 ? format.money(report.bac) : "–", sort: report?.bac ?? null },
      {
        text: report?.essential ? "yes" : "no",
        ...(report && !report.essential && plan.category === "run" ? { note: "run work" } : {}),
      },
      claimCell(report?.claimed),
      statusCell(report?.computed),
    ];
  });
  return {
    caption,
    columns: [
      { title: "Plan" },
      { title: "Accountable", minor: true },
      { title: "Budget", align: "end" },
      { title: "Line of sight" },
      { title: "Claimed" },
      { title: "Computed" },
    ],
    rows,
    empty: "No plan.",
  };
}

/** Plans in the order in which they need attention: the worst first, then the largest. */
export function plansByNeed(context: ViewContext): readonly Entry<"plans">[] {
  const { plans } = context;
  const isOver = ({ stage }: Entry<"plans">) => stage === "closed" || stage === "stopped";
  return [...context.repository.plans.values()].sort((a, b) => {
    const [first, second] = [plans.get(a.id), plans.get(b.id)];
    return (
      Number(isOver(a)) - Number(isOver(b)) ||
      statusRank(first?.computed) - statusRank(second?.computed) ||
      (second?.bac ?? 0) - (first?.bac ?? 0) ||
      byCodeUnits(a.id, b.id)
    );
  });
}

/** All plans, as the page of plans has them. */
export function allPlans(context: ViewContext): Table {
  return planTable(context, plansByNeed(context), "Plans");
}

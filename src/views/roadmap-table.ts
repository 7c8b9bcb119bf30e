import { byCodeUnits, type Entry } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import type { Cell, Table } from "./table.ts";

/**
 * The twin of the drawing: every milestone of the plans in the order given, or of each plan only the one that is
 * latest, so that the page of a large portfolio stays small.
 */
export function roadmapTable(
  context: ViewContext,
  plans: readonly Entry<"plans">[],
  rows: "all milestones" | "worst milestones",
): Table {
  const isAll = rows === "all milestones";
  const lines = plans.flatMap((plan) => {
    const milestones = context.milestonesOf.get(plan.id) ?? [];
    const shown = isAll ? milestones : [worst(context, milestones)].filter((item) => item !== undefined);
    return shown.length === 0
      ? [[entryCell(context, "plans", plan.id), { text: "no milestone" }, ...Array(4).fill({ text: "–" })]]
      : shown.map((milestone) => line(context, plan, milestone));
  });
  return {
    caption: isAll ? "Milestones of the roadmap" : "Plans with their latest milestone",
    columns: [
      { title: "Plan" },
      { title: isAll ? "Milestone" : "Latest milestone" },
      { title: "Baseline" },
      { title: "Expected or actual" },
      { title: "Slip", align: "end" },
      { title: "State" },
    ],
    rows: lines,
    empty: "No plan is recorded.",
  };
}

function line(context: ViewContext, plan: Entry<"plans">, milestone: Entry<"milestones">): readonly Cell[] {
  const report = context.milestones.get(milestone.id);
  return [
    entryCell(context, "plans", plan.id),
    entryCell(context, "milestones", milestone.id),
    dayCell(context, milestone.baseline.finish),
    dayCell(context, report?.expectedFinish),
    { text: context.format.slip(report?.slipDays) },
    { text: report?.state ?? "n/a" },
  ];
}

/** The milestone with the largest slip; of several the first by baseline, then id. */
function worst(
  context: ViewContext,
  milestones: readonly Entry<"milestones">[],
): Entry<"milestones"> | undefined {
  const slip = ({ id }: Entry<"milestones">) =>
    context.milestones.get(id)?.slipDays ?? Number.NEGATIVE_INFINITY;
  return [...milestones].sort(
    (a, b) =>
      slip(b) - slip(a) || byCodeUnits(a.baseline.finish, b.baseline.finish) || byCodeUnits(a.id, b.id),
  )[0];
}

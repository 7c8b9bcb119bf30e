import { byCodeUnits, type Entry } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import type { Cell, Table } from "./table.ts";

type Line = readonly [Entry<"plans">, Entry<"milestones"> | undefined];

/** The twin of the drawing: every milestone of the plans in the order given. */
export function milestonesInTable(context: ViewContext, plans: readonly Entry<"plans">[]): Table {
  const lines = plans.flatMap((plan): Line[] => {
    const milestones = context.milestonesOf.get(plan.id) ?? [];
    return milestones.length === 0 ? [[plan, undefined]] : milestones.map((milestone) => [plan, milestone]);
  });
  return table(context, lines, "Milestones of the roadmap", "Milestone");
}

/** More lines would make the page heavy, and nobody reads on. */
export const longestTable = 100;

/** The twin of a drawing of plans alone: each with its latest milestone, and of very many plans the latest. */
export function plansInTable(context: ViewContext, plans: readonly Entry<"plans">[]): Table {
  const lines = plans.map((plan): Line => [plan, latest(context, context.milestonesOf.get(plan.id) ?? [])]);
  if (lines.length <= longestTable)
    return table(context, lines, "Plans with their latest milestone", "Latest milestone");
  const shown = lines
    .filter(([, milestone]) => milestone)
    .sort(([, a], [, b]) => slipOf(context, b) - slipOf(context, a))
    .slice(0, longestTable);
  const caption = `${shown.length} of ${lines.length} plans, the latest first`;
  return table(context, shown, caption, "Latest milestone");
}

function table(context: ViewContext, lines: readonly Line[], caption: string, milestone: string): Table {
  return {
    caption,
    columns: [
      { title: "Plan" },
      { title: milestone },
      { title: "Baseline" },
      { title: "Expected or actual" },
      { title: "Slip", align: "end" },
      { title: "State" },
    ],
    rows: lines.map(([plan, milestone]) =>
      milestone ? line(context, plan, milestone) : silent(context, plan),
    ),
    empty: "No plan is recorded.",
  };
}

function silent(context: ViewContext, plan: Entry<"plans">): readonly Cell[] {
  const nothing = { text: "–" };
  const why = { text: "no milestone" };
  return [entryCell(context, "plans", plan.id), why, nothing, nothing, nothing, nothing];
}

function line(context: ViewContext, plan: Entry<"plans">, milestone: Entry<"milestones">): readonly Cell[] {
  const report = context.milestones.get(milestone.id);
  return [
    entryCell(context, "plans", plan.id),
    entryCell(context, "milestones", milestone.id),
    dayCell(context, milestone.baseline.finish),
    dayCell(context, report?.expectedFinish),
    { text: context.format.slip(report?.slipDays), sort: report?.slipDays },
    { text: report?.state ?? "n/a" },
  ];
}

/** The milestone with the largest slip; of several the first by baseline, then id. */
function latest(
  context: ViewContext,
  milestones: readonly Entry<"milestones">[],
): Entry<"milestones"> | undefined {
  return [...milestones].sort(
    (a, b) =>
      slipOf(context, b) - slipOf(context, a) ||
      byCodeUnits(a.baseline.finish, b.baseline.finish) ||
      byCodeUnits(a.id, b.id),
  )[0];
}

/** What is cancelled slips least of all. */
function slipOf(context: ViewContext, milestone: Entry<"milestones"> | undefined): number {
  return (milestone && context.milestones.get(milestone.id)?.slipDays) ?? -100_000;
}

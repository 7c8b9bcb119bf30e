import type { BarGroup, BarInk, BarRow, BarRowsView } from "./bar-rows.ts";
import { type Candidate, type Candidates, totalOf } from "./candidates.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { counted } from "./wording.ts";

/** What each plan brings net of what it still costs, in the order of the ranking, with the line of the cut. */
export function fundingChart(context: ViewContext, { above, below, run }: Candidates): BarRowsView {
  const groups = [
    group(context, "Above the cut", above),
    { ...group(context, "Below the cut", below), isBelowCut: true },
    group(context, "Run work, which nobody can decline", run),
  ].filter(({ rows }) => rows.length > 0);
  const all = [...above, ...below, ...run];
  const inks = new Set(all.map(inkOf));
  return {
    title: "What each plan still brings, net of its risks and of what it still costs, by ratio",
    description: `A bar for each of ${counted(all.length, "plan")}, to the right of zero where it brings more than it still costs, to the left where it brings less; the figures of each stand in the table.`,
    groups,
    key: [
      { ink: "solid" as const, text: "brings more than it still costs" },
      { ink: "adverse" as const, text: "brings less" },
      { ink: "empty" as const, text: "more, but without a line of sight" },
      { ink: "adverse-empty" as const, text: "less, and without a line of sight" },
      { ink: "muted" as const, text: "run work" },
    ].filter(({ ink }) => inks.has(ink)),
  };
}

function group(context: ViewContext, heading: string, plans: readonly Candidate[]): BarGroup {
  const money = (figure: "costToGo" | "rnpv") => context.format.money(totalOf(plans, figure));
  return {
    heading,
    note: `${money("costToGo")} still to be spent, net ${money("rnpv")}`,
    rows: plans.map((candidate) => row(context, candidate)),
  };
}

function row(context: ViewContext, candidate: Candidate): BarRow {
  const { plan, figures } = candidate;
  const { format } = context;
  return {
    cell: entryCell(context, "plans", plan.id),
    text: format.money(figures.rnpv),
    textNote: `for ${format.money(figures.costToGo)}; ratio ${format.number(figures.index)}`,
    drawing: { kind: "parts", parts: [{ value: figures.rnpv, ink: inkOf(candidate) }] },
  };
}

function inkOf({ plan, figures }: Candidate): BarInk {
  if (plan.category === "run") return "muted";
  if (figures.rnpv > 0) return figures.essential ? "solid" : "empty";
  return figures.essential ? "adverse" : "adverse-empty";
}

import { byCodeUnits, type Entry, lastDay } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import type { Cell, Table } from "./table.ts";

/** What a plan needs of teams: a line for a team, a column for a period; `undefined` if it needs nothing. */
export function demandTable(context: ViewContext, plan: Entry<"plans">): Table | undefined {
  const { format, repository } = context;
  if (plan.demand.length === 0) return undefined;
  const endOf = (period: (typeof plan.demand)[number]["period"]) =>
    lastDay(period, repository.portal.fiscalYearStart);
  const periods = [...new Set(plan.demand.map(({ period }) => period))].sort(
    (a, b) => byCodeUnits(endOf(a), endOf(b)) || byCodeUnits(a, b),
  );
  const rows = [...Map.groupBy(plan.demand, ({ team }) => team)].map(([team, demand]) => [
    entryCell(context, "teams", team),
    ...periods.map((period): Cell => {
      const needs = demand.filter((need) => need.period === period).map(({ fte }) => fte);
      const total = needs.reduce((sum, fte) => sum + fte, 0);
      return needs.length === 0 ? { text: "–", sort: null } : { text: format.number(total), sort: total };
    }),
  ]);
  return {
    caption: "What it needs of teams, in full-time equivalents (FTE)",
    columns: [
      { title: "Team" },
      ...periods.map((period) => ({ title: format.period(period), align: "end" as const })),
    ],
    rows,
    empty: "It needs no team.",
  };
}

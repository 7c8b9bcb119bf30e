import type { MoneyStream } from "../analysis/index.ts";
import type { Entry } from "../model/index.ts";
import { entryCell, maybeEntryCell } from "./cells.ts";
import { titleOf, type ViewContext } from "./context.ts";
import { breakReason } from "./line-of-sight.ts";
import type { Cell, Table } from "./table.ts";

/** Every stream of money with the way it goes, in words. */
export function mapTable(context: ViewContext, streams: readonly MoneyStream[]): Table {
  const rows = streams.map((stream) => {
    const { unit, stage } = context.repository.plans.get(stream.plan) as Entry<"plans">;
    return [
      entryCell(context, "plans", stream.plan),
      entryCell(context, "units", unit),
      { text: stage },
      moneyCell(context, stream),
      kpiCell(context, stream),
      maybeEntryCell(context, "objectives", stream.objective),
      sightCell(context, stream),
    ];
  });
  return {
    caption: "Every stream of money from a plan through a KPI to an objective",
    columns: [
      { title: "Plan" },
      { title: "Unit" },
      { title: "Stage" },
      { title: "Money", align: "end" },
      { title: "KPI" },
      { title: "Objective" },
      { title: "Line of sight" },
    ],
    rows,
    empty: "No plan is proposed, approved, active or delivered.",
  };
}

function moneyCell({ format, plans }: ViewContext, { plan, money }: MoneyStream): Cell {
  const bac = plans.get(plan)?.bac ?? 0;
  if (bac === 0) return { text: "no budget", sort: null };
  return {
    text: format.fullMoney(money),
    sort: money,
    ...(money === bac ? {} : { note: `of ${format.fullMoney(bac)}` }),
  };
}

function kpiCell(context: ViewContext, { path }: MoneyStream): Cell {
  const last = path.at(-1);
  return last === undefined ? { text: "–" } : entryCell(context, "kpis", last, throughWords(context, path));
}

/** `through A, which drives B`: the way from the KPI that is promised to the one that grounds it. */
function throughWords(context: ViewContext, path: readonly string[]): string | undefined {
  if (path.length < 2) return undefined;
  const titles = path.slice(0, -1).map((id) => titleOf(context, "kpis", id));
  return `through ${titles.join(", which drives ")}`;
}

function sightCell(context: ViewContext, { plan, path }: MoneyStream): Cell {
  if (path.length > 0) return { text: path.length === 1 ? "holds, direct" : "holds, through drivers" };
  const broken = context.plans.get(plan)?.lineOfSight.brokenAt;
  return { text: "breaks", ...(broken ? { note: breakReason(context, broken) } : {}) };
}

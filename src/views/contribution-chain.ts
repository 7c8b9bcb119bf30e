import { brokenLink, grounding, type Promised, type ValuePath, valuePaths } from "../analysis/index.ts";
import type { Entry } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { breakReason } from "./line-of-sight.ts";
import type { Cell } from "./table.ts";
import { sentenceCase } from "./wording.ts";

/** How a promise turns into money: after a milestone, from its KPI along what that drives to one with a value. */
export interface ContributionChain {
  readonly kpi: string;
  /** The ways to money one by one, each as its links; of a promise that leads to none, the first two. */
  readonly ways: readonly (readonly Cell[])[];
  /** How many more ways there are than these. */
  readonly more: string | undefined;
  /** Why it is no proof, or worth nothing that can be counted, in sentences; empty if it is sound. */
  readonly broken: readonly string[];
}

/** Further ways are mostly small; the sum of all stands in the table. */
const mostWays = 3;

export function contributionChains(context: ViewContext, plan: Entry<"plans">): readonly ContributionChain[] {
  return (context.now.promisesOf.get(plan.id) ?? []).map((promised) => chain(context, promised));
}

function chain(context: ViewContext, promised: Promised): ContributionChain {
  const { now, format } = context;
  const { contribution, kpi, milestone } = promised;
  const from = context.milestones.get(milestone.id)?.expectedFinish;
  const first = [
    entryCell(context, "milestones", milestone.id, from ? `from ${format.shortDay(from)}` : "cancelled"),
    entryCell(
      context,
      "kpis",
      kpi.id,
      `${format.change(contribution.delta, kpi.unit)}, ${format.percent(contribution.confidence)} confidence`,
    ),
  ];
  const paths = valuePaths(now, contribution);
  const ways = paths.slice(0, mostWays).map((path) => [...first, ...links(context, promised, path)]);
  const reason = brokenLink(grounding(now.drivers), promised);
  return {
    kpi: kpi.title,
    ways: ways.length > 0 ? ways : [first],
    more: paths.length > mostWays ? `and ${paths.length - mostWays} more ways to money` : undefined,
    broken: [
      ...(reason ? [`${sentenceCase(breakReason(context, { id: `kpis/${kpi.id}`, reason }))}.`] : []),
      ...(ways.length > 0 ? [] : [`No way leads from ${kpi.title} to a KPI with a value in money.`]),
    ],
  };
}

/** The KPIs on the way, each with what it is multiplied by, and the money at the end. */
function links(context: ViewContext, { kpi }: Promised, path: ValuePath): readonly Cell[] {
  const { format, repository } = context;
  const last = repository.kpis.get(path.steps.at(-1)?.kpi ?? kpi.id) ?? kpi;
  const steps = path.steps.map((step, index) => {
    const later = step.lagDays > 0 ? `, ${format.days(step.lagDays)} later` : "";
    const effect = index === path.steps.length - 1 ? ` = ${format.change(path.effect, last.unit)}` : "";
    return entryCell(context, "kpis", step.kpi, `× ${format.number(step.elasticity, 4)}${effect}${later}`);
  });
  const money: Cell = {
    text: `${format.money(path.valuePerYear)} a year`,
    note:
      path.valuePerUnit === null
        ? "it holds a range, so a move has no value"
        : `× ${format.fullMoney(path.valuePerUnit)} for each`,
  };
  return [...steps, money];
}

import { byCodeUnits, type Entry } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import type { Cell } from "./table.ts";

/** The three ways to read a roadmap, each with its page. */
export const roadmapGroupings = ["units", "objectives", "programmes"] as const;
export type RoadmapGrouping = (typeof roadmapGroupings)[number];

/** A group of plans before anything is drawn of them. */
export interface PlanGroup {
  readonly cell: Cell;
  readonly plans: readonly Entry<"plans">[];
}

/** Puts every plan into exactly one group, so that the groups add up to the whole. */
export function planGroups(context: ViewContext, grouping: RoadmapGrouping): readonly PlanGroup[] {
  const { repository } = context;
  const keyOf = keys[grouping];
  const groups = Map.groupBy(repository.plans.values(), (plan) => keyOf(context, plan));
  return [...groups].map(([key, plans]) => ({
    cell: key === undefined ? { text: rest[grouping] } : entryCell(context, collections[grouping], key),
    // A programme stands above its plans.
    plans: plans.sort(
      (a, b) => Number(b.id === key) - Number(a.id === key) || chronologically(context, a, b),
    ),
  }));
}

const collections = { units: "units", objectives: "objectives", programmes: "plans" } as const;

/** The heading of the plans that have none of what the others are grouped by. */
const rest = {
  units: "No unit",
  objectives: "No objective",
  programmes: "Plans outside a programme",
} as const;

const keys: Readonly<
  Record<RoadmapGrouping, (context: ViewContext, plan: Entry<"plans">) => string | undefined>
> = {
  units: (_, { unit }) => unit,
  objectives: (context, plan) => objectivesOf(context, plan)[0],
  programmes: programmeOf,
};

/** The objectives that a plan works towards: those of the KPIs it moves, in file order, then those it claims. */
export function objectivesOf({ repository }: ViewContext, plan: Entry<"plans">): readonly string[] {
  const carried = plan.contributes.flatMap(({ kpi }) => repository.kpis.get(kpi)?.objective ?? []);
  return [...new Set([...carried, ...plan.objectives])];
}

/** The plan at the top of the chain of parents; a plan that is nobody's parent and has none is in no programme. */
function programmeOf({ repository: { plans } }: ViewContext, plan: Entry<"plans">): string | undefined {
  let top = plan;
  for (let parent = parentOf(plans, plan); parent; parent = parentOf(plans, parent)) top = parent;
  const isProgramme = top !== plan || [...plans.values()].some(({ parent }) => parent === plan.id);
  return isProgramme ? top.id : undefined;
}

function parentOf(plans: ViewContext["repository"]["plans"], { parent }: Entry<"plans">) {
  return parent === undefined ? undefined : plans.get(parent);
}

/** By the first and then the last baseline, as one reads a timeline; plans without milestones last. */
function chronologically(context: ViewContext, a: Entry<"plans">, b: Entry<"plans">): number {
  const never = "9999";
  const key = (plan: Entry<"plans">) => {
    const milestones = context.milestonesOf.get(plan.id) ?? [];
    const starts = milestones.map(({ baseline }) => baseline.start ?? baseline.finish);
    return `${starts.sort(byCodeUnits)[0] ?? never} ${milestones.at(-1)?.baseline.finish ?? never}`;
  };
  return byCodeUnits(key(a), key(b)) || byCodeUnits(a.id, b.id);
}

import type { Dependency } from "../analysis/index.ts";
import { entryCell } from "./cells.ts";
import { entryPath, titleOf, type ViewContext } from "./context.ts";
import { type DependencySum, dependencyIndex, dependencySum } from "./dependency-index.ts";
import { type EdgeView, type KeyEntry, type LineKind, type NodeView, stateText } from "./node-link.ts";
import { statusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import { counted } from "./wording.ts";

/** That one thing waits for another: all dependencies of milestones between the two, added up. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly dependencies: readonly Dependency[];
  readonly sum: DependencySum;
  /** Whether the plan itself names the other in `dependsOn`. */
  readonly isNamed: boolean;
}

/** What waits for what among the groups that milestones' ends belong to; within a group nothing is counted. */
export function linksBetween(
  context: ViewContext,
  groupOf: (end: Dependency["provider"]) => string,
  named: readonly (readonly [from: string, to: string])[] = [],
): readonly Link[] {
  const pairs = new Map<string, { from: string; to: string; dependencies: Dependency[]; isNamed: boolean }>();
  const pair = (from: string, to: string) => {
    const key = `${from} ${to}`;
    const found = pairs.get(key) ?? { from, to, dependencies: [], isNamed: false };
    pairs.set(key, found);
    return found;
  };
  for (const dependency of dependencyIndex(context).all) {
    const [from, to] = [groupOf(dependency.provider), groupOf(dependency.waiter)];
    if (from !== to) pair(from, to).dependencies.push(dependency);
  }
  for (const [from, to] of named) if (from !== to) pair(from, to).isNamed = true;
  return [...pairs.values()].map((found) => ({ ...found, sum: dependencySum(context, found.dependencies) }));
}

/** The links between plans; `groupOf` may stand a programme in for its plans. */
export function planLinks(
  context: ViewContext,
  groupOf: (plan: string) => string = (plan) => plan,
): readonly Link[] {
  const named = [...context.repository.plans.values()].flatMap(({ id, dependsOn }) =>
    dependsOn.map((other) => [groupOf(other), groupOf(id)] as const),
  );
  return linksBetween(context, ({ plan }) => groupOf(plan), named);
}

/** The figures on an arrow: open dependencies, those of them that nobody acknowledged, and the money. */
export function linkLabel({ format }: ViewContext, { sum, isNamed }: Link): readonly string[] {
  if (sum.open === 0) return isNamed ? ["plan waits"] : [];
  return [
    sum.late > 0 ? `${sum.open} open, ${sum.late} late` : `${sum.open} open`,
    ...(sum.unacknowledged > 0 ? [`${sum.unacknowledged} not acknowledged`] : []),
    ...(sum.costOfDelay > 0 ? [format.money(sum.costOfDelay)] : []),
  ];
}

export const linkLabelKey: KeyEntry = {
  line: undefined,
  text: "On an arrow: open dependencies, those whose provider is late, and the cost of delay that lies behind them.",
};

export function linkEdge(context: ViewContext, link: Link, titleOfEnd: (id: string) => string): EdgeView {
  const { from, to, dependencies, sum, isNamed } = link;
  const { format } = context;
  const said = [
    sum.open === 0 && isNamed
      ? "said by the plan itself"
      : counted(sum.open, "open dependency", "open dependencies"),
    ...(sum.unacknowledged > 0 ? [`${sum.unacknowledged} not acknowledged`] : []),
    ...(sum.late > 0 ? [`${sum.late} late`] : []),
    ...(sum.costOfDelay > 0 ? [`cost of delay ${format.fullMoney(sum.costOfDelay)}`] : []),
  ];
  return {
    id: `${from} ${to}`,
    from,
    to,
    line: lineOf(link),
    isCritical: dependencies.some(({ isCritical }) => isCritical),
    label: linkLabel(context, link),
    words: `${titleOfEnd(to)} waits for ${titleOfEnd(from)}: ${said.join(", ")}`,
  };
}

function lineOf({ dependencies, sum, isNamed }: Link): LineKind {
  if (sum.open === 0) return isNamed ? "plain" : "thin";
  if (sum.unacknowledged > 0) return "dashed";
  return dependencies.some(({ state, crossesUnits }) => state === "open" && crossesUnits) ? "bold" : "plain";
}

/** A plan as a box. A programme that stands in for its plans is one too. */
export function planNode(context: ViewContext, id: string, focus?: string): NodeView {
  const plan = context.repository.plans.get(id);
  const report = context.plans.get(id);
  const mark = statusMark(report?.computed);
  const stage = plan && plan.stage !== "active" ? plan.stage : undefined;
  const unit = titleOf(context, "units", plan?.unit ?? "");
  return {
    id,
    title: titleOf(context, "plans", id),
    state: stateText(mark),
    tone: mark.tone,
    note: [stage, unit].filter(Boolean).join(" · "),
    href: entryPath("plans", id),
    words: `${titleOf(context, "plans", id)}: ${mark.word}; ${plan?.stage ?? "unknown"}; ${unit}`,
    isFocus: id === focus,
    isCritical: false,
  };
}

/** The links as a table, the ones that need attention first. */
export function linkTable(
  context: ViewContext,
  links: readonly Link[],
  caption: string,
  collection: "plans" | "units",
): Table {
  const money = (amount: number): Cell => ({
    text: amount > 0 ? context.format.fullMoney(amount) : "–",
    sort: amount,
  });
  const count = (number: number): Cell => ({ text: String(number), sort: number });
  return {
    caption,
    columns: [
      { title: "What waits" },
      { title: "Waits for" },
      { title: "Open", align: "end" },
      { title: "Not acknowledged", align: "end" },
      { title: "Late", align: "end" },
      { title: "Forecasts it makes impossible", align: "end", minor: true },
      { title: "Cost of delay", align: "end" },
    ],
    rows: [...links]
      .sort(byNeed)
      .map(({ from, to, sum, isNamed, dependencies }) => [
        entryCell(context, collection, to),
        entryCell(context, collection, from, isNamed ? "said by the plan itself" : undefined),
        { text: `${sum.open} of ${dependencies.length}`, sort: sum.open },
        count(sum.unacknowledged),
        count(sum.late),
        count(sum.impossible),
        money(sum.costOfDelay),
      ]),
    empty: "Nothing waits for anything.",
  };
}

export function byNeed({ sum: a }: Link, { sum: b }: Link): number {
  return (
    b.unacknowledged - a.unacknowledged || b.costOfDelay - a.costOfDelay || b.late - a.late || b.open - a.open
  );
}

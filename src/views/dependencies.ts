import { type Dependency, isLive } from "../analysis/index.ts";
import { byCodeUnits } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { entryPath, titleOf, type ViewContext } from "./context.ts";
import { dependencyIndex, dependencySum, isUnacknowledged } from "./dependency-index.ts";
import { dependencyState, linkText, slackText } from "./dependency-words.ts";
import { unbroken } from "./format.ts";
import { keyOf, type NodeLinkView, type NodeView } from "./node-link.ts";
import { byNeed, type Link, linkEdge, linksBetween, linkTable, planLinks, planNode } from "./plan-links.ts";
import { planKey } from "./plan-neighbours.ts";
import type { Table } from "./table.ts";
import { counted, countWord, sentenceCase } from "./wording.ts";

/** The page of all dependencies: by function, by plan, and one by one. */
export interface DependenciesPage {
  /** The message of the page as a sentence. */
  readonly headline: string;
  readonly lede: string;
  /** No milestone and no plan waits for another. */
  readonly isEmpty: boolean;
  readonly units: NodeLinkView | undefined;
  readonly plans: NodeLinkView | undefined;
  /** What stands in place of a diagram, or in front of a summary that stands for one. */
  readonly unitsNote: string | undefined;
  readonly plansNote: string | undefined;
  readonly table: Table;
  readonly tableNote: string;
}

/** More boxes than this cannot be read, whoever lays them out. */
const mostNodes = 60;
/** More lines than this make a page heavy; the ones that need attention come first. */
const mostRows = 300;

export function dependenciesPage(context: ViewContext): DependenciesPage {
  const { all } = dependencyIndex(context);
  const units = unitDiagram(context);
  const plans = planDiagram(context);
  const across = all.filter(({ crossesUnits }) => crossesUnits).sort(byAttention);
  return {
    headline: headline(context, all),
    lede: lede(context, all),
    isEmpty: all.length === 0 && plans.diagram === undefined,
    units,
    plans: plans.diagram,
    unitsNote: units ? undefined : "No open dependency crosses a function, so there is nothing to draw.",
    plansNote: plans.note,
    table: table(context, across.slice(0, mostRows)),
    tableNote: tableNote(across.length),
  };
}

function headline(context: ViewContext, all: readonly Dependency[]): string {
  if (all.length === 0) return "No milestone waits for another.";
  const open = all.filter(({ state }) => state === "open");
  if (open.length === 0)
    return `Of ${counted(all.length, "dependency", "dependencies")} none is open any more.`;
  const across = open.filter(({ crossesUnits }) => crossesUnits);
  const subject = `${across.length} of ${open.length} open ${open.length === 1 ? "dependency" : "dependencies"}`;
  if (across.length === 0) return `None of the ${open.length} open dependencies crosses a function.`;
  const { unacknowledged } = dependencySum(context, across);
  const crossing = `${subject} ${across.length === 1 ? "crosses" : "cross"} a function`;
  return unacknowledged === 0
    ? `${crossing}; each of these is acknowledged by the side that delivers.`
    : `${crossing}; ${countWord(unacknowledged)} of these ${across.length} nobody has acknowledged.`;
}

function lede(context: ViewContext, all: readonly Dependency[]): string {
  if (all.length === 0)
    return "A milestone says in its field “dependsOn” what it waits for: the other milestone, which end of it, the days between, and who over there has agreed.";
  const across = all.filter(({ crossesUnits, state }) => crossesUnits && state === "open");
  const { late, impossible, costOfDelay } = dependencySum(context, across);
  const over = all.length - all.filter(({ state }) => state === "open").length;
  const sentences = [
    ...(across.length === 0
      ? []
      : [
          `Of the ${across.length} across functions, ${countWord(late)} ${late === 1 ? "has a provider that is" : "have a provider that is"} late, and ${countWord(impossible)} ${impossible === 1 ? "makes a promised date" : "make promised dates"} impossible.`,
        ]),
    ...(costOfDelay > 0
      ? [`${context.format.money(costOfDelay)} of cost of delay lies with what waits on their far side.`]
      : []),
    ...(over > 0
      ? [
          `${sentenceCase(countWord(over))} more of ${all.length} ${over === 1 ? "is" : "are"} met, cancelled or not under way.`,
        ]
      : []),
  ];
  return unbroken(sentences.join(" "));
}

function unitDiagram(context: ViewContext): NodeLinkView | undefined {
  const { units } = context.repository;
  const inUse = new Set(
    dependencyIndex(context).all.flatMap(({ provider, waiter }) => [provider.unit, waiter.unit]),
  );
  const groupOf = folded([...inUse], (id) => units.get(id)?.parent);
  const links = linksBetween(context, ({ unit }) => groupOf(unit)).filter(({ sum }) => sum.open > 0);
  const worst = [...links].sort(byNeed)[0];
  if (!worst) return undefined;
  const most = [...links].sort((a, b) => b.sum.open - a.sum.open || byNeed(a, b))[0] ?? worst;
  const name = (id: string) => titleOf(context, "units", id);
  const total = links.reduce((sum, link) => sum + link.sum.open, 0);
  const edges = links.map((link) => linkEdge(context, link, name));
  const unknown =
    worst.sum.unacknowledged > 0
      ? `, and ${name(worst.to)} waits for ${name(worst.from)} without an agreement`
      : "";
  return {
    heading: "By function",
    title: `${name(most.to)} waits for ${name(most.from)} most, in ${most.sum.open} of ${total} open dependencies${unknown}.`,
    description: `Functions, with an arrow from each that provides to each that waits for it, as of ${context.format.day(context.asOf)}. On an arrow stand the number of open dependencies, how many of them are late or not acknowledged, and the cost of delay that rides on them.`,
    nodes: [...new Set(links.flatMap(({ from, to }) => [from, to]))].map((id) =>
      unitNode(context, id, links),
    ),
    edges,
    key: keyOf(edges, {
      bold: "all acknowledged",
      dashed: "some not acknowledged",
      critical: "holds a critical dependency: neither end has any float",
    }),
    omitted: undefined,
    table: linkTable(context, links, "Dependencies between functions", "units"),
  };
}

function unitNode(context: ViewContext, id: string, links: readonly Link[]): NodeView {
  const count = (own: readonly Link[]) => own.reduce((sum, link) => sum + link.sum.open, 0);
  const [waits, gives] = [
    count(links.filter(({ to }) => to === id)),
    count(links.filter(({ from }) => from === id)),
  ];
  const title = titleOf(context, "units", id);
  return {
    id,
    title,
    state: undefined,
    tone: "none",
    note: `waits for ${waits}, gives ${gives}`,
    href: entryPath("units", id),
    words: `${title} waits in ${waits} and provides in ${gives} open dependencies across functions`,
    isFocus: false,
    isCritical: false,
  };
}

function planDiagram(context: ViewContext): {
  readonly diagram: NodeLinkView | undefined;
  readonly note: string | undefined;
} {
  const { plans } = context.repository;
  const ends = (links: readonly Link[]) => [...new Set(links.flatMap(({ from, to }) => [from, to]))];
  const single = planLinks(context);
  const groupOf = folded(ends(single), (id) => plans.get(id)?.parent);
  const isFolded = ends(single).length > mostNodes;
  const links = isFolded ? planLinks(context, groupOf) : single;
  const ids = ends(links);
  if (ids.length === 0) return { diagram: undefined, note: "No plan waits for another." };
  if (ids.length > mostNodes) {
    const note = `${ids.length} plans wait for each other, more than a drawing can show; each plan’s own page draws its neighbours.`;
    return { diagram: undefined, note };
  }
  const name = (id: string) => titleOf(context, "plans", id);
  const edges = links.map((link) => linkEdge(context, link, name));
  const givers = Map.groupBy(links, ({ from }) => from);
  const [giver, given] = [...givers].sort(
    ([a, first], [b, second]) => second.length - first.length || byCodeUnits(a, b),
  )[0] ?? ["", []];
  const live = [...plans.values()].filter(isLive).length;
  const diagram: NodeLinkView = {
    heading: isFolded ? "By programme" : "By plan",
    title: `${sentenceCase(counted(ids.length, isFolded ? "programme" : "plan"))} wait for each other; most of them, ${countWord(given.length)}, wait for ${name(giver)}.`,
    description: `Plans, with an arrow from each that provides to each that waits for it, as of ${context.format.day(context.asOf)}. ${live} of ${plans.size} plans are under way.`,
    nodes: ids.map((id) => planNode(context, id)),
    edges,
    key: planKey(edges),
    omitted: undefined,
    table: linkTable(context, links, "Dependencies between plans", "plans"),
  };
  return {
    diagram,
    note: isFolded
      ? `${ends(single).length} plans wait for each other, more than a drawing can show, so programmes stand for their plans.`
      : undefined,
  };
}

/** Each id itself, or the top of its group where there are too many to draw. */
function folded(
  ids: readonly string[],
  parentOf: (id: string) => string | undefined,
): (id: string) => string {
  if (ids.length <= mostNodes) return (id) => id;
  return (id) => {
    let top = id;
    for (let parent = parentOf(top); parent !== undefined; parent = parentOf(top)) top = parent;
    return top;
  };
}

/** What needs attention first: not acknowledged, then impossible, then the little slack; what is over comes last. */
function byAttention(a: Dependency, b: Dependency): number {
  const isOver = ({ state }: Dependency) => Number(state !== "open");
  return (
    isOver(a) - isOver(b) ||
    Number(isUnacknowledged(b)) - Number(isUnacknowledged(a)) ||
    (a.slackDays ?? Infinity) - (b.slackDays ?? Infinity) ||
    byCodeUnits(a.waiter.milestone, b.waiter.milestone) ||
    byCodeUnits(a.provider.milestone, b.provider.milestone)
  );
}

function table(context: ViewContext, across: readonly Dependency[]): Table {
  const rows = across.map((dependency) => {
    const { provider, waiter } = dependency;
    const { costOfDelay } = dependencySum(context, [dependency]);
    return [
      entryCell(context, "milestones", provider.milestone, titleOf(context, "units", provider.unit)),
      entryCell(context, "milestones", waiter.milestone, titleOf(context, "units", waiter.unit)),
      { text: linkText(context, dependency) },
      dependencyState(context, dependency),
      slackText(context, dependency),
      { text: dependency.lateDays > 0 ? context.format.slip(dependency.lateDays) : "–" },
      { text: costOfDelay > 0 ? context.format.fullMoney(costOfDelay) : "–" },
    ];
  });
  return {
    caption: "Dependencies across functions",
    columns: [
      { title: "From" },
      { title: "To" },
      { title: "How" },
      { title: "Acknowledged" },
      { title: "Slack", align: "end" },
      { title: "Provider’s slip", align: "end", minor: true },
      { title: "Cost of delay behind it", align: "end" },
    ],
    rows,
    empty: "No dependency crosses a function.",
  };
}

function tableNote(count: number): string {
  if (count === 0) return "";
  const shown = count > mostRows ? `The ${mostRows} of ${count} that need attention first` : `All ${count}`;
  return `${shown}, open or over; what needs attention comes first. Slack is how many days the provider can still slip before the date that the waiting owner gives breaks; below zero that date is impossible. The cost of delay behind a dependency is that of the milestone that waits and of all that wait for it in turn, each counted once, so two lines may hold the same money.`;
}

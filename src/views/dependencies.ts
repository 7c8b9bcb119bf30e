import type { Dependency } from "../analysis/index.ts";
import { byCodeUnits } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { titleOf, type ViewContext } from "./context.ts";
import { planDiagram, unitDiagram } from "./dependency-diagrams.ts";
import { dependencyIndex, dependencySum, isUnacknowledged } from "./dependency-index.ts";
import { dependencyState, linkText, slackText } from "./dependency-words.ts";
import { unbroken } from "./format.ts";
import type { NodeLinkView } from "./node-link.ts";
import type { Table } from "./table.ts";
import { counted, countWord, ofThese, sentenceCase } from "./wording.ts";

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

export function dependenciesPage(context: ViewContext): DependenciesPage {
  const { all } = dependencyIndex(context);
  const units = unitDiagram(context);
  const plans = planDiagram(context);
  const across = dependencyTable(context);
  return {
    headline: headline(context, all),
    lede: lede(context, all),
    isEmpty: all.length === 0 && plans.diagram === undefined,
    units,
    plans: plans.diagram,
    unitsNote: units ? undefined : "No open dependency crosses a function, so there is nothing to draw.",
    plansNote: plans.note,
    table: across,
    tableNote: tableNote(across.rows.length),
  };
}

/** Every dependency across functions, those that need attention first. */
export function dependencyTable(context: ViewContext): Table {
  const { all } = dependencyIndex(context);
  return table(context, all.filter(({ crossesUnits }) => crossesUnits).sort(byAttention));
}

function headline(context: ViewContext, all: readonly Dependency[]): string {
  if (all.length === 0) return "No milestone waits for another";
  const open = all.filter(({ state }) => state === "open");
  if (open.length === 0) {
    return all.length === 1
      ? "The only dependency is not open any more."
      : `None of the ${all.length} dependencies is open any more.`;
  }
  const across = open.filter(({ crossesUnits }) => crossesUnits);
  const subject = `${across.length} of ${open.length} open ${open.length === 1 ? "dependency" : "dependencies"}`;
  if (across.length === 0) {
    return open.length === 1
      ? "The only open dependency crosses no function."
      : `None of the ${open.length} open dependencies crosses a function.`;
  }
  const { unacknowledged } = dependencySum(context, across);
  const crossing = `${subject} ${across.length === 1 ? "crosses" : "cross"} a function`;
  if (unacknowledged === 0) {
    const side = across.length === 1 ? "it is acknowledged" : "all of these are acknowledged";
    return `${crossing}; ${side} by the side that provides.`;
  }
  return `${crossing}; nobody has acknowledged ${ofThese(unacknowledged, across.length)}`;
}

function lede(context: ViewContext, all: readonly Dependency[]): string {
  if (all.length === 0)
    return "A milestone says in its field “dependsOn” what it waits for: the other milestone, which end of it, the days between, and who over there has agreed.";
  const open = all.filter(({ state }) => state === "open");
  const { late, impossible, costOfDelay } = dependencySum(
    context,
    open.filter(({ crossesUnits }) => crossesUnits),
  );
  const over = all.length - open.length;
  const sentences = [
    `Across functions, ${some(late, "waits", "wait")} for a provider that is late, and ${some(impossible, "makes", "make")} a promised date impossible.`,
    ...(costOfDelay > 0 ? [`${context.format.money(costOfDelay)} of cost of delay lies behind them.`] : []),
    ...(over > 0
      ? [
          `${over} of ${all.length} dependencies in all ${over === 1 ? "is" : "are"} met, cancelled or not under way.`,
        ]
      : []),
  ];
  return unbroken(sentences.slice(open.some(({ crossesUnits }) => crossesUnits) ? 0 : 1).join(" "));
}

function some(count: number, singular: string, plural: string): string {
  if (count === 0) return `none ${singular}`;
  return `${countWord(count)} ${count === 1 ? singular : plural}`;
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
      {
        text: dependency.lateDays > 0 ? context.format.slip(dependency.lateDays) : "–",
        sort: dependency.lateDays,
      },
      { text: costOfDelay > 0 ? context.format.fullMoney(costOfDelay) : "–", sort: costOfDelay },
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
  return `${sentenceCase(counted(count, "dependency", "dependencies"))}, open or over, those that need attention first. Slack is how many days the provider can still slip before the date that the waiting owner gives breaks; below zero that date is impossible. The cost of delay behind a dependency is that of the milestone that waits and of all that wait for it in turn, each counted once, so two lines may hold the same money.`;
}

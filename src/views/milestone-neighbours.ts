import type { Dependency } from "../analysis/index.ts";
import { planOfMilestone } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { entryPath, titleOf, type ViewContext } from "./context.ts";
import { type DependencyIndex, dependencyIndex, isUnacknowledged } from "./dependency-index.ts";
import { dependencyState, linkText, slackText } from "./dependency-words.ts";
import { neighbourhood } from "./neighbourhood.ts";
import {
  type EdgeView,
  keyOf,
  type LineKind,
  type NodeLinkView,
  type NodeView,
  omission,
  stateText,
} from "./node-link.ts";
import { statusMark } from "./status.ts";
import type { Table } from "./table.ts";
import { counted, ofThese, sentenceCase } from "./wording.ts";

/** What a milestone waits for and what waits for it, two steps either way; `undefined` if nothing does. */
export function milestoneNeighbours(context: ViewContext, id: string): NodeLinkView | undefined {
  const index = dependencyIndex(context);
  const around = neighbourhood(id, {
    back: (each) => (index.byWaiter.get(each) ?? []).map(({ provider }) => provider.milestone),
    forth: (each) => (index.byProvider.get(each) ?? []).map(({ waiter }) => waiter.milestone),
    rank: (each) => (isDone(context, each) ? 1 : 0),
  });
  if (around.ids.size === 1) return undefined;
  const drawn = [...around.ids].flatMap((each) =>
    (index.byWaiter.get(each) ?? []).filter(({ provider }) => around.ids.has(provider.milestone)),
  );
  const edges = drawn.map((dependency, place) => edgeView(context, dependency, place));
  return {
    heading: "Who waits for whom",
    title: title(context, index, id),
    description: `${titleOf(context, "milestones", id)} with the milestones that it waits for on one side and those that wait for it on the other, up to two steps away, as of ${context.format.day(context.asOf)}.`,
    nodes: [...around.ids].map((each) => nodeView(context, each, id)),
    edges,
    key: keyOf(edges, {
      plain: "within one function",
      bold: "across functions, acknowledged",
      dashed: "across functions, not acknowledged",
      critical: "critical: neither end has any float",
      thin: "over: met, cancelled or not under way",
    }),
    omitted: omission(around.omitted, "milestone", {
      href: "dependencies/",
      link: "All dependencies across functions",
    }),
    table: table(context, drawn),
  };
}

function isDone({ milestones }: ViewContext, id: string): boolean {
  const state = milestones.get(id)?.state;
  return state === "actualised" || state === "cancelled";
}

function title(context: ViewContext, index: DependencyIndex, id: string): string {
  const [before, after] = [index.byWaiter.get(id) ?? [], index.byProvider.get(id) ?? []];
  const ends = (count: number) => (count === 0 ? "nothing" : counted(count, "milestone"));
  const waits =
    before.length === 0 && after.length > 0
      ? `${sentenceCase(counted(after.length, "milestone"))} ${after.length === 1 ? "waits" : "wait"} for it, and it waits for nothing`
      : `It waits for ${ends(before.length)}, and ${ends(after.length)} ${after.length > 1 ? "wait" : "waits"} for it`;
  const across = [...before, ...after].filter(({ crossesUnits, state }) => crossesUnits && state === "open");
  const unknown = across.filter(isUnacknowledged).length;
  const crossing =
    across.length === 0
      ? ""
      : `; ${counted(across.length, "open dependency", "open dependencies")} ${across.length === 1 ? "crosses" : "cross"} a function${unknown === 0 ? "" : `, and nobody has acknowledged ${ofThese(unknown, across.length)}`}`;
  const impossible = before.filter(({ slackDays }) => (slackDays ?? 0) < 0).length;
  const broken =
    impossible > 0 && !isDone(context, id) ? ". What it waits for makes its forecast impossible" : "";
  return `${waits}${crossing}${broken}.`;
}

function nodeView(context: ViewContext, id: string, focus: string): NodeView {
  const { format, repository } = context;
  const report = context.milestones.get(id);
  const plan = planOfMilestone(id);
  const unit = repository.milestones.get(id)?.unit ?? repository.plans.get(plan)?.unit ?? "";
  const mark = statusMark(report?.status);
  const isOver = isDone(context, id);
  const word =
    report?.state === "cancelled" ? "Cancelled" : report?.state === "actualised" ? "Done" : mark.word;
  const slip = report?.slipDays === null ? undefined : format.slip(report?.slipDays);
  const state = stateText({ ...mark, word }, slip);
  const isCritical = report?.critical === true;
  const unitTitle = titleOf(context, "units", unit);
  const isOtherPlan = plan !== planOfMilestone(focus);
  const planTitle = titleOf(context, "plans", plan);
  return {
    id,
    title: titleOf(context, "milestones", id),
    state,
    tone: mark.tone,
    note: [isCritical ? "critical" : "", unitTitle, isOtherPlan ? planTitle : ""].filter(Boolean).join(" · "),
    href: entryPath("milestones", id),
    words: [
      `${titleOf(context, "milestones", id)}: ${word}`,
      ...(report?.expectedFinish
        ? [
            `${isOver ? "finished" : "expected"} ${format.shortDay(report.expectedFinish)}${slip ? ` (${slip})` : ""}`,
          ]
        : []),
      ...(isCritical ? ["critical"] : []),
      `${unitTitle}, ${planTitle}`,
    ].join("; "),
    isFocus: id === focus,
    isCritical,
  };
}

function edgeView(context: ViewContext, dependency: Dependency, place: number): EdgeView {
  const { provider, waiter } = dependency;
  const isUnknown = isUnacknowledged(dependency);
  const name = (id: string) => titleOf(context, "milestones", id);
  return {
    id: `${provider.milestone} ${waiter.milestone} ${place}`,
    from: provider.milestone,
    to: waiter.milestone,
    line: lineOf(dependency),
    isCritical: dependency.isCritical,
    label: isUnknown ? ["not", "acknowledged"] : [],
    words: `${name(waiter.milestone)} waits for ${name(provider.milestone)}: ${linkText(context, dependency)}, ${dependencyState(context, dependency).text.toLowerCase()}`,
  };
}

function lineOf(dependency: Dependency): LineKind {
  if (dependency.state !== "open") return "thin";
  if (!dependency.crossesUnits) return "plain";
  return isUnacknowledged(dependency) ? "dashed" : "bold";
}

function table(context: ViewContext, drawn: readonly Dependency[]): Table {
  return {
    caption: "The arrows in words",
    columns: [
      { title: "What waits" },
      { title: "Waits for" },
      { title: "How" },
      { title: "Slack", align: "end" },
      { title: "State" },
    ],
    rows: drawn.map((dependency) => [
      entryCell(
        context,
        "milestones",
        dependency.waiter.milestone,
        titleOf(context, "units", dependency.waiter.unit),
      ),
      entryCell(
        context,
        "milestones",
        dependency.provider.milestone,
        titleOf(context, "units", dependency.provider.unit),
      ),
      { text: linkText(context, dependency) },
      slackText(context, dependency),
      dependencyState(context, dependency),
    ]),
    empty: "Nothing waits.",
  };
}

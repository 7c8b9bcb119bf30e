import type { Entry } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { mostPlansDrawn } from "./list-limits.ts";
import {
  objectivesOf,
  type PlanGroup,
  planGroups,
  type RoadmapGrouping,
  roadmapGroupings,
} from "./roadmap-groups.ts";
import { type RoadmapMessage, roadmapMessage } from "./roadmap-message.ts";
import { daysOfPlan, type RoadmapPlan, roadmapPlan } from "./roadmap-plan.ts";
import { milestonesInTable, plansInTable } from "./roadmap-table.ts";
import type { Cell, Table } from "./table.ts";
import { type TimelineAxis, timelineAxis } from "./timeline-axis.ts";
import { type Successors, successorsOf } from "./timeline-links.ts";
import { type TimelineMilestone, timelineMilestone } from "./timeline-milestone.ts";
import { counted, sentenceCase } from "./wording.ts";

export interface RoadmapView extends RoadmapMessage {
  readonly groupings: readonly {
    readonly title: string;
    readonly href: string;
    readonly isCurrent: boolean;
  }[];
  /** How the groups and the plans in them are ordered, and what is said where. */
  readonly note: string;
  /** What the drawing shows, for those who cannot see it. */
  readonly description: string;
  /** `undefined` if there is nothing to draw; `empty` then says what is missing. */
  readonly axis: TimelineAxis | undefined;
  readonly empty: string;
  readonly groups: readonly RoadmapGroup[];
  /** Which plans are drawn, where not all are, and where all of them are. */
  readonly drawn: { readonly sentence: string; readonly list: Cell } | undefined;
  readonly filters: readonly RoadmapFilter[];
  /** How many plans are drawn. */
  readonly count: number;
  readonly data: Table;
}

export interface RoadmapGroup {
  readonly cell: Cell;
  /** How many of its plans are late, and what that costs. */
  readonly summary: string;
  readonly plans: readonly RoadmapLine[];
}

export interface RoadmapLine extends RoadmapPlan {
  /** Objectives that it serves besides the one it stands under. */
  readonly also: readonly Cell[];
  /** Empty where the roadmap has too many; then they are drawn on the plan's own page. */
  readonly milestones: readonly TimelineMilestone[];
}

/** What the lines of a roadmap can be narrowed down by. */
export interface RoadmapFilter {
  readonly name: "status" | "stage";
  readonly title: string;
  readonly any: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** Beyond so many milestones a roadmap shows plans only: nobody opens more, and the page would grow too heavy. */
export const mostMilestones = 200;

const titles = {
  units: "By unit",
  objectives: "By objective",
  programmes: "By programme",
} as const;

export function roadmapPath(grouping: RoadmapGrouping): string {
  return grouping === "units" ? "roadmap/" : `roadmap/${grouping}/`;
}

export function roadmapView(context: ViewContext, grouping: RoadmapGrouping): RoadmapView {
  const { repository, format } = context;
  const isDetailed = repository.milestones.size <= mostMilestones;
  const successors = successorsOf(repository);
  const groups = planGroups(context, grouping)
    .map((group) => roadmapGroup(context, group, grouping, isDetailed ? successors : undefined))
    .sort(byCost);
  const lines = groups.flatMap(({ plans }) => plans);
  const shown = drawnGroups(groups, lines);
  const drawnLines = shown.flatMap(({ plans }) => plans);
  const inOrder = lines.flatMap(({ id }) => repository.plans.get(id) ?? []);
  return {
    ...roadmapMessage(context, lines),
    groupings: roadmapGroupings.map((each) => ({
      title: titles[each],
      href: roadmapPath(each),
      isCurrent: each === grouping,
    })),
    note: note(grouping, isDetailed),
    description: `Each line is a plan. Above, its baseline from the first to the last milestone; below, what has happened up to ${format.day(context.asOf)} and what is forecast. Milestones that would cover each other are drawn as one; the table below the drawing has their dates.`,
    axis: timelineAxis(
      context,
      drawnLines.flatMap(({ id }) => daysOfPlan(context, id)),
    ),
    empty: `A roadmap is drawn from the milestones of plans. Add a file to plans/ and one for each of its milestones to milestones/; the command npm run new -- ${lines.length === 0 ? "plan our-first-plan" : `milestone ${lines[0]?.id}/first-step`} writes one.`,
    groups: shown,
    drawn:
      drawnLines.length === lines.length
        ? undefined
        : drawnWords([drawnLines.length, lines.length], [shown.length, groups.length]),
    filters: filters(drawnLines),
    count: drawnLines.length,
    data: isDetailed ? milestonesInTable(context, inOrder) : plansInTable(context, inOrder),
  };
}

/** Of very many plans those that need eyes: under way, costly by their delay, late. What a group says counts them all. */
function drawnGroups(
  groups: readonly RoadmapGroup[],
  lines: readonly RoadmapLine[],
): readonly RoadmapGroup[] {
  if (lines.length <= mostPlansDrawn) return groups;
  const chosen = new Set([...lines].sort(byNeed).slice(0, mostPlansDrawn));
  return groups.flatMap((group) => {
    const plans = group.plans.filter((plan) => chosen.has(plan));
    const count = `${plans.length} of ${counted(group.plans.length, "plan")} drawn`;
    return plans.length === 0 ? [] : [{ ...group, summary: `${group.summary}; ${count}`, plans }];
  });
}

/** The order is stable, so that equal ones stand as the roadmap has them. */
function byNeed(a: RoadmapPlan, b: RoadmapPlan): number {
  return (
    Number(b.isOngoing) - Number(a.isOngoing) ||
    b.costOfDelay - a.costOfDelay ||
    (b.slipDays ?? 0) - (a.slipDays ?? 0)
  );
}

function drawnWords(
  [plans, allPlans]: readonly [number, number],
  [groups, allGroups]: readonly [number, number],
): NonNullable<RoadmapView["drawn"]> {
  const left = allGroups - groups;
  const empty =
    left === 0
      ? ""
      : ` ${sentenceCase(counted(left, "group"))} of ${allGroups} ${left === 1 ? "has" : "have"} none of them and ${left === 1 ? "is" : "are"} left out.`;
  return {
    sentence: `${plans} of ${allPlans} plans are drawn, and the filters work on these: those under way whose delay costs most, then the latest.${empty} What is said of a group counts all of its plans.`,
    list: { text: `All ${allPlans} plans`, href: "plans/" },
  };
}

function roadmapGroup(
  context: ViewContext,
  { cell, plans }: PlanGroup,
  grouping: RoadmapGrouping,
  successors: Successors | undefined,
): RoadmapGroup {
  const lines = plans.map((plan) => ({
    ...roadmapPlan(context, plan),
    also: grouping === "objectives" ? furtherObjectives(context, plan) : [],
    milestones: successors
      ? (context.milestonesOf.get(plan.id) ?? []).map((item) => timelineMilestone(context, item, successors))
      : [],
  }));
  return { cell, summary: summary(context, lines), plans: lines };
}

function furtherObjectives(context: ViewContext, plan: Entry<"plans">): readonly Cell[] {
  return objectivesOf(context, plan)
    .slice(1)
    .map((id) => entryCell(context, "objectives", id));
}

function costOf({ plans }: RoadmapGroup): number {
  return plans.reduce((sum, { costOfDelay }) => sum + costOfDelay, 0);
}

/** Where delay costs most stands first; then where there are most plans; what belongs nowhere stands last. */
function byCost(a: RoadmapGroup, b: RoadmapGroup): number {
  return (
    Number(a.cell.href === undefined) - Number(b.cell.href === undefined) ||
    costOf(b) - costOf(a) ||
    b.plans.length - a.plans.length ||
    (a.cell.text < b.cell.text ? -1 : 1)
  );
}

function summary({ format }: ViewContext, plans: readonly RoadmapPlan[]): string {
  const promising = plans.filter(({ isOngoing, slipDays }) => isOngoing && slipDays !== undefined);
  const late = promising.filter(({ slipDays }) => (slipDays ?? 0) > 0).length;
  const cost = plans.reduce((sum, plan) => sum + plan.costOfDelay, 0);
  if (promising.length === 0) return "nothing under way";
  const paid = cost > 0 ? `; delay costs ${format.money(cost)}` : "";
  return `${late} of ${promising.length} under way late${paid}`;
}

function note(grouping: RoadmapGrouping, isDetailed: boolean): string {
  const once =
    grouping === "objectives"
      ? " A plan stands under the first objective that it moves and names the others, so every plan is counted once."
      : grouping === "programmes"
        ? " A programme stands above its plans, at every depth."
        : "";
  const rows = isDetailed
    ? "Open a line for its milestones and what they wait for."
    : `With more than ${mostMilestones} milestones only plans are drawn here; their own pages have the milestones.`;
  return `The group whose delays cost most stands first, its plans in the order of their first baseline. Status and slip are those of the dates alone.${once} ${rows}`;
}

const stages = ["proposed", "approved", "active", "delivered", "closed", "stopped"] as const;

/** Only what some line has is offered, and nothing is if all have the same. */
function filters(lines: readonly RoadmapPlan[]): readonly RoadmapFilter[] {
  const words = new Map(lines.map(({ mark }) => [mark.word, { value: mark.word, text: mark.word }]));
  const status: RoadmapFilter = {
    name: "status",
    title: "Status",
    any: "Any status",
    options: [...words.values()].sort((a, b) => (a.text < b.text ? -1 : 1)),
  };
  const known = stages.filter((stage) => lines.some((line) => line.stage === stage));
  const stage: RoadmapFilter = {
    name: "stage",
    title: "Stage",
    any: "Any stage",
    options: known.map((value) => ({ value, text: value.slice(0, 1).toUpperCase() + value.slice(1) })),
  };
  return [status, stage].filter(({ options }) => options.length > 1);
}

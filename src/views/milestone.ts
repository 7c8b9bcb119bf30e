import type { Entry } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { required } from "./context.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact } from "./entry-page.ts";
import { type Explanation, milestoneExplanation } from "./explanation.ts";
import { type ImpossibleForecast, impossibleForecast, type SlipView, slipView } from "./milestone-slip.ts";
import { type TimelineView, timelineView } from "./milestone-timeline.ts";
import type { Table } from "./table.ts";
import { successorsOf } from "./timeline-links.ts";

export interface MilestonePage extends EntryPage {
  readonly timeline: TimelineView;
  readonly explanation: Explanation;
  readonly impossible: ImpossibleForecast | undefined;
  readonly slip: SlipView | undefined;
  readonly dates: Table;
  readonly waitsFor: Table;
  readonly waitedForBy: Table;
}

export function milestonePage(context: ViewContext, id: string): MilestonePage {
  const milestone = required(context.repository.milestones.get(id), id);
  return {
    ...entryPage(context, "milestones", id, milestoneFacts(context, milestone)),
    timeline: timelineView(context, milestone),
    impossible: impossibleForecast(context, milestone),
    slip: slipView(context, milestone),
    explanation: milestoneExplanation(context, milestone),
    dates: dateTable(context, milestone),
    waitsFor: predecessorTable(context, milestone),
    waitedForBy: successorTable(context, id),
  };
}

function milestoneFacts(context: ViewContext, milestone: Entry<"milestones">): readonly Fact[] {
  const { format } = context;
  const report = context.milestones.get(milestone.id);
  const plan = milestone.id.slice(0, milestone.id.lastIndexOf("/"));
  const sight = {
    direct: "direct: it moves a KPI of the P&L or of operations",
    indirect: "indirect: it moves a KPI that drives one of those",
    inherited: "only through its plan",
    none: "none",
  } as const;
  const isLate = (report?.inheritedDays ?? 0) > 0;
  return [
    fact("Plan", entryCell(context, "plans", plan)),
    fact("Accountable", entryCell(context, "people", milestone.accountable)),
    fact("Unit", milestone.unit === undefined ? undefined : entryCell(context, "units", milestone.unit)),
    textFact("State", report?.state),
    fact("Moves", ...milestone.moves.map((id) => entryCell(context, "kpis", id))),
    textFact("Line of sight", report && sight[report.lineOfSight]),
    textFact("Budget", milestone.budget === undefined ? undefined : format.fullMoney(milestone.budget)),
    textFact("Spent", milestone.spent === undefined ? undefined : format.fullMoney(milestone.spent)),
    textFact(
      "Inherited delay",
      isLate ? `${format.days(report?.inheritedDays)} beyond its owner's own word` : undefined,
    ),
    fact(
      "Driven by",
      isLate && report?.drivenBy ? entryCell(context, "milestones", report.drivenBy) : undefined,
    ),
    fact(
      "Root cause",
      report && report.rootCause !== milestone.id
        ? entryCell(context, "milestones", report.rootCause)
        : undefined,
    ),
    textFact(
      "Float",
      report?.totalFloat === null || report?.totalFloat === undefined
        ? undefined
        : `${format.days(report.totalFloat)}${report.critical ? ": critical" : ""}`,
    ),
    textFact(
      "Cost of delay of its benefits",
      report?.costOfDelay ? format.fullMoney(report.costOfDelay) : undefined,
    ),
    textFact(
      "Cost of delay that it causes",
      report?.valueAtStake ? format.fullMoney(report.valueAtStake) : undefined,
    ),
    fact("Cancelled", milestone.cancelled && dayCell(context, milestone.cancelled.date)),
  ];
}

function dateTable(context: ViewContext, milestone: Entry<"milestones">): Table {
  const { repository } = context;
  const report = context.milestones.get(milestone.id);
  const line = (
    label: string,
    dates: { start?: string | undefined; finish?: string | undefined } | undefined,
    note?: string,
  ) => [
    { text: label, ...(note === undefined ? {} : { note }) },
    dates?.start === undefined ? { text: "–" } : dayCell(context, dates.start as never),
    dates?.finish === undefined ? { text: "–" } : dayCell(context, dates.finish as never),
  ];
  const ledger = milestone.rebaselined.map(({ date, baseline, decision }, index) => {
    const by =
      decision === undefined
        ? "without a decision"
        : `by: ${repository.decisions.get(decision)?.title ?? decision}`;
    return line(
      index === 0 ? "Original baseline" : "Earlier baseline",
      baseline,
      `replaced ${context.format.shortDay(date)}, ${by}`,
    );
  });
  const computed =
    report?.state === "actualised" || !report?.expectedFinish
      ? []
      : [
          line("Expected, as computed", {
            start: report.expectedStart ?? undefined,
            finish: report.expectedFinish,
          }),
        ];
  return {
    caption: "Dates",
    columns: [{ title: "What" }, { title: "Start" }, { title: "Finish" }],
    rows: [
      ...ledger,
      line("Baseline in force", milestone.baseline),
      ...(milestone.forecast ? [line("Its owner's forecast", milestone.forecast)] : []),
      ...computed,
      ...(milestone.actual ? [line("Actual", milestone.actual)] : []),
    ],
    empty: "No date is set.",
  };
}

const linkTypes = {
  FS: "finish to start",
  SS: "start to start",
  FF: "finish to finish",
  SF: "start to finish",
} as const;

function predecessorTable(context: ViewContext, milestone: Entry<"milestones">): Table {
  const rows = milestone.dependsOn.map((link) => linkRow(context, link.milestone, link));
  return { caption: "What it waits for", columns: linkColumns, rows, empty: "It waits for nothing." };
}

function successorTable(context: ViewContext, id: string): Table {
  const waiting = successorsOf(context.repository).get(id) ?? [];
  const rows = waiting.map(({ id: other, link }) => linkRow(context, other, link));
  return { caption: "What waits for it", columns: linkColumns, rows, empty: "Nothing waits for it." };
}

const linkColumns = [
  { title: "Milestone" },
  { title: "Type" },
  { title: "Lag", align: "end" },
  { title: "Expected or actual" },
  { title: "Acknowledged by", minor: true },
] as const;

function linkRow(context: ViewContext, other: string, link: Entry<"milestones">["dependsOn"][number]) {
  const plan = other.slice(0, other.lastIndexOf("/"));
  return [
    entryCell(context, "milestones", other, context.repository.plans.get(plan)?.title),
    { text: linkTypes[link.type] },
    { text: context.format.days(link.lagDays) },
    dayCell(context, context.milestones.get(other)?.expectedFinish),
    link.acknowledgedBy === undefined
      ? { text: "nobody" }
      : entryCell(context, "people", link.acknowledgedBy),
  ];
}

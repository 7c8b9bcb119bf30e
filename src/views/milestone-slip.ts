import { addDays, byCodeUnits, type Entry, oncePer } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { titleOf, type ViewContext } from "./context.ts";
import type { Cell, Table } from "./table.ts";
import { counted, listed } from "./wording.ts";

/** What the slip of a milestone costs, and whom it hits. */
export interface SlipView {
  readonly sentences: readonly string[];
  /** The benefits that come late because of it; `undefined` if none does. */
  readonly benefits: Table | undefined;
  /** The milestones that cannot keep their dates because of it; `undefined` if there are none. */
  readonly milestones: Table | undefined;
}

/** Why a milestone cannot finish when its owner says: what it waits for, back to where the delay began. */
export interface ImpossibleForecast {
  readonly sentence: string;
  /** From the root cause to the milestone itself. */
  readonly chain: readonly Cell[];
}

type Milestone = Entry<"milestones">;

/** `undefined` for a milestone that was cancelled: it delays nobody any more. */
export function slipView(context: ViewContext, milestone: Milestone): SlipView | undefined {
  const report = context.milestones.get(milestone.id);
  if (!report || report.slipDays === null) return undefined;
  const driven = drivenBy(context, milestone);
  return {
    sentences: [...inheritedSentences(context, milestone), slipSentence(context, milestone)],
    benefits: benefitTable(context, milestone),
    milestones: driven.length > 0 ? drivenTable(context, driven) : undefined,
  };
}

/** A longer list would not be read in a sentence; the table has all. */
const mostNames = 3;

function slipSentence(context: ViewContext, milestone: Milestone): string {
  const { format } = context;
  const report = context.milestones.get(milestone.id);
  const shares = context.delaysBy.get(milestone.id) ?? [];
  const slipDays = report?.slipDays ?? 0;
  const isDone = report?.state === "actualised";
  const driven = drivenBy(context, milestone).length;
  const makesWait = driven > 0 ? `; it makes ${counted(driven, "other milestone")} late` : "";
  if (slipDays <= 0 && shares.length === 0) {
    return `It ${isDone ? "was finished" : "is expected"} by its baseline and costs nobody anything${makesWait}.`;
  }
  const isDriven = report?.rootCause !== milestone.id;
  const slip = isDriven
    ? "What it adds itself"
    : slipDays > 0
      ? `Its slip of ${format.days(slipDays)}`
      : "That others wait for it";
  if (shares.length === 0) return `${slip} delays no benefit that a plan promises${makesWait}.`;
  const cost = report?.valueAtStake ? `costs ${format.money(report.valueAtStake)}: it delays` : "delays";
  return `${slip} ${cost} ${hitNames(context, milestone)}${makesWait}.`;
}

/** E.g. `Stock record accuracy (Head of Logistics) and Churn (Chief Operating Officer)`, the dearest first. */
function hitNames(context: ViewContext, milestone: Milestone): string {
  const names = dearestFirst(context, milestone).map(
    ({ promised: { kpi } }) => `${kpi.title} (${titleOf(context, "people", kpi.accountable)})`,
  );
  const unique = [...new Set(names)];
  const rest = unique.length - mostNames;
  return rest > 0 ? listed([...unique.slice(0, mostNames), counted(rest, "other KPI")]) : listed(unique);
}

function dearestFirst({ delaysBy }: ViewContext, { id }: Milestone) {
  return [...(delaysBy.get(id) ?? [])].sort(
    (a, b) => (b.cost ?? 0) - (a.cost ?? 0) || byCodeUnits(a.promised.kpi.id, b.promised.kpi.id),
  );
}

/** How much of its slip comes from elsewhere, and what that costs; nothing if all of it is its own. */
function inheritedSentences(context: ViewContext, milestone: Milestone): readonly string[] {
  const { format } = context;
  const report = context.milestones.get(milestone.id);
  if (!report?.slipDays || report.rootCause === milestone.id || report.slipDays <= 0) return [];
  const cause = titleOf(context, "milestones", report.rootCause);
  const inherited = Math.min(report.slipDays, report.inheritedDays ?? 0);
  const own = report.slipDays - inherited;
  const split =
    own > 0
      ? `Of its slip of ${format.days(report.slipDays)}, ${format.days(inherited)} come from ${cause} and ${format.days(own)} are its own.`
      : `All ${format.days(report.slipDays)} of its slip come from ${cause}.`;
  if (report.costOfDelay <= 0) return [split];
  return [split, `That its own benefits come late costs ${format.money(report.costOfDelay)} in all.`];
}

function benefitTable(context: ViewContext, milestone: Milestone): Table | undefined {
  const { format, repository } = context;
  const shares = dearestFirst(context, milestone);
  if (shares.length === 0) return undefined;
  const rows = shares.map(({ promised, days, cost }) => {
    const unit = repository.people.get(promised.kpi.accountable)?.unit;
    return [
      entryCell(context, "kpis", promised.kpi.id),
      entryCell(
        context,
        "people",
        promised.kpi.accountable,
        unit === undefined ? undefined : titleOf(context, "units", unit),
      ),
      promised.milestone.id === milestone.id
        ? { text: "itself" }
        : entryCell(
            context,
            "milestones",
            promised.milestone.id,
            titleOf(context, "plans", promised.plan.id),
          ),
      { text: format.days(days), sort: days },
      {
        text: format.money(promised.valuePerYear),
        sort: promised.valuePerYear,
        note: `${format.percent(promised.contribution.confidence)} confidence`,
      },
      { text: cost === null ? "n/a" : format.fullMoney(cost), sort: cost },
    ];
  });
  return {
    caption: "Benefits that it delays",
    columns: [
      { title: "KPI" },
      { title: "Accountable" },
      { title: "Through" },
      { title: "Late", align: "end" },
      { title: "Worth a year", align: "end" },
      { title: "Cost of delay", align: "end" },
    ],
    rows,
    empty: "It delays no benefit.",
  };
}

const byRootCause = oncePer(({ milestones }: ViewContext["report"]) =>
  Map.groupBy(milestones, ({ rootCause }) => rootCause),
);

/** The milestones whose delay begins at this one, in the order of their ids. */
function drivenBy({ report }: ViewContext, { id }: Milestone) {
  return (byRootCause(report).get(id) ?? []).filter((other) => other.id !== id);
}

function drivenTable(context: ViewContext, driven: ReturnType<typeof drivenBy>): Table {
  const { format, repository } = context;
  const rows = driven.map(({ id, inheritedDays, expectedFinish }) => {
    const entry = repository.milestones.get(id);
    const plan = repository.plans.get(id.slice(0, id.lastIndexOf("/")));
    const unit = entry?.unit ?? plan?.unit;
    return [
      entryCell(context, "milestones", id, plan?.title),
      entry
        ? entryCell(
            context,
            "people",
            entry.accountable,
            unit === undefined ? undefined : titleOf(context, "units", unit),
          )
        : { text: "–" },
      { text: format.days(inheritedDays), sort: inheritedDays },
      { text: format.shortDay(expectedFinish), ...(expectedFinish ? { day: expectedFinish } : {}) },
    ];
  });
  return {
    caption: "Milestones that it makes late",
    columns: [
      { title: "Milestone" },
      { title: "Accountable" },
      { title: "Beyond its owner's word", align: "end" },
      { title: "Expected" },
    ],
    rows,
    empty: "It makes no milestone late.",
  };
}

const linkWords = {
  FS: "can only start when that is finished",
  SS: "can only start when that has started",
  FF: "can only finish when that is finished",
  SF: "can only finish when that has started",
} as const;

export function impossibleForecast(
  context: ViewContext,
  milestone: Milestone,
): ImpossibleForecast | undefined {
  const { format } = context;
  const report = context.milestones.get(milestone.id);
  if (!report?.inheritedDays || !report.expectedFinish || report.drivenBy === null) return undefined;
  const link = milestone.dependsOn.find((other) => other.milestone === report.drivenBy);
  const own = format.day(addDays(report.expectedFinish, -report.inheritedDays));
  const says = milestone.forecast?.finish
    ? `Its owner says ${own}`
    : `By its own dates it would finish on ${own}`;
  const waits = `it waits for ${titleOf(context, "milestones", report.drivenBy)}, expected on ${format.day(context.milestones.get(report.drivenBy)?.expectedFinish)}`;
  const how = link ? ` (${linkWords[link.type]}${lagWords(format.days, link.lagDays)})` : "";
  return {
    sentence: `${says}, but ${waits}${how}. So it cannot finish before ${format.day(report.expectedFinish)}, ${format.days(report.inheritedDays)} later.`,
    chain: chainFrom(context, milestone.id).map((id, index, { length }) => {
      const { expectedFinish } = context.milestones.get(id) ?? {};
      const role = index === 0 ? "root cause, " : index === length - 1 ? "this one, " : "";
      return entryCell(context, "milestones", id, `${role}expected ${format.shortDay(expectedFinish)}`);
    }),
  };
}

function lagWords(days: (count: number) => string, lagDays: number): string {
  if (lagDays === 0) return "";
  return lagDays > 0 ? `, ${days(lagDays)} later` : `, ${days(-lagDays)} before`;
}

/** The milestones from the root cause to one, along what drives each; dependencies have no cycles. */
function chainFrom({ milestones }: ViewContext, id: string): readonly string[] {
  const chain = [id];
  for (let at = milestones.get(id)?.drivenBy; at; at = milestones.get(at)?.drivenBy) chain.unshift(at);
  return chain;
}

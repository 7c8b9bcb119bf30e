import type { Entry } from "../model/index.ts";
import { claimCell, dayCell, entryCell, maybeEntryCell, statusCell } from "./cells.ts";
import { compare, subjectOf, type ViewContext } from "./context.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact, updateTable } from "./entry-page.ts";
import { type Explanation, planExplanation } from "./explanation.ts";
import { required } from "./kpi.ts";
import { claimMark, type StatusMark, statusMark, statusRank } from "./status.ts";
import type { Cell, Table } from "./table.ts";

export interface PlanPage extends EntryPage {
  readonly valueStatement: string;
  /** The three words on the same plan, side by side. */
  readonly words: readonly { readonly label: string; readonly mark: StatusMark; readonly note: string }[];
  readonly explanation: Explanation;
  readonly sight: SightView;
  readonly contributions: Table;
  readonly earnedValue: readonly Fact[];
  readonly milestones: Table;
  readonly updates: Table;
  readonly children: Table | undefined;
}

/** The line of sight as the links of its chain, or as the link that breaks it. */
export interface SightView {
  readonly isEssential: boolean;
  readonly headline: string;
  readonly chain: readonly Cell[];
  readonly broken: string | undefined;
}

export function planPage(context: ViewContext, id: string): PlanPage {
  const plan = required(context.repository.plans.get(id), id);
  const children = [...context.repository.plans.values()].filter(({ parent }) => parent === id);
  return {
    ...entryPage(context, "plans", id, planFacts(context, plan)),
    valueStatement: plan.valueStatement,
    words: planWords(context, plan),
    explanation: planExplanation(context, plan),
    sight: sightView(context, plan),
    contributions: contributionTable(context, plan),
    earnedValue: earnedValueFacts(context, plan),
    milestones: milestoneTable(context, context.milestonesOf.get(id) ?? [], "Milestones"),
    updates: updateTable(context, context.updatesOf.get(id) ?? [], "Updates", { withPlan: false }),
    children: children.length > 0 ? planTable(context, children, "Plans of the programme") : undefined,
  };
}

function planWords(context: ViewContext, plan: Entry<"plans">): PlanPage["words"] {
  const { format } = context;
  const report = context.plans.get(plan.id);
  const latest = (assurance: boolean) =>
    context.updatesOf.get(plan.id)?.find((update) => update.assurance === assurance);
  const [claim, review] = [latest(false), latest(true)];
  const said = (update: Entry<"updates"> | undefined) =>
    update
      ? `${context.repository.people.get(update.author)?.title ?? update.author}, ${format.shortDay(update.date)}`
      : "";
  const words = [
    {
      label: "Its owner says",
      mark: claimMark(report?.claimed),
      note: claim ? said(claim) : "no update yet",
    },
    {
      label: "Computed",
      mark: statusMark(report?.computed),
      note: `delivery ${statusMark(report?.deliveryStatus).word.toLowerCase()}, value ${report?.valueStatus ? statusMark(report.valueStatus).word.toLowerCase() : "not due yet"}`,
    },
  ];
  return review
    ? [...words, { label: "Independent review", mark: claimMark(report?.assured), note: said(review) }]
    : words;
}

function planFacts(context: ViewContext, plan: Entry<"plans">): readonly Fact[] {
  const { repository, format } = context;
  const report = context.plans.get(plan.id);
  const categories = { run: "Run: not discretionary", grow: "Grow", transform: "Transform" } as const;
  const risks = [...repository.risks.values()].filter((risk) => risk.plan === plan.id);
  const assumptions = [...repository.assumptions.values()].filter((item) => item.plans.includes(plan.id));
  const dependents = [...repository.plans.values()].filter((other) => other.dependsOn.includes(plan.id));
  return [
    fact("Accountable", entryCell(context, "people", plan.accountable)),
    fact("Sponsor", entryCell(context, "people", plan.sponsor)),
    fact(
      "Value controller",
      plan.controller === undefined ? { text: "nobody" } : entryCell(context, "people", plan.controller),
    ),
    fact("Unit", entryCell(context, "units", plan.unit)),
    textFact("Stage", plan.stage),
    textFact("Category", categories[plan.category]),
    fact("Programme", plan.parent === undefined ? undefined : entryCell(context, "plans", plan.parent)),
    fact("Objectives claimed", ...plan.objectives.map((id) => entryCell(context, "objectives", id))),
    textFact("Cost of delay", report ? format.fullMoney(report.costOfDelay) : undefined),
    textFact(
      "Due milestones",
      report
        ? `${report.dueActualised} of ${report.dueActualised + report.duePending} actualised`
        : undefined,
    ),
    textFact(
      "Last update",
      report ? (report.silentDays === null ? "never" : `${format.days(report.silentDays)} ago`) : undefined,
    ),
    fact(
      "Needs teams",
      ...[...Map.groupBy(plan.demand, ({ team }) => team)].map(([team, demand]) => {
        const needs = demand.map(
          ({ period, fte }) => `${format.number(fte)} FTE in ${format.period(period)}`,
        );
        return entryCell(context, "teams", team, needs.join(", "));
      }),
    ),
    fact(
      "Systems",
      ...plan.systems.map(({ system, change }) => entryCell(context, "systems", system, change)),
    ),
    fact("Waits for", ...plan.dependsOn.map((id) => entryCell(context, "plans", id))),
    fact("Waited for by", ...dependents.map(({ id }) => entryCell(context, "plans", id))),
    fact(
      "Risks",
      ...risks.map((risk) =>
        entryCell(
          context,
          "risks",
          risk.id,
          `${format.percent(risk.probability)} × ${format.money(risk.impact)}, ${risk.state}`,
        ),
      ),
    ),
    fact(
      "Assumptions",
      ...assumptions.map((item) =>
        entryCell(context, "assumptions", item.id, report?.tainted.includes(item.id) ? "broken" : undefined),
      ),
    ),
  ];
}

const strengths = {
  direct: "It moves a KPI that is itself a line of the P&L or of operations.",
  indirect: "It moves a KPI that drives one which is a line of the P&L or of operations.",
  claimed: "It claims an outcome, but the proof breaks.",
  none: "It names no KPI and no objective.",
} as const;

function sightView(context: ViewContext, plan: Entry<"plans">): SightView {
  const report = context.plans.get(plan.id);
  const sight = report?.lineOfSight;
  if (!report || !sight) return { isEssential: false, headline: "n/a", chain: [], broken: undefined };
  const cellOf = (subject: string) => {
    const { collection, id } = subjectOf(subject);
    return entryCell(context, collection, id);
  };
  return {
    isEssential: report.essential,
    headline: strengths[sight.strength],
    chain: (sight.path ?? []).map(cellOf),
    broken: sight.brokenAt
      ? brokenSentence(cellOf(sight.brokenAt.id).text, sight.brokenAt.reason)
      : undefined,
  };
}

function brokenSentence(
  title: string,
  reason: NonNullable<ViewContext["report"]["plans"][number]["lineOfSight"]["brokenAt"]>["reason"],
): string {
  const sentences = {
    "no-contribution": "The plan promises no change of any KPI.",
    "no-acceptance": `Its contribution to ${title} was accepted by nobody.`,
    "wrong-acceptor": `Its contribution to ${title} was accepted by somebody who is not accountable for that KPI.`,
    "not-grounded": `${title} leads to no line of the P&L and to no operational metric.`,
    cancelled: `The milestone that was to move ${title} was cancelled.`,
    adverse: `Its contribution would move ${title} in the wrong direction.`,
  } as const;
  return sentences[reason];
}

function contributionTable(context: ViewContext, plan: Entry<"plans">): Table {
  const { repository, format } = context;
  const computed = context.plans.get(plan.id)?.contributions ?? [];
  const rows = plan.contributes.map((contribution, index) => {
    const unit = repository.kpis.get(contribution.kpi)?.unit ?? "";
    const figures = computed[index];
    const late =
      figures && figures.expectedFrom !== figures.plannedFrom
        ? `planned ${format.shortDay(figures.plannedFrom)}`
        : undefined;
    return [
      entryCell(context, "kpis", contribution.kpi),
      {
        text: format.change(contribution.delta, unit),
        note: `${format.percent(contribution.confidence)} confidence`,
      },
      { text: format.money(figures?.valuePerYear) },
      entryCell(context, "milestones", contribution.realisedBy),
      dayCell(context, figures?.expectedFrom, late),
      { text: figures?.costOfDelay ? format.money(figures.costOfDelay) : "–" },
      maybeEntryCell(context, "people", contribution.acceptedBy),
      contribution.confirmed
        ? {
            text: format.change(contribution.confirmed.delta, unit),
            note: format.shortDay(contribution.confirmed.date),
          }
        : { text: "not yet" },
    ];
  });
  return {
    caption: "What it promises to move",
    columns: [
      { title: "KPI" },
      { title: "Change", align: "end" },
      { title: "Worth a year", align: "end" },
      { title: "After", minor: true },
      { title: "From" },
      { title: "Cost of delay", align: "end" },
      { title: "Accepted by", minor: true },
      { title: "Confirmed", align: "end", minor: true },
    ],
    rows,
    empty: "It promises no change of any KPI.",
  };
}

function earnedValueFacts(context: ViewContext, plan: Entry<"plans">): readonly Fact[] {
  const { format } = context;
  const report = context.plans.get(plan.id);
  if (!report) return [];
  const money = (label: string, amount: number, formula?: string): Fact => ({
    label,
    values: [{ text: format.fullMoney(amount), ...(formula ? { note: formula } : {}) }],
  });
  const index = (label: string, value: number | null, formula: string): Fact => ({
    label,
    values: [{ text: format.number(value), note: formula }],
  });
  return [
    money("Budget at completion (BAC)", report.bac, "budgets of its milestones"),
    money("Planned value (PV)", report.pv, "what should be earned by now"),
    money("Earned value (EV)", report.ev, "the budget of what was done"),
    money("Actual cost (AC)", report.ac, "what was spent"),
    ...(report.sunk > 0 ? [money("Sunk cost", report.sunk, "spent on cancelled milestones")] : []),
    money("Cost variance (CV)", report.cv, "EV − AC; negative is adverse"),
    money("Schedule variance (SV)", report.sv, "EV − PV; negative is adverse"),
    index("Cost performance (CPI)", report.cpi, "EV ÷ AC"),
    index("Schedule performance (SPI)", report.spi, "EV ÷ PV"),
    money("Estimate at completion (EAC)", report.eac, "AC + (BAC − EV) ÷ CPI"),
    money("Variance at completion (VAC)", report.vac, "BAC − EAC; negative is adverse"),
    index("To-complete performance (TCPI)", report.tcpi, "(BAC − EV) ÷ (BAC − AC)"),
    index(
      "Earned schedule (SPI(t))",
      report.earnedSchedule.spiT,
      `${format.number(report.earnedSchedule.es)} months earned in ${format.number(report.earnedSchedule.at)}`,
    ),
  ];
}

export function milestoneTable(
  context: ViewContext,
  milestones: readonly Entry<"milestones">[],
  caption: string,
  options: { readonly withPlan?: true } = {},
): Table {
  const { format } = context;
  const rows = milestones.map((milestone) => {
    const report = context.milestones.get(milestone.id);
    const plan = milestone.id.slice(0, milestone.id.lastIndexOf("/"));
    return [
      entryCell(context, "milestones", milestone.id, report?.critical ? "critical" : undefined),
      ...(options.withPlan ? [entryCell(context, "plans", plan)] : []),
      { text: report?.state ?? "n/a" },
      dayCell(
        context,
        milestone.baseline.finish,
        report?.timesMoved
          ? `moved ${report.timesMoved} ${report.timesMoved === 1 ? "time" : "times"}`
          : undefined,
      ),
      dayCell(context, report?.expectedFinish),
      { text: format.slip(report?.slipDays) },
      statusCell(report?.status),
    ];
  });
  return {
    caption,
    columns: [
      { title: "Milestone" },
      ...(options.withPlan ? [{ title: "Plan", minor: true as const }] : []),
      { title: "State", minor: true },
      { title: "Baseline" },
      { title: "Expected or actual" },
      { title: "Slip", align: "end" },
      { title: "Status" },
    ],
    rows,
    empty: "It has no milestone.",
  };
}

export function planTable(context: ViewContext, plans: Iterable<Entry<"plans">>, caption: string): Table {
  const { format } = context;
  const rows = [...plans].map((plan) => {
    const report = context.plans.get(plan.id);
    return [
      entryCell(context, "plans", plan.id, plan.stage),
      entryCell(context, "people", plan.accountable),
      { text: report && report.bac > 0 ? format.money(report.bac) : "–" },
      {
        text: report?.essential ? "yes" : "no",
        ...(report && !report.essential && plan.category === "run" ? { note: "run work" } : {}),
      },
      claimCell(report?.claimed),
      statusCell(report?.computed),
    ];
  });
  return {
    caption,
    columns: [
      { title: "Plan" },
      { title: "Accountable", minor: true },
      { title: "Budget", align: "end" },
      { title: "Line of sight" },
      { title: "Claimed" },
      { title: "Computed" },
    ],
    rows,
    empty: "No plan.",
  };
}

/** Plans in the order in which they need attention: the worst first, then the largest. */
export function plansByNeed(context: ViewContext): readonly Entry<"plans">[] {
  const { plans } = context;
  const isOver = ({ stage }: Entry<"plans">) => stage === "closed" || stage === "stopped";
  return [...context.repository.plans.values()].sort((a, b) => {
    const [first, second] = [plans.get(a.id), plans.get(b.id)];
    return (
      Number(isOver(a)) - Number(isOver(b)) ||
      statusRank(first?.computed) - statusRank(second?.computed) ||
      (second?.bac ?? 0) - (first?.bac ?? 0) ||
      compare(a.id, b.id)
    );
  });
}

/** Every milestone, by baseline finish. */
export function allMilestones(context: ViewContext): Table {
  const all = [...context.milestonesOf.values()].flat();
  const sorted = all.sort((a, b) => compare(a.baseline.finish, b.baseline.finish) || compare(a.id, b.id));
  return milestoneTable(context, sorted, "Milestones", { withPlan: true });
}

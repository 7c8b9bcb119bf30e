import type { Entry } from "../model/index.ts";
import { dayCell, entryCell, maybeEntryCell } from "./cells.ts";
import { required, type ViewContext } from "./context.ts";
import { earnedValueFacts } from "./earned-value.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact, updateTable } from "./entry-page.ts";
import { type Explanation, planExplanation } from "./explanation.ts";
import { type SightView, sightView } from "./line-of-sight.ts";
import { milestoneTable } from "./milestone-table.ts";
import { planTable } from "./plan-table.ts";
import { claimMark, type StatusMark, statusMark } from "./status.ts";
import type { Table } from "./table.ts";

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

export function planWords(context: ViewContext, plan: Entry<"plans">): PlanPage["words"] {
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
        sort: contribution.delta,
        note: `${format.percent(contribution.confidence)} confidence`,
      },
      { text: format.money(figures?.valuePerYear), sort: figures?.valuePerYear ?? null },
      entryCell(context, "milestones", contribution.realisedBy),
      dayCell(context, figures?.expectedFrom, late),
      {
        text: figures?.costOfDelay ? format.money(figures.costOfDelay) : "–",
        sort: figures?.costOfDelay ?? null,
      },
      maybeEntryCell(context, "people", contribution.acceptedBy),
      contribution.confirmed
        ? {
            text: format.change(contribution.confirmed.delta, unit),
            sort: contribution.confirmed.delta,
            note: format.shortDay(contribution.confirmed.date),
          }
        : { text: "not yet", sort: null },
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

import { type Entry, entriesBy } from "../model/index.ts";
import { dayCell, entryCell, maybeEntryCell } from "./cells.ts";
import { entryPath, required, type ViewContext } from "./context.ts";
import { type ContributionChain, contributionChains } from "./contribution-chain.ts";
import { demandTable } from "./demand-table.ts";
import { earnedValueFacts } from "./earned-value.ts";
import { type EarnedValueChartView, earnedValueChartView } from "./earned-value-chart.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact, updateTable } from "./entry-page.ts";
import { type Explanation, planExplanation } from "./explanation.ts";
import { takenOutOf } from "./goalposts.ts";
import { type SightView, sightView } from "./line-of-sight.ts";
import { milestoneTable } from "./milestone-table.ts";
import { planTable } from "./plan-table.ts";
import { claimMark, type StatusWord, statusMark } from "./status.ts";
import type { Table } from "./table.ts";

export interface PlanPage extends EntryPage {
  readonly valueStatement: string;
  /** The three words on the same plan, side by side. */
  readonly words: readonly StatusWord[];
  readonly explanation: Explanation;
  readonly sight: SightView;
  readonly chains: readonly ContributionChain[];
  readonly contributions: Table;
  /** A sentence where nothing can be drawn. */
  readonly earnedValueChart: EarnedValueChartView | string;
  readonly earnedValue: readonly Fact[];
  readonly demand: Table | undefined;
  readonly milestones: Table;
  readonly updates: Table;
  readonly children: Table | undefined;
}

const plansOfProgramme = entriesBy("plans", ({ parent }) => [parent]);

export function planPage(context: ViewContext, id: string): PlanPage {
  const plan = required(context.repository.plans.get(id), id);
  const children = plansOfProgramme(context.repository, id);
  return {
    ...entryPage(context, "plans", id, planFacts(context, plan)),
    valueStatement: plan.valueStatement,
    words: planWords(context, plan),
    explanation: planExplanation(context, plan),
    sight: sightView(context, plan),
    chains: contributionChains(context, plan),
    contributions: contributionTable(context, plan),
    earnedValueChart: earnedValueChartView(context, plan),
    earnedValue: earnedValueFacts(context, plan),
    demand: demandTable(context, plan),
    milestones: milestoneTable(context, context.milestonesOf.get(id) ?? [], "Milestones"),
    updates: updateTable(context, context.updatesOf.get(id) ?? [], "Updates", { withPlan: false }),
    children: children.length > 0 ? planTable(context, children, "Plans of the programme") : undefined,
  };
}

/** What its owner says, what the figures say and what a reviewer says, whether or not there is one. */
export function planWords(context: ViewContext, plan: Entry<"plans">): readonly StatusWord[] {
  const report = context.plans.get(plan.id);
  const latest = (assurance: boolean) =>
    context.updatesOf.get(plan.id)?.find((update) => update.assurance === assurance);
  const [claim, review] = [latest(false), latest(true)];
  return [
    { label: "Its owner says", mark: claimMark(report?.claimed), ...said(context, claim, "no update yet") },
    {
      label: "Computed",
      mark: statusMark(report?.computed),
      note: `as of ${context.format.shortDay(context.asOf)}`,
      parts: [
        { label: "Delivery", mark: statusMark(report?.deliveryStatus) },
        {
          label: "Value",
          mark: report?.valueStatus
            ? statusMark(report.valueStatus)
            : { ...statusMark(null), word: "Not due yet" },
        },
      ],
    },
    {
      label: "Independent review",
      mark: review ? claimMark(report?.assured) : { ...claimMark(null), word: "None" },
      ...said(context, review, "nobody has reviewed it"),
    },
  ];
}

function said(
  { repository, format }: ViewContext,
  update: Entry<"updates"> | undefined,
  otherwise: string,
): Pick<StatusWord, "note" | "path"> {
  if (!update) return { note: otherwise };
  const author = repository.people.get(update.author)?.title ?? update.author;
  return { note: `${author}, ${format.shortDay(update.date)}`, path: entryPath("updates", update.id) };
}

const risksOf = entriesBy("risks", ({ plan }) => [plan]);
const assumptionsOf = entriesBy("assumptions", ({ plans }) => plans);
const dependentsOf = entriesBy("plans", ({ dependsOn }) => dependsOn);

function planFacts(context: ViewContext, plan: Entry<"plans">): readonly Fact[] {
  const { repository, format } = context;
  const report = context.plans.get(plan.id);
  const categories = { run: "Run: not discretionary", grow: "Grow", transform: "Transform" } as const;
  const risks = risksOf(repository, plan.id);
  const assumptions = assumptionsOf(repository, plan.id);
  const dependents = dependentsOf(repository, plan.id);
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
    fact("Taken out of it", ...takenOutOf(context, `plans/${plan.id}`)),
    textFact("Last update", report ? lastUpdate(format, report.silentDays) : undefined),
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

function lastUpdate(format: ViewContext["format"], silentDays: number | null): string {
  if (silentDays === null) return "never";
  return silentDays === 0 ? "on the data date" : `${format.days(silentDays)} before the data date`;
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

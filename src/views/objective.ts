import { type Entry, groupedByEach, oncePer, type PlanRepository } from "../model/index.ts";
import { entryCell, periodCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { required } from "./context.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact } from "./entry-page.ts";
import { kpiTable } from "./kpi-table.ts";
import { planTable } from "./plan-table.ts";
import { measuresOf, servantsOf } from "./references.ts";
import type { Table } from "./table.ts";

export interface ObjectivePage extends EntryPage {
  /** `undefined` where it says no more than the title. */
  readonly statement: string | undefined;
  readonly kpis: Table;
  readonly plans: Table;
}

export function objectivePage(context: ViewContext, id: string): ObjectivePage {
  const objective = required(context.repository.objectives.get(id), id);
  const kpis = measuresOf(context.repository, id);
  return {
    ...entryPage(context, "objectives", id, objectiveFacts(context, objective)),
    statement: statementOf(objective),
    kpis: {
      ...kpiTable(context, kpis, "KPIs that measure it", { withOwner: true }),
      empty: "No KPI measures it, so nobody can say whether it is reached.",
    },
    plans: {
      ...planTable(context, plansOf(context, id), "Plans that work towards it"),
      empty: "No plan works towards it.",
    },
  };
}

function objectiveFacts(context: ViewContext, objective: Entry<"objectives">): readonly Fact[] {
  const { format, repository } = context;
  const children = servantsOf(repository, objective.id);
  return [
    fact("Accountable", entryCell(context, "people", objective.accountable)),
    textFact("Horizon", format.period(objective.horizon)),
    textFact("Line of the business", objective.outcome.line),
    textFact(
      "Worth a year",
      objective.outcome.target === undefined ? undefined : format.fullMoney(objective.outcome.target),
    ),
    fact(
      "Serves",
      objective.parent === undefined ? undefined : entryCell(context, "objectives", objective.parent),
    ),
    fact("Served by", ...children.map(({ id }) => entryCell(context, "objectives", id))),
  ];
}

const plansByObjective = oncePer(({ plans, kpis }: PlanRepository) =>
  groupedByEach(plans.values(), ({ objectives, contributes }) => [
    ...objectives,
    ...contributes.map(({ kpi }) => kpis.get(kpi)?.objective),
  ]),
);

/** Plans that contribute to one of its KPIs, or claim it without one. */
function plansOf({ repository }: ViewContext, id: string): readonly Entry<"plans">[] {
  return plansByObjective(repository).get(id) ?? [];
}

function statementOf({ title, outcome }: Entry<"objectives">): string | undefined {
  return outcome.statement === title ? undefined : outcome.statement;
}

export function objectiveTable(context: ViewContext): Table {
  const { repository } = context;
  const rows = [...repository.objectives.values()].map((objective) => {
    const kpis = measuresOf(repository, objective.id);
    const onPlan = kpis.filter(({ id }) => context.kpis.get(id)?.status === "on-plan").length;
    return [
      entryCell(context, "objectives", objective.id, statementOf(objective)),
      entryCell(context, "people", objective.accountable),
      periodCell(context, objective.horizon),
      {
        text: kpis.length === 0 ? "no KPI" : `${onPlan} of ${kpis.length}`,
        sort: kpis.length === 0 ? null : onPlan / kpis.length,
      },
      { text: String(plansOf(context, objective.id).length) },
    ];
  });
  return {
    caption: "Objectives",
    columns: [
      { title: "Objective" },
      { title: "Accountable", minor: true },
      { title: "Horizon" },
      { title: "KPIs on plan", align: "end" },
      { title: "Plans", align: "end" },
    ],
    rows,
    empty: "No objective is recorded.",
  };
}

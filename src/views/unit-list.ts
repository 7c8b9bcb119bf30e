import { isOngoing } from "../analysis/index.ts";
import { byCodeUnits, type Entry } from "../model/index.ts";
import { entryCell, moneyColumn, wholeCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { howToAdd } from "./how-to-add.ts";
import type { Cell, Table } from "./table.ts";
import { counted } from "./wording.ts";

export interface EntryList {
  readonly lede: string;
  readonly table: Table;
}

/** What waits for the people of each unit, the most first. */
export function unitList(context: ViewContext): EntryList {
  const { repository } = context;
  const units = [...repository.units.values()]
    .map((unit) => ({ unit, ...figuresOf(context, unit.id) }))
    .sort((a, b) => b.waiting - a.waiting || b.budget - a.budget || byCodeUnits(a.unit.id, b.unit.id));
  const waiting = units.reduce((sum, unit) => sum + unit.waiting, 0);
  const first = units[0];
  return {
    lede: first === undefined ? howToAdd("units") : `${owes(first, waiting)} ${moneyNote}`,
    table: {
      caption: "Units",
      columns: [
        { title: "Unit" },
        { title: "Led by" },
        { title: "Plans", align: "end" },
        moneyColumn(context, "Their budgets"),
        { title: "KPIs on plan", align: "end" },
        { title: "Decisions waiting", align: "end" },
      ],
      rows: units.map((row): Cell[] => [
        entryCell(context, "units", row.unit.id, kindOf(row.unit)),
        entryCell(context, "people", row.unit.lead),
        { text: String(row.plans), sort: row.plans },
        wholeCell(context, row.budget),
        {
          text: row.kpis === 0 ? "–" : `${row.onPlan} of ${row.kpis}`,
          sort: row.kpis === 0 ? null : row.onPlan / row.kpis,
        },
        { text: String(row.waiting), sort: row.waiting },
      ]),
      empty: "No unit is recorded.",
    },
  };
}

const moneyNote = "Money is the budget of a unit’s plans that are neither stopped nor closed.";

function owes(
  { unit, waiting }: { readonly unit: Entry<"units">; readonly waiting: number },
  all: number,
): string {
  if (waiting === 0) return "No unit owes a decision.";
  const decisions = `${counted(all, "decision")} that wait${all === 1 ? "s" : ""}`;
  return waiting === all
    ? `${unit.title} ${all === 1 ? "owes the" : "owes all of the"} ${decisions}.`
    : `${unit.title} owes most: ${waiting} of ${decisions}.`;
}

function kindOf({ kind }: Entry<"units">): string {
  return { business: "business", it: "IT", shared: "shared service" }[kind];
}

/** The plans that a unit delivers, the KPIs that its people answer for, and the decisions that they owe. */
function figuresOf(context: ViewContext, id: string) {
  const { repository, report } = context;
  const isHere = (person: string) => repository.people.get(person)?.unit === id;
  const plans = [...repository.plans.values()].filter((plan) => plan.unit === id && isOngoing(plan));
  const kpis = [...repository.kpis.values()].filter(({ accountable }) => isHere(accountable));
  return {
    plans: plans.length,
    budget: plans.reduce((sum, plan) => sum + (context.plans.get(plan.id)?.bac ?? 0), 0),
    kpis: kpis.length,
    onPlan: kpis.filter((kpi) => context.kpis.get(kpi.id)?.status === "on-plan").length,
    waiting: report.requiredDecisions.filter(
      ({ accountable, state }) => state !== "decided" && isHere(accountable),
    ).length,
  };
}

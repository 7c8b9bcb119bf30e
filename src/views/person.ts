import { byCodeUnits, type CollectionName, type Entry, entriesOf } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { required, type ViewContext } from "./context.ts";
import { requiredTable } from "./decision.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact } from "./entry-page.ts";
import { kpiTable } from "./kpi-table.ts";
import { milestoneTable } from "./milestone-table.ts";
import { planTable } from "./plan-table.ts";
import type { Table } from "./table.ts";

export interface PersonPage extends EntryPage {
  readonly isActive: boolean;
  /** The decisions that this person owes. */
  readonly waiting: Table;
  /** What this person is accountable for; tables without rows are left out. */
  readonly tables: readonly { readonly heading: string; readonly table: Table }[];
}

export function personPage(context: ViewContext, id: string): PersonPage {
  const person = required(context.repository.people.get(id), id);
  const { kpis, plans } = context.repository;
  const milestones = [...context.milestonesOf.values()]
    .flat()
    .filter(({ accountable }) => accountable === id);
  const unfinished = milestones.filter((milestone) => {
    const state = context.milestones.get(milestone.id)?.state;
    return state === "pending" || state === "overdue";
  });
  const waiting = context.report.requiredDecisions.filter(
    ({ accountable, state }) => accountable === id && state !== "decided",
  );
  const owned = [...kpis.values()].filter(({ accountable }) => accountable === id);
  const led = [...plans.values()].filter(({ accountable }) => accountable === id);
  const tables = [
    { heading: "KPIs", table: kpiTable(context, owned, "KPIs", { withOwner: false }) },
    { heading: "Plans", table: planTable(context, led, "Plans") },
    {
      heading: "Milestones still to come",
      table: milestoneTable(context, unfinished, "Milestones", { withPlan: true }),
    },
  ];
  return {
    ...entryPage(context, "people", id, personFacts(context, person)),
    isActive: person.active,
    waiting: { ...requiredTable(context, waiting, { withOwner: false }), empty: "Nothing waits here." },
    tables: tables.filter(({ table }) => table.rows.length > 0),
  };
}

function personFacts(context: ViewContext, person: Entry<"people">): readonly Fact[] {
  const { repository } = context;
  const where = <Name extends CollectionName>(collection: Name, holds: (entry: Entry<Name>) => boolean) =>
    [...entriesOf(repository, collection).values()]
      .filter(holds)
      .map(({ id }) => entryCell(context, collection, id));
  const waiting = context.report.requiredDecisions.filter(
    ({ accountable, state }) => accountable === person.id && state !== "decided",
  );
  const overdue = waiting.filter(({ state }) => state === "overdue").length;
  return [
    fact("Unit", entryCell(context, "units", person.unit)),
    textFact("Role", person.role),
    textFact("E-mail", person.email),
    textFact("Present", person.active ? "yes" : "no longer here"),
    fact("Stands in", person.backup === undefined ? undefined : entryCell(context, "people", person.backup)),
    textFact(
      "Decisions waiting",
      waiting.length === 0 ? "none" : `${waiting.length}, of which ${overdue} overdue`,
    ),
    fact("Objectives", ...where("objectives", ({ accountable }) => accountable === person.id)),
    fact("Sponsors", ...where("plans", ({ sponsor }) => sponsor === person.id)),
    fact("Confirms the value of", ...where("plans", ({ controller }) => controller === person.id)),
    fact("Assumptions", ...where("assumptions", ({ accountable }) => accountable === person.id)),
    fact("Risks", ...where("risks", ({ accountable }) => accountable === person.id)),
    fact("Chairs", ...where("forums", ({ chair }) => chair === person.id)),
  ];
}

export function peopleTable(context: ViewContext): Table {
  const { repository, report } = context;
  const count = (items: Iterable<{ readonly accountable: string }>, id: string) =>
    String([...items].filter(({ accountable }) => accountable === id).length);
  const people = [...repository.people.values()].sort(
    (a, b) => byCodeUnits(a.title, b.title) || byCodeUnits(a.id, b.id),
  );
  const open = report.requiredDecisions.filter(({ state }) => state !== "decided");
  const rows = people.map((person) => [
    entryCell(context, "people", person.id, person.active ? person.role : "no longer here"),
    entryCell(context, "units", person.unit),
    { text: count(repository.kpis.values(), person.id) },
    { text: count(repository.plans.values(), person.id) },
    { text: count(repository.milestones.values(), person.id) },
    { text: count(open, person.id) },
  ]);
  const numbers = ["KPIs", "Plans", "Milestones", "Decisions waiting"].map((title) => ({
    title,
    align: "end" as const,
  }));
  return {
    caption: "People",
    columns: [{ title: "Office" }, { title: "Unit", minor: true }, ...numbers],
    rows,
    empty: "Nobody is recorded.",
  };
}

import { type CollectionName, collections, type EntriesBy, type Entry, entriesBy } from "../model/index.ts";
import { loads, ownedCollections } from "./accountability.ts";
import { entryCell } from "./cells.ts";
import { required, titleOf, type ViewContext } from "./context.ts";
import { requiredTable } from "./decision.ts";
import { otherWork } from "./digest.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact } from "./entry-page.ts";
import { kpiTable } from "./kpi-table.ts";
import { milestoneTable } from "./milestone-table.ts";
import { planTable } from "./plan-table.ts";
import type { Table } from "./table.ts";
import { counted, listed } from "./wording.ts";

export interface PersonPage extends EntryPage {
  readonly isActive: boolean;
  /** How much is in this name, against the median. */
  readonly load: string;
  /** The decisions that this person owes. */
  readonly waiting: Table;
  /** What else is due from this person in the next month. */
  readonly alsoWaiting: Table;
  /** What this person is accountable for; tables without rows are left out. */
  readonly tables: readonly { readonly heading: string; readonly table: Table }[];
}

const kpisBy = entriesBy("kpis", ({ accountable }) => [accountable]);
const plansBy = entriesBy("plans", ({ accountable }) => [accountable]);

export function personPage(context: ViewContext, id: string): PersonPage {
  const { repository } = context;
  const person = required(repository.people.get(id), id);
  const unfinished = (context.milestonesBy.get(id) ?? []).filter((milestone) => {
    const state = context.milestones.get(milestone.id)?.state;
    return state === "pending" || state === "overdue";
  });
  const waiting = context.owedBy.get(id) ?? [];
  const owned = kpisBy(repository, id);
  const led = plansBy(repository, id);
  const accepted = acceptedTable(context, id);
  const tables = [
    { heading: "KPIs", table: kpiTable(context, owned, "KPIs", { withOwner: false }) },
    { heading: "Plans", table: planTable(context, led, "Plans") },
    {
      heading: "Milestones still to come",
      table: milestoneTable(context, unfinished, "Milestones", { withPlan: true }),
    },
    { heading: "Accepted and acknowledged", table: accepted },
  ];
  return {
    ...entryPage(context, "people", id, personFacts(context, person)),
    isActive: person.active,
    load: loadSentence(context, id),
    waiting: { ...requiredTable(context, waiting, { withOwner: false }), empty: "Nothing waits here." },
    alsoWaiting: otherWorkTable(context, id),
    tables: tables.filter(({ table }) => table.rows.length > 0),
  };
}

const sponsoredBy = entriesBy("plans", ({ sponsor }) => [sponsor]);
const controlledBy = entriesBy("plans", ({ controller }) => [controller]);
const objectivesBy = entriesBy("objectives", ({ accountable }) => [accountable]);
const assumptionsBy = entriesBy("assumptions", ({ accountable }) => [accountable]);
const risksBy = entriesBy("risks", ({ accountable }) => [accountable]);
const forumsChairedBy = entriesBy("forums", ({ chair }) => [chair]);

function personFacts(context: ViewContext, person: Entry<"people">): readonly Fact[] {
  const cells = <Name extends CollectionName>(collection: Name, entries: EntriesBy<Name>) =>
    entries(context.repository, person.id).map(({ id }) => entryCell(context, collection, id));
  return [
    fact("Unit", entryCell(context, "units", person.unit)),
    textFact("Role", person.role),
    textFact("E-mail", person.email),
    textFact("Present", person.active ? "yes" : "no longer here"),
    fact("Stands in", person.backup === undefined ? undefined : entryCell(context, "people", person.backup)),
    fact("Objectives", ...cells("objectives", objectivesBy)),
    fact("Sponsors", ...cells("plans", sponsoredBy)),
    fact("Confirms the value of", ...cells("plans", controlledBy)),
    fact("Assumptions", ...cells("assumptions", assumptionsBy)),
    fact("Risks", ...cells("risks", risksBy)),
    fact("Chairs", ...cells("forums", forumsChairedBy)),
  ];
}

/** `Accountable for 9 things: 2 KPIs, …; the median of the 28 people here who carry anything is 4: overload.` */
function loadSentence(context: ViewContext, id: string): string {
  const all = loads(context);
  const { owned, total, state } = all.of(id);
  if (total === 0) return "Accountable for nothing that is still open.";
  const parts = ownedCollections
    .filter((collection) => owned[collection].length > 0)
    .map((collection) => {
      const { noun } = collections[collection];
      return counted(owned[collection].length, noun);
    });
  const median =
    all.people === 1
      ? "only one person here carries anything"
      : `the median of ${counted(all.people, "person", "people")} here who carry anything is ${context.format.number(all.median)}`;
  const verdict = { overload: ": overload", vacuum: "; it needs a new owner: vacuum", usual: "", none: "" }[
    state
  ];
  return `Accountable for ${counted(total, "thing")}: ${listed(parts)}; ${median}${verdict}.`;
}

function otherWorkTable(context: ViewContext, id: string): Table {
  return {
    caption: "Due in the next 30 days",
    columns: [{ title: "What" }, { title: "When" }],
    rows: otherWork(context, id).map(({ text, facts, page }) => [
      { text, href: page },
      { text: facts.join("; ") },
    ]),
    empty: "No proposal, review or milestone is due in the next 30 days.",
  };
}

const plansAcceptedBy = entriesBy("plans", ({ contributes }) =>
  contributes.map(({ acceptedBy }) => acceptedBy),
);
const milestonesAcknowledgedBy = entriesBy("milestones", ({ dependsOn }) =>
  dependsOn.map(({ acknowledgedBy }) => acknowledgedBy),
);

/** What this person has agreed to: changes to KPIs that plans promise, and work that others wait for. */
function acceptedTable(context: ViewContext, id: string): Table {
  const { repository, format } = context;
  const contributions = plansAcceptedBy(repository, id).flatMap((plan) =>
    plan.contributes
      .filter(({ acceptedBy }) => acceptedBy === id)
      .map(({ kpi, delta, realisedBy, confirmed }) => [
        entryCell(context, "plans", plan.id),
        {
          text: `${format.change(delta, repository.kpis.get(kpi)?.unit ?? "")} of ${titleOf(context, "kpis", kpi)}`,
        },
        entryCell(context, "milestones", realisedBy),
        { text: confirmed ? `confirmed on ${format.shortDay(confirmed.date)}` : "not confirmed" },
      ]),
  );
  const dependencies = milestonesAcknowledgedBy(repository, id).flatMap((milestone) =>
    milestone.dependsOn
      .filter(({ acknowledgedBy }) => acknowledgedBy === id)
      .map((dependency) => [
        entryCell(context, "milestones", milestone.id),
        { text: "waits for" },
        entryCell(context, "milestones", dependency.milestone),
        { text: "acknowledged" },
      ]),
  );
  return {
    caption: "Accepted and acknowledged",
    columns: [{ title: "For" }, { title: "What" }, { title: "Milestone" }, { title: "State" }],
    rows: [...contributions, ...dependencies],
    empty: "",
  };
}

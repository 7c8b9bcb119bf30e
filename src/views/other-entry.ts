import { type CollectionName, type Entry, entriesBy, entriesOf } from "../model/index.ts";
import { assumptionMark } from "./assumption-list.ts";
import { entryCell, maybeEntryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { required } from "./context.ts";
import { type EntryPage, entryPage, type Fact, fact, textFact } from "./entry-page.ts";
import { statusMark } from "./status.ts";
import { unusedCost } from "./system-cost.ts";
import type { Cell } from "./table.ts";

/** The collections whose entries are pages of plain facts. */
export const otherCollections = [
  "systems",
  "assumptions",
  "risks",
] as const satisfies readonly CollectionName[];
export type OtherCollection = (typeof otherCollections)[number];

export const otherTitles: Readonly<Record<OtherCollection, string>> = {
  systems: "Systems",
  assumptions: "Assumptions",
  risks: "Risks",
};

const plansTouching = entriesBy("plans", ({ systems }) => systems.map(({ system }) => system));

/** The facts of an entry, by its collection. */
const factsOf: {
  readonly [Name in OtherCollection]: (context: ViewContext, entry: Entry<Name>) => readonly Fact[];
} = {
  systems: (context, system) => [
    textFact("Capability", system.capability),
    fact("Unit", entryCell(context, "units", system.unit)),
    textFact("Lifecycle", system.lifecycle),
    fact("Sanctioned", system.sanctioned ? { text: "yes" } : shadow),
    textFact(
      "Cost a year",
      system.annualCost === undefined ? undefined : context.format.fullMoney(system.annualCost),
    ),
    textFact(
      "Licences",
      system.licences &&
        `${context.format.number(system.licences.used)} used of ${context.format.number(system.licences.bought)} bought`,
    ),
    textFact("Unused", unusedText(context, system)),
    fact(
      "Replaced by",
      system.replacedBy === undefined ? undefined : entryCell(context, "systems", system.replacedBy),
    ),
    fact(
      "Touched by",
      ...plansTouching(context.repository, system.id).map(({ id }) => entryCell(context, "plans", id)),
    ),
  ],
  assumptions: (context, assumption) => [
    textFact("What is believed", assumption.statement),
    fact("State", assumptionState(context, assumption.id)),
    fact("Accountable", entryCell(context, "people", assumption.accountable)),
    fact("Shows in", maybeEntryCell(context, "kpis", assumption.kpi)),
    textFact("Holds while", expectedRange(context, assumption)),
    fact("Plans that rest on it", ...assumption.plans.map((id) => entryCell(context, "plans", id))),
    textFact("Review by", assumption.reviewBy && context.format.day(assumption.reviewBy)),
  ],
  risks: (context, risk) => [
    fact("Accountable", entryCell(context, "people", risk.accountable)),
    textFact("State", risk.state),
    textFact("Probability", context.format.percent(risk.probability)),
    textFact("Impact", context.format.fullMoney(risk.impact)),
    textFact("Exposure", `${context.format.fullMoney(risk.probability * risk.impact)}, probability × impact`),
    textFact("Response", risk.response),
    fact("Plan", risk.plan === undefined ? undefined : entryCell(context, "plans", risk.plan)),
    fact("KPI", risk.kpi === undefined ? undefined : entryCell(context, "kpis", risk.kpi)),
    textFact("Review by", risk.reviewBy && context.format.day(risk.reviewBy)),
  ],
};

const shadow: Cell = {
  text: "Never: shadow IT",
  status: { ...statusMark("watch"), word: "Never: shadow IT" },
};

/** What the licences that nobody uses cost at most, with how many they are. */
function unusedText({ format }: ViewContext, system: Entry<"systems">): string | undefined {
  const cost = unusedCost(system);
  if (cost <= 0 || !system.licences) return undefined;
  const count = system.licences.bought - system.licences.used;
  return `up to ${format.fullMoney(cost)} a year: the share of ${format.number(count)} licences`;
}

function assumptionState({ assumptions }: ViewContext, id: string): Cell {
  const state = assumptions.get(id)?.state ?? "no-data";
  const mark = assumptionMark(state);
  const note = state === "uncodified" ? { note: "no KPI would show it to be wrong" } : {};
  return { text: mark.word, status: mark, ...note };
}

function expectedRange(
  { format, repository }: ViewContext,
  { kpi, expected }: Entry<"assumptions">,
): string | undefined {
  if (!expected || kpi === undefined) return undefined;
  const title = repository.kpis.get(kpi)?.title ?? kpi;
  const unit = repository.kpis.get(kpi)?.unit ?? "";
  if (expected.max === undefined) return `${title} is at least ${format.quantity(expected.min, unit)}`;
  if (expected.min === undefined) return `${title} is at most ${format.quantity(expected.max, unit)}`;
  return `${title} lies between ${format.number(expected.min)} and ${format.quantity(expected.max, unit)}`;
}

export function otherEntryPage<Name extends OtherCollection>(
  context: ViewContext,
  collection: Name,
  id: string,
): EntryPage {
  const entry = required(entriesOf(context.repository, collection).get(id), id);
  return entryPage(context, collection, id, factsOf[collection](context, entry));
}

import type { CollectionName, Day, Prose } from "../model/index.ts";
import { collections } from "../model/index.ts";
import { claimCell, dayCell, entryCell } from "./cells.ts";
import { entryPath, titleOf, type ViewContext } from "./context.ts";
import { withheldFacts } from "./edition.ts";
import { type FindingView, findingViews } from "./finding.ts";
import { formLink, type SourceLinks, sourceLinks } from "./source-links.ts";
import type { Cell, Rest, Table } from "./table.ts";
import { sentenceCase } from "./wording.ts";

/** A line of an entry's facts: what it is, and one or more values. */
export interface Fact {
  readonly label: string;
  readonly values: readonly Cell[];
  /** The others, where there are too many to name. */
  readonly rest?: Rest;
}

/** What the pages of all kinds of entries have in common. */
export interface EntryPage {
  readonly title: string;
  /** What kind of entry it is, e.g. `KPI`. */
  readonly kind: string;
  readonly collection: CollectionName;
  readonly id: string;
  readonly facts: readonly Fact[];
  readonly prose: Prose | undefined;
  readonly findings: readonly FindingView[];
  readonly decisions: Table | undefined;
  /** The file it comes from. */
  readonly file: string;
  /** Where that file can be seen and edited; `undefined` where `portal.json` does not say where the plan lies. */
  readonly source: SourceLinks | undefined;
  /** Where it can be edited in the form, relative to the portal; `undefined` in a portal without one. */
  readonly form: string | undefined;
  readonly tags: readonly string[];
}

export function entryPage(
  context: ViewContext,
  collection: CollectionName,
  id: string,
  facts: readonly Fact[],
): EntryPage {
  const key = `${collection}/${id}`;
  const origin = context.origins.get(key);
  const about = context.decisionsAbout.get(key);
  return {
    title: titleOf(context, collection, id),
    kind: sentenceCase(collections[collection].noun),
    collection,
    id,
    facts: withWithheld(
      facts.filter(({ values }) => values.length > 0),
      withheldFacts(context, key),
    ),
    prose: origin?.prose,
    findings: findingViews(context, key),
    decisions: about && decisionTable(context, about, "Decisions about it"),
    file: origin?.file ?? "",
    source: sourceLinks(context.repository.portal, origin?.file ?? ""),
    form: formLink(context.repository.portal, collection, id),
    tags: context.repository[collection].get(id)?.tags ?? [],
  };
}

/** What an edition leaves out of a fact stands behind what it shows of it. */
function withWithheld(facts: readonly Fact[], withheld: readonly Fact[]): readonly Fact[] {
  if (withheld.length === 0) return facts;
  const more = new Map(withheld.map(({ label, values }) => [label, values]));
  const shown = new Set(facts.map(({ label }) => label));
  return [
    ...facts.map(({ label, values }) => ({ label, values: [...values, ...(more.get(label) ?? [])] })),
    ...withheld.filter(({ label }) => !shown.has(label)),
  ];
}

export function fact(label: string, ...values: readonly (Cell | undefined)[]): Fact {
  return { label, values: values.filter((value) => value !== undefined) };
}

export function textFact(label: string, text: string | undefined): Fact {
  return { label, values: text === undefined || text === "" ? [] : [{ text }] };
}

type Decisions = Iterable<{
  readonly id: string;
  readonly date: Day;
  readonly status: string;
  readonly forum?: string | undefined;
}>;

export function decisionTable(context: ViewContext, decisions: Decisions, caption: string): Table {
  const rows = [...decisions].map(({ id, date, status, forum }) => [
    entryCell(context, "decisions", id),
    dayCell(context, date),
    standingCell(context, id, status),
    forum === undefined ? { text: "–" } : entryCell(context, "forums", forum),
  ]);
  return {
    caption,
    columns: [
      { title: "Decision" },
      { title: "Date" },
      { title: "Standing" },
      { title: "Forum", minor: true },
    ],
    rows,
    empty: "No decision is recorded.",
  };
}

/** Whether a decision still stands, in a word, with what took its place. */
export function standingCell(context: ViewContext, id: string, status: string): Cell {
  const current = context.decisions.get(id)?.current ?? id;
  if (current !== id) {
    const note = `by ${titleOf(context, "decisions", current)}`;
    return { text: "Superseded", note, noteHref: entryPath("decisions", current) };
  }
  return { text: status === "accepted" ? "Stands" : sentenceCase(status) };
}

type Updates = readonly {
  readonly id: string;
  readonly date: Day;
  readonly plan: string;
  readonly author: string;
  readonly claimed: "green" | "amber" | "red";
  readonly assurance: boolean;
}[];

export function updateTable(
  context: ViewContext,
  updates: Updates,
  caption: string,
  options: { readonly withPlan: boolean },
): Table {
  const rows = updates.map(({ id, date, plan, author, claimed, assurance }) => [
    entryCell(context, "updates", id),
    ...(options.withPlan ? [entryCell(context, "plans", plan)] : []),
    dayCell(context, date),
    entryCell(context, "people", author, assurance ? "independent review" : undefined),
    claimCell(claimed),
  ]);
  const plan = options.withPlan ? [{ title: "Plan" }] : [];
  return {
    caption,
    columns: [
      { title: "Update" },
      ...plan,
      { title: "Date" },
      { title: "Author", minor: true },
      { title: "Claimed" },
    ],
    rows,
    empty: "Nobody has reported yet.",
  };
}

import {
  byCodeUnits,
  type CollectionName,
  collectionNames,
  collections,
  type Entry,
  planOfMilestone,
} from "../model/index.ts";
import { entryPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { subjectsOfDecision } from "./decision-subjects.ts";
import { standingCell } from "./entry-page.ts";
import { proseWords } from "./prose.ts";
import { claimMark, statusMark } from "./status.ts";
import { listed, sentenceCase } from "./wording.ts";

/** What search knows of a page. */
export interface SearchRecord {
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly state: string;
  /** The same with what took its place, if it is a decision that was superseded. */
  readonly standing: string;
  /** By what a search can be narrowed, beside kind and state: the values by the name of the filter. */
  readonly filters: SearchFilters;
  /** Who decided or is accountable, as a result shows it. */
  readonly owner: string | undefined;
  /** The day the entry is about; what has none sorts behind what has one. */
  readonly day: string | undefined;
  /** What it is about, by the titles of other entries; empty if it is about itself. */
  readonly about: string;
  /** What was decided, in the words of the record's own section. */
  readonly outcome: string;
  readonly tags: string;
  readonly content: string;
}

export interface SearchFilters {
  readonly forum?: readonly string[];
  readonly year?: readonly string[];
  readonly plan?: readonly string[];
  readonly kpi?: readonly string[];
  readonly decider?: readonly string[];
  readonly owner?: readonly string[];
  readonly unit?: readonly string[];
}

/**
 * A record for every entry that has a page, in the order of collections and ids. Each is made when it is asked for: all of
 * them are all texts of a plan once more.
 */
export function* searchRecords(context: ViewContext): Generator<SearchRecord> {
  for (const collection of collectionNames) {
    if (collection === "actuals") continue;
    for (const id of context.repository[collection].keys()) yield searchRecord(context, collection, id);
  }
}

function searchRecord(context: ViewContext, collection: CollectionName, id: string): SearchRecord {
  const { repository, origins } = context;
  const entry: Fields = repository[collection].get(id) ?? {};
  const title = titleOf(context, collection, id);
  const day = dayOf(context, collection, id);
  const owner = ownerOf(entry);
  const prose = origins.get(`${collection}/${id}`)?.prose;
  const words = [...textsOf(entry), proseWords(context, prose?.text ?? ""), id.replace(/[-/]/g, " ")];
  const { plans, kpis } = subjectsOf(context, collection, id);
  const titles = (name: CollectionName, ids: readonly string[]) =>
    ids.map((subject) => titleOf(context, name, subject));
  const deciders = repository.decisions.get(id)?.deciders;
  const isDecision = collection === "decisions";
  const forum = isDecision ? repository.decisions.get(id)?.forum : undefined;
  return {
    path: entryPath(collection, id),
    title,
    kind: sentenceCase(collections[collection].noun),
    state: stateOf(context, collection, id),
    standing: standingOf(context, collection, id),
    filters: {
      ...(forum === undefined ? {} : { forum: titles("forums", [forum]) }),
      ...(day === undefined ? {} : { year: [day.slice(0, 4)] }),
      plan: titles("plans", plans),
      kpi: titles("kpis", kpis),
      decider: isDecision && deciders ? titles("people", deciders) : [],
      ...(owner === undefined || isDecision ? {} : { owner: titles("people", [owner]) }),
      unit: unitOf(context, entry, owner),
    },
    owner: isDecision ? listed(titles("people", deciders ?? [])) : owner && titleOf(context, "people", owner),
    day,
    about: [...titles("plans", plans), ...titles("kpis", kpis)].filter((name) => name !== title).join(", "),
    outcome: proseWords(context, prose?.headings.find(({ text }) => /\boutcome\b/i.test(text))?.words ?? ""),
    tags: listOf(entry["tags"]).join(" "),
    content: words.filter((text) => text !== "").join(" \n"),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** The plans and the KPIs that an entry belongs to, itself among them, so that their filters find all of it. */
function subjectsOf(
  { repository }: ViewContext,
  collection: CollectionName,
  id: string,
): { readonly plans: readonly string[]; readonly kpis: readonly string[] } {
  const sorted = (ids: readonly (string | undefined)[]) =>
    [...new Set(ids.filter((given) => given !== undefined && given !== "") as string[])].sort(byCodeUnits);
  const both = (plans: readonly (string | undefined)[], kpis: readonly (string | undefined)[]) => ({
    plans: sorted(plans),
    kpis: sorted(kpis),
  });
  switch (collection) {
    case "plans":
      return both([id], repository.plans.get(id)?.contributes.map(({ kpi }) => kpi) ?? []);
    case "kpis":
      return both([], [id]);
    case "milestones":
      return both([planOfMilestone(id)], repository.milestones.get(id)?.moves ?? []);
    case "updates":
      return both([repository.updates.get(id)?.plan], []);
    case "risks":
      return both([repository.risks.get(id)?.plan], [repository.risks.get(id)?.kpi]);
    case "assumptions":
      return both(repository.assumptions.get(id)?.plans ?? [], [repository.assumptions.get(id)?.kpi]);
    case "decisions": {
      const decision = repository.decisions.get(id);
      return decision ? decisionSubjects(repository, decision, both) : both([], []);
    }
    default:
      return both([], []);
  }
}

/** What a decision is about, and the plans of the milestones among that. */
function decisionSubjects<Result>(
  repository: ViewContext["repository"],
  decision: Entry<"decisions">,
  both: (plans: readonly string[], kpis: readonly string[]) => Result,
): Result {
  const subjects = [...subjectsOfDecision(repository, decision)].map(subjectOf);
  const idsIn = (name: CollectionName) =>
    subjects.filter(({ collection }) => collection === name).map(({ id }) => id);
  return both([...idsIn("plans"), ...idsIn("milestones").map(planOfMilestone)], idsIn("kpis"));
}

/** The sentences of an entry that somebody may look for. */
function textsOf(entry: Fields): readonly string[] {
  const outcome = entry["outcome"] as Fields | undefined;
  const texts = [
    entry["definition"],
    entry["valueStatement"],
    entry["statement"],
    entry["role"],
    entry["capability"],
    outcome?.["statement"],
  ];
  return texts.filter((text): text is string => typeof text === "string");
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

function ownerOf(entry: Fields): string | undefined {
  const owner =
    entry["accountable"] ??
    entry["author"] ??
    entry["lead"] ??
    entry["chair"] ??
    listOf(entry["deciders"])[0];
  return typeof owner === "string" ? owner : undefined;
}

function unitOf(context: ViewContext, entry: Fields, owner: string | undefined): readonly string[] {
  const { people } = context.repository;
  const unit = entry["unit"] ?? (owner === undefined ? undefined : people.get(owner)?.unit);
  return typeof unit === "string" ? [titleOf(context, "units", unit)] : [];
}

function dayOf(
  { repository, kpis, milestones }: ViewContext,
  collection: CollectionName,
  id: string,
): string | undefined {
  switch (collection) {
    case "updates":
    case "decisions":
      return repository[collection].get(id)?.date;
    case "milestones":
      return milestones.get(id)?.expectedFinish ?? repository.milestones.get(id)?.baseline.finish;
    case "kpis":
      return kpis.get(id)?.at ?? undefined;
    default:
      return undefined;
  }
}

/** How an entry stands, in a word; empty for what has no state. */
function stateOf(context: ViewContext, collection: CollectionName, id: string): string {
  const { repository } = context;
  switch (collection) {
    case "kpis":
      return statusMark(context.kpis.get(id)?.status).word;
    case "plans":
      return statusMark(context.plans.get(id)?.computed).word;
    case "milestones":
      return sentenceCase(context.milestones.get(id)?.state ?? "");
    case "updates":
      return `Claimed ${claimMark(repository.updates.get(id)?.claimed).word.toLowerCase()}`;
    case "decisions":
      return standingCell(context, id, repository.decisions.get(id)?.status ?? "").text;
    case "risks":
      return sentenceCase(repository.risks.get(id)?.state ?? "");
    case "assumptions":
      return sentenceCase(context.assumptions.get(id)?.state ?? "");
    default:
      return "";
  }
}

function standingOf(context: ViewContext, collection: CollectionName, id: string): string {
  const decision = collection === "decisions" ? context.repository.decisions.get(id) : undefined;
  if (!decision) return stateOf(context, collection, id);
  const { text, note } = standingCell(context, id, decision.status);
  return note === undefined ? text : `${text} ${note}`;
}

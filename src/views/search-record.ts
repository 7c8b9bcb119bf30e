import { type CollectionName, collectionNames, collections } from "../model/index.ts";
import { entryPath, titleOf, type ViewContext } from "./context.ts";
import { standingCell } from "./entry-page.ts";
import { statusMark } from "./status.ts";

/** What search knows of a page. */
export interface SearchRecord {
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly state: string;
  readonly owner: string | undefined;
  readonly unit: string | undefined;
  readonly year: string | undefined;
  /** The day the entry is about; what has none sorts behind what has one. */
  readonly day: string | undefined;
  readonly content: string;
}

/** A record for every entry that has a page, in the order of collections and ids. */
export function searchRecords(context: ViewContext): readonly SearchRecord[] {
  return collectionNames
    .filter((collection) => collection !== "actuals")
    .flatMap((collection) =>
      [...context.repository[collection].keys()].map((id) => searchRecord(context, collection, id)),
    );
}

function searchRecord(context: ViewContext, collection: CollectionName, id: string): SearchRecord {
  const { repository, origins } = context;
  const entry = repository[collection].get(id) ?? {};
  const title = titleOf(context, collection, id);
  const day = dayOf(context, collection, id);
  const owner = ownerOf(entry);
  const noun = collections[collection].noun;
  const words = [
    title,
    ...textsOf(entry),
    origins.get(`${collection}/${id}`)?.prose?.text ?? "",
    id.replace(/[-/]/g, " "),
  ];
  return {
    path: entryPath(collection, id),
    title,
    kind: noun.slice(0, 1).toUpperCase() + noun.slice(1),
    state: stateOf(context, collection, id),
    owner: owner === undefined ? undefined : titleOf(context, "people", owner),
    unit: unitOf(context, entry, owner),
    year: day?.slice(0, 4),
    day,
    content: words.join(" \n"),
  };
}

type Fields = Readonly<Record<string, unknown>>;

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
  const tags = Array.isArray(entry["tags"]) ? entry["tags"] : [];
  return [...texts, ...tags].filter((text): text is string => typeof text === "string");
}

function ownerOf(entry: Fields): string | undefined {
  const deciders = entry["deciders"];
  const owner =
    entry["accountable"] ??
    entry["author"] ??
    entry["lead"] ??
    entry["chair"] ??
    (Array.isArray(deciders) ? deciders[0] : undefined);
  return typeof owner === "string" ? owner : undefined;
}

function unitOf(context: ViewContext, entry: Fields, owner: string | undefined): string | undefined {
  const { people } = context.repository;
  const unit = entry["unit"] ?? (owner === undefined ? undefined : people.get(owner)?.unit);
  return typeof unit === "string" ? titleOf(context, "units", unit) : undefined;
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

function stateOf(context: ViewContext, collection: CollectionName, id: string): string {
  const { repository } = context;
  switch (collection) {
    case "kpis":
      return statusMark(context.kpis.get(id)?.status).word;
    case "plans":
      return statusMark(context.plans.get(id)?.computed).word;
    case "milestones":
      return context.milestones.get(id)?.state ?? "n/a";
    case "updates":
      return `Claimed ${repository.updates.get(id)?.claimed ?? "n/a"}`;
    case "decisions":
      return standingCell(context, id, repository.decisions.get(id)?.status ?? "").text;
    case "risks":
      return repository.risks.get(id)?.state ?? "n/a";
    case "assumptions":
      return context.report.assumptions.find((assumption) => assumption.id === id)?.state ?? "n/a";
    default:
      return "–";
  }
}

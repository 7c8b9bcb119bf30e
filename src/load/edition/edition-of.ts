/**
 * The one place where a plan becomes the edition for an audience: before anything is computed, so that nothing that
 * comes after it has to ask what may be shown.
 *
 *     const { repository, sources } = editionOf(loaded.repository, loaded.sources, "board");
 */
import {
  type CollectionName,
  collectionNames,
  collections,
  type Edition,
  type Entry,
  type EntryLists,
  entriesOf,
  isMeantFor,
  type PlanRepository,
  planRepository,
} from "../../model/index.ts";
import { bodyOf, fileOfBody } from "../frontmatter-document.ts";
import type { EntrySource } from "../load-plan.ts";
import { parseProse } from "../prose/parse.ts";
import { narrativeOf } from "../prose/read-prose.ts";
import { leftOut, withBelongings } from "./left-out.ts";
import { withoutMentions } from "./without-mentions.ts";
import { type LeftOut, type ReducedEntry, withoutReferences } from "./without-references.ts";

export interface EditionOfPlan {
  readonly repository: PlanRepository;
  readonly sources: ReadonlyMap<string, EntrySource>;
  /** What it leaves out, as `collection/id`. */
  readonly leftOut: ReadonlySet<string>;
}

/** The edition of a plan that passed the check, with the texts of its entries. */
export function editionOf(
  whole: PlanRepository,
  sources: ReadonlyMap<string, EntrySource>,
  audience: string,
): EditionOfPlan {
  const out = leftOut(whole, audience);
  const repository = without(whole, audience, out, out);
  if (out.size === 0) return { repository, sources, leftOut: out };
  const known = namesOf(whole, out);
  const kept = [...sources].filter(([name]) => !out.has(name));
  return {
    repository,
    sources: new Map(kept.map(([name, source]) => [name, withoutMentionsIn(source, known)])),
    leftOut: out,
  };
}

/** The figures of an edition alone, for a state of the past, and what of that state it does not hold. */
export interface PastEdition {
  readonly repository: PlanRepository;
  readonly leftOut: ReadonlySet<string>;
}

/**
 * The edition of a state of the past. Besides what that state itself kept from the audience, it holds nothing that is
 * withdrawn, whatever the state says of it. What was restricted then and is not withdrawn is known to the audience by
 * now: it was not to be seen, but to name it tells nothing.
 */
export function pastEditionOf(
  whole: PlanRepository,
  audience: string,
  isWithdrawn: (name: string) => boolean,
): PastEdition {
  const hidden = withBelongings(
    whole,
    (name, entry) => isWithdrawn(name) || !isMeantFor(audience, entry.audience),
  );
  const secret = hidden.size === 0 ? hidden : withBelongings(whole, isWithdrawn);
  return { repository: without(whole, audience, hidden, secret), leftOut: hidden };
}

/** The plan without the entries that are out, in which those that are secret are not named either. */
function without(
  whole: PlanRepository,
  audience: string,
  out: ReadonlySet<string>,
  secret: ReadonlySet<string>,
): PlanRepository {
  if (out.size === 0) return { ...whole, edition: { audience, leftOut: 0, withheld: new Map() } };
  const known = namesOf(whole, secret);
  const lists: { [Name in CollectionName]?: readonly Entry<Name>[] } = {};
  const withheld = new Map<string, readonly string[]>();
  for (const collection of collectionNames) {
    const reduced = [...entriesOf(whole, collection).values()]
      .filter(({ id }) => !out.has(`${collection}/${id}`))
      .map((entry) => withoutReferences(collection, entry, known) as ReducedEntry<CollectionName>);
    Object.assign(lists, { [collection]: reduced.map(({ entry }) => entry) });
    for (const { entry, withheld: fields } of reduced) {
      // Actuals can be restricted by themselves; their KPI names them by having their id.
      const isMeasured = collection === "kpis" && secret.has(`actuals/${entry.id}`);
      const all = isMeasured ? [...fields, "measurements"] : fields;
      if (all.length > 0) withheld.set(`${collection}/${entry.id}`, all);
    }
  }
  const edition: Edition = { audience, leftOut: out.size, withheld };
  return { ...planRepository(whole.portal, lists as EntryLists), edition };
}

function namesOf(whole: PlanRepository, out: ReadonlySet<string>): LeftOut {
  const idOf = (name: string) => name.slice(name.indexOf("/") + 1);
  const ids = new Set([...out].map(idOf));
  const isThere = (id: string) =>
    collectionNames.some((name) => entriesOf(whole, name).has(id) && !out.has(`${name}/${id}`));
  return { has: (name) => out.has(name), holdsAlone: (id) => ids.has(id) && !isThere(id) };
}

function withoutMentionsIn(source: EntrySource, known: LeftOut): EntrySource {
  const { collection, id, body, prose } = source;
  if (body === undefined || !prose) return source;
  const file = `${collection}/${id}.${collections[collection].format}`;
  const text = fileOfBody(body);
  const reduced = withoutMentions(text, file, known);
  if (reduced === text) return source;
  const parsed = parseProse(reduced);
  if (!parsed.ok) throw new Error(`${source.file}: its text cannot be read any more; please report this`);
  const images = new Set(prose.parts.flatMap((part) => (part.kind === "image" ? [part.path] : [])));
  const narrative = narrativeOf(parsed.document, { text: reduced, file, images });
  return { ...source, body: bodyOf(reduced), ...narrative };
}

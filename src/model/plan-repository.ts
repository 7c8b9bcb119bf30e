import { type CollectionName, collectionNames } from "./collection-name.ts";
import type { Entry } from "./collections.ts";
import type { Edition } from "./edition.ts";
import { byCodeUnits } from "./order.ts";
import type { Portal } from "./portal.ts";

/** The entries of one collection by id, in the order of their ids (by code units). */
export type Entries<Name extends CollectionName> = ReadonlyMap<string, Entry<Name>>;

/**
 * A whole plan repository: the settings, and the entries of every collection. References between entries
 * are ids, and in a repository that passed the check each of them resolves.
 */
export type PlanRepository = {
  readonly portal: Portal;
  /** Set where it is not the whole plan, but the edition of it for an audience. */
  readonly edition?: Edition;
} & EntriesByCollection;

type EntriesByCollection = { readonly [Name in CollectionName]: Entries<Name> };

/** Any entries of any collections, in any order, by collection. */
export type EntryLists = { readonly [Name in CollectionName]?: readonly Entry<Name>[] };

/** Puts entries together to a plan repository, in the order of their ids whatever order they come in. */
export function planRepository(portal: Portal, lists: EntryLists): PlanRepository {
  const byId = (name: CollectionName) => {
    const entries: readonly { readonly id: string }[] = lists[name] ?? [];
    const sorted = [...entries].sort((a, b) => byCodeUnits(a.id, b.id));
    return [name, new Map(sorted.map((entry) => [entry.id, entry]))];
  };
  return { portal, ...Object.fromEntries(collectionNames.map(byId)) } as PlanRepository;
}

/** The id of the plan that a milestone belongs to: its folder, e.g. `erp` for `erp/go-live`. */
export function planOfMilestone(milestoneId: string): string {
  return milestoneId.slice(0, Math.max(0, milestoneId.lastIndexOf("/")));
}

/** The entries of a collection that is known by name only; TypeScript keeps the type of its entries. */
export function entriesOf<Name extends CollectionName>(
  repository: EntriesByCollection,
  collection: Name,
): Entries<Name> {
  return repository[collection];
}

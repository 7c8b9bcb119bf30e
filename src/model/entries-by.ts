import type { CollectionName } from "./collection-name.ts";
import type { Entry } from "./collections.ts";
import { oncePer } from "./once-per.ts";
import { entriesOf, type PlanRepository } from "./plan-repository.ts";

/** The entries of one collection that have a key, in the order of the collection. */
export type EntriesBy<Name extends CollectionName> = (
  repository: PlanRepository,
  key: string,
) => readonly Entry<Name>[];

/**
 * Looks entries up by what they name: a reference read backwards. Each page asks who names its entry, and to go through
 * all entries for each of them is what makes the pages of a plan cost the square of its size.
 *
 *     const milestonesOf = entriesBy("milestones", ({ accountable }) => [accountable]);
 *     milestonesOf(repository, "coo")
 *
 * An entry has as many keys as it names, and is found once under each, however often it names it.
 */
export function entriesBy<Name extends CollectionName>(
  collection: Name,
  keysOf: (entry: Entry<Name>) => readonly (string | undefined)[],
): EntriesBy<Name> {
  const indexOf = oncePer((repository: PlanRepository) =>
    groupedByEach(entriesOf(repository, collection).values(), keysOf),
  );
  return (repository, key) => indexOf(repository).get(key) ?? [];
}

/** Groups items that belong to several groups, in their order; an item is once in each of its groups. */
export function groupedByEach<Item, Key>(
  items: Iterable<Item>,
  keysOf: (item: Item) => readonly Key[],
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

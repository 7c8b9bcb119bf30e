import {
  addDays,
  type CollectionName,
  collectionNames,
  type Entry,
  entriesBy,
  entriesOf,
  type PlanRepository,
} from "../../model/index.ts";
import { hadForce } from "../governance/decision-report.ts";
import { declarationDays } from "../governance/remembered.ts";
import { both, sameName } from "./moved.ts";
import type { States } from "./states.ts";

/** An entry with the title that it has, or had before it was removed. */
export interface NamedEntry {
  readonly collection: NamedCollection;
  readonly id: string;
  readonly title: string;
}

export interface RemovedEntry extends NamedEntry {
  /** The decision with force that says so in `removes`; `null` without one. */
  readonly decision: string | null;
}

export interface RenamedEntry extends NamedEntry {
  readonly idBefore: string;
}

/** Measurements belong to their KPI and are no entries that somebody would look for. */
export type NamedCollection = Exclude<CollectionName, "actuals">;

export interface EntryChanges {
  readonly entered: readonly NamedEntry[];
  readonly removed: readonly RemovedEntry[];
  readonly renamed: readonly RenamedEntry[];
}

/** What is new, gone or renamed, by collection in their order, then by id. */
export function entryChanges({ before, after, idNow }: States): EntryChanges {
  const each = <T>(list: (collection: NamedCollection) => readonly T[]) =>
    collectionNames.flatMap((collection) =>
      collection === "actuals" || isSameList(collection) ? [] : list(collection),
    );
  // Replaying leaves most collections as they stand in the files.
  const isSameList = (collection: NamedCollection) =>
    before.repository[collection] === after.repository[collection] && idNow(collection) === sameName;
  const idsBefore = (collection: NamedCollection): Pick<ReadonlySet<string>, "has"> =>
    idNow(collection) === sameName
      ? before.repository[collection]
      : new Set([...before.repository[collection].keys()].map(idNow(collection)));
  return {
    entered: each((collection) => {
      const known = idsBefore(collection);
      return entries(after.repository, collection)
        .filter(({ id }) => !known.has(id))
        .map((entry) => named(collection, entry));
    }),
    removed: each((collection) => {
      const present = idNow(collection);
      return entries(before.repository, collection)
        .filter(({ id }) => !after.repository[collection].has(present(id)))
        .map((entry) => named(collection, entry))
        .map((entry) => ({ ...entry, decision: removedBy({ before, after }, entry) }));
    }),
    renamed: each((collection) =>
      idNow(collection) === sameName
        ? []
        : both(
            entries(before.repository, collection),
            entries(after.repository, collection),
            idNow(collection),
          )
            .filter(({ id, before: then }) => then.id !== id)
            .map(({ before: then, after: now }) => ({ ...named(collection, now), idBefore: then.id })),
    ),
  };
}

/** The decision that declares it, by the same rule as for the history of the files. */
function removedBy(
  { before, after }: Pick<States, "before" | "after">,
  { collection, id }: NamedEntry,
): string | null {
  const first = addDays(before.report.asOf, -declarationDays);
  const decisions = removing(after.repository, `${collection}/${id}`);
  return decisions.find((decision) => hadForce(decision) && decision.date >= first)?.id ?? null;
}

const removing = entriesBy("decisions", ({ removes }) => removes);

/** Somebody else is accountable for an entry. */
export interface HandOver {
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

const accountableCollections = [
  "objectives",
  "kpis",
  "assumptions",
  "plans",
  "milestones",
  "risks",
] as const satisfies readonly CollectionName[];

export function handOvers({ before, after, idNow }: States): readonly HandOver[] {
  const person = idNow("people");
  return accountableCollections.flatMap((collection) =>
    both<{ readonly id: string; readonly accountable: string }>(
      before.repository[collection].values(),
      after.repository[collection].values(),
      idNow(collection),
    ).flatMap(({ id, before: then, after: now }) =>
      person(then.accountable) === now.accountable
        ? []
        : [{ subject: `${collection}/${id}`, before: person(then.accountable), after: now.accountable }],
    ),
  );
}

function entries(repository: PlanRepository, collection: NamedCollection): readonly Entry<NamedCollection>[] {
  return [...entriesOf(repository, collection).values()];
}

function named(collection: NamedCollection, { id, title }: Entry<NamedCollection>): NamedEntry {
  return { collection, id, title };
}

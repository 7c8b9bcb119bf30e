import {
  type CollectionName,
  collectionNames,
  type Entry,
  entriesOf,
  isMeantFor,
  type PlanRepository,
  planOfMilestone,
} from "../../model/index.ts";

/** The entries that the edition for an audience leaves out, as `collection/id`, with all that belongs to them. */
export function leftOut(repository: PlanRepository, audience: string): ReadonlySet<string> {
  return withBelongings(repository, (_, entry) => !isMeantFor(audience, entry.audience));
}

/** The entries that something is true of, and all that belong to one of these, as `collection/id`. */
export function withBelongings(
  repository: PlanRepository,
  isOut: (name: string, entry: Entry<CollectionName>) => boolean,
): ReadonlySet<string> {
  const out = new Set<string>();
  for (const collection of collectionNames)
    for (const entry of entriesOf(repository, collection).values()) {
      const name = `${collection}/${entry.id}`;
      if (isOut(name, entry)) out.add(name);
    }
  if (out.size === 0) return out;
  // A milestone comes after its plan and an update after its milestone, so one look at each is enough.
  for (const collection of owned)
    for (const entry of entriesOf(repository, collection).values())
      if (ownersOf(collection, entry).some((owner) => out.has(owner))) out.add(`${collection}/${entry.id}`);
  return out;
}

/** The collections whose entries belong to others, each behind those that it belongs to. */
const owned = ["actuals", "milestones", "updates", "risks"] as const;
type Owned = (typeof owned)[number];

const owners: { readonly [Name in Owned]: (entry: Entry<Name>) => readonly string[] } = {
  actuals: ({ id }) => [`kpis/${id}`],
  milestones: ({ id }) => [`plans/${planOfMilestone(id)}`],
  updates: ({ plan, milestone }) => [`plans/${plan}`, ...named("milestones", milestone)],
  // A risk is the risk of its plan; one that threatens no plan is that of its KPI.
  risks: ({ plan, kpi }) => (plan === undefined ? named("kpis", kpi) : [`plans/${plan}`]),
};

/** The entries without which an entry says nothing, and with which it is therefore restricted. */
function ownersOf<Name extends Owned>(collection: Name, entry: Entry<Name>): readonly string[] {
  return owners[collection](entry);
}

function named(collection: CollectionName, id: string | undefined): readonly string[] {
  return id === undefined ? [] : [`${collection}/${id}`];
}

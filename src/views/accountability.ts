/**
 * How much is in whose name: what a person is accountable for and can still do something about.
 *
 * Counted are objectives, KPIs, plans that are not over, milestones that are still to be finished, assumptions
 * and open risks. The median is that of everybody here who has anything in their name, so that it does not
 * move with those who are listed for other reasons. Twice the median, and three more than it at least, is
 * called overload; what is in the name of somebody who has left, a vacuum.
 */
import { isOngoing } from "../analysis/index.ts";
import { type CollectionName, oncePer } from "../model/index.ts";
import type { ViewContext } from "./context.ts";

export interface Load {
  /** The ids of what is in the person's name, by collection. */
  readonly owned: Readonly<Record<OwnedCollection, readonly string[]>>;
  readonly total: number;
  readonly state: "overload" | "vacuum" | "usual" | "none";
}

export interface Loads {
  readonly of: (person: string) => Load;
  /** Of everybody here who has anything; 0 if nobody has. */
  readonly median: number;
  /** How many people the median is of. */
  readonly people: number;
}

export const ownedCollections = [
  "objectives",
  "kpis",
  "plans",
  "milestones",
  "assumptions",
  "risks",
] as const satisfies readonly CollectionName[];
export type OwnedCollection = (typeof ownedCollections)[number];

const nothing = (): Record<OwnedCollection, string[]> => ({
  objectives: [],
  kpis: [],
  plans: [],
  milestones: [],
  assumptions: [],
  risks: [],
});

/** Everybody's; a page for each person asks for it. */
export const loads = oncePer((context: ViewContext): Loads => {
  const { people } = context.repository;
  const owned = ownedBy(context);
  const totals = new Map([...owned].map(([person, lists]) => [person, Object.values(lists).flat().length]));
  const carried = [...totals]
    .filter(([person]) => people.get(person)?.active)
    .map(([, total]) => total)
    .sort((a, b) => a - b);
  const median = medianOf(carried);
  return {
    median,
    people: carried.length,
    of: (person) => {
      const total = totals.get(person) ?? 0;
      const isHere = people.get(person)?.active ?? false;
      const isMuch = total >= 2 * median && total >= median + 3;
      return {
        owned: owned.get(person) ?? nothing(),
        total,
        state: total === 0 ? "none" : !isHere ? "vacuum" : isMuch ? "overload" : "usual",
      };
    },
  };
});

function ownedBy(context: ViewContext): ReadonlyMap<string, Load["owned"]> {
  const { repository, milestones } = context;
  const owned = new Map<string, Record<OwnedCollection, string[]>>();
  const add = (collection: OwnedCollection, id: string, person: string) => {
    const lists = owned.get(person) ?? nothing();
    lists[collection].push(id);
    owned.set(person, lists);
  };
  for (const { id, accountable } of repository.objectives.values()) add("objectives", id, accountable);
  for (const { id, accountable } of repository.kpis.values()) add("kpis", id, accountable);
  for (const plan of repository.plans.values()) if (isOngoing(plan)) add("plans", plan.id, plan.accountable);
  for (const { id, accountable } of repository.milestones.values()) {
    const state = milestones.get(id)?.state;
    if (state === "pending" || state === "overdue") add("milestones", id, accountable);
  }
  for (const { id, accountable } of repository.assumptions.values()) add("assumptions", id, accountable);
  for (const { id, accountable, state } of repository.risks.values())
    if (state === "open") add("risks", id, accountable);
  return owned;
}

/** The middle of numbers in order, of the two middle ones if there are two; 0 of none. */
function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}

import { byCodeUnits, type Entry, oncePer } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import { governs } from "./scope.ts";

/** The meetings that a person's decisions are brought to: those that govern a unit the person belongs to. */
export function forumsInScope(context: ViewContext, person: string): readonly Entry<"forums">[] {
  const known = knownScopes(context);
  const before = known.get(person);
  if (before) return before;
  const forums = forumsByTitle(context).filter(({ units }) => governs(context, units, person));
  known.set(person, forums);
  return forums;
}

/** By person: a few of them are accountable for what thousands of decisions are required about. */
const knownScopes = oncePer((_: ViewContext) => new Map<string, readonly Entry<"forums">[]>());

const forumsByTitle = oncePer(({ repository }: ViewContext) =>
  [...repository.forums.values()].sort((a, b) => byCodeUnits(a.title, b.title) || byCodeUnits(a.id, b.id)),
);

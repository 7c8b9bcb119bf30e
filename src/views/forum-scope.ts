import { byCodeUnits, type Entry } from "../model/index.ts";
import type { ViewContext } from "./context.ts";

/** The meetings that a person's decisions are brought to: those that govern a unit the person belongs to. */
export function forumsInScope(context: ViewContext, person: string): readonly Entry<"forums">[] {
  const { forums } = context.repository;
  return [...forums.values()]
    .filter((forum) => governs(context, forum, person))
    .sort((a, b) => byCodeUnits(a.title, b.title) || byCodeUnits(a.id, b.id));
}

/** Whether a person belongs to a unit of the forum's scope or to one below it. */
function governs({ repository }: ViewContext, { units }: Entry<"forums">, person: string): boolean {
  if (units.length === 0) return true;
  const seen = new Set<string>();
  let unit = repository.people.get(person)?.unit;
  while (unit !== undefined && !seen.has(unit)) {
    if (units.includes(unit)) return true;
    seen.add(unit);
    unit = repository.units.get(unit)?.parent;
  }
  return false;
}

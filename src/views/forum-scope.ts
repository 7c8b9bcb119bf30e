import { byCodeUnits, type Entry } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import { governs } from "./scope.ts";

/** The meetings that a person's decisions are brought to: those that govern a unit the person belongs to. */
export function forumsInScope(context: ViewContext, person: string): readonly Entry<"forums">[] {
  const { forums } = context.repository;
  return [...forums.values()]
    .filter(({ units }) => governs(context, units, person))
    .sort((a, b) => byCodeUnits(a.title, b.title) || byCodeUnits(a.id, b.id));
}

import { byCodeUnits, type Entry } from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { standingCell } from "./entry-page.ts";
import { successorsOfDecision } from "./references.ts";
import type { Cell } from "./table.ts";

/** One decision of a chain in which each takes the place of the one before. */
export interface ChainLink {
  readonly decision: Cell;
  readonly date: Cell;
  /** Whether it still stands, in a word. */
  readonly standing: string;
  readonly isThis: boolean;
}

/** All decisions that this one supersedes or is superseded by, at any distance, oldest first; empty if none. */
export function supersession(context: ViewContext, id: string): readonly ChainLink[] {
  const { decisions } = context.repository;
  const before = (decision: Entry<"decisions">) => decision.supersedes;
  const after = ({ id: old }: Entry<"decisions">) =>
    successorsOfDecision(context.repository, old).map((next) => next.id);
  const chain = new Set([...reached(context, id, before), ...reached(context, id, after)]);
  if (chain.size < 2) return [];
  return [...chain]
    .flatMap((one) => decisions.get(one) ?? [])
    .sort((a, b) => byCodeUnits(a.date, b.date) || byCodeUnits(a.id, b.id))
    .map((decision) => ({
      decision: entryCell(context, "decisions", decision.id),
      date: dayCell(context, decision.date),
      standing: standingCell(context, decision.id, decision.status).text,
      isThis: decision.id === id,
    }));
}

function reached(
  { repository: { decisions } }: ViewContext,
  from: string,
  next: (decision: Entry<"decisions">) => readonly string[],
): ReadonlySet<string> {
  const found = new Set([from]);
  for (const id of found) {
    const decision = decisions.get(id);
    for (const other of decision ? next(decision) : []) found.add(other);
  }
  return found;
}

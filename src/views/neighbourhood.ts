import { byCodeUnits } from "../model/index.ts";

/** What lies around an entry: it, and its nearest neighbours up to a number that can be read. */
export interface Neighbourhood {
  /** The entry itself is in it. */
  readonly ids: ReadonlySet<string>;
  /** How many neighbours there are besides. */
  readonly omitted: number;
}

export interface Steps {
  /** Leads from an entry to those before it. */
  readonly back: (id: string) => readonly string[];
  /** Leads from an entry to those after it. */
  readonly forth: (id: string) => readonly string[];
  /** Of two neighbours equally near, the one with the smaller number matters more; all alike by default. */
  readonly rank?: (id: string) => number;
}

const furthest = 2;
const mostNodes = 30;

/**
 * The entries that lead to one within two steps, and those that it leads to. Where there are too many to read,
 * the nearest stay, of those the ones that matter more, and then the first by id.
 *
 *     a → b → [c] → d → e → f          a, b, c, d, e; a → x is no neighbour: x is not on the way to c
 */
export function neighbourhood(focus: string, steps: Steps, most = mostNodes): Neighbourhood {
  const { rank = () => 0 } = steps;
  const distances = within(focus, steps.back);
  for (const [id, distance] of within(focus, steps.forth)) distances.set(id, distance);
  distances.delete(focus);
  const others = [...distances].sort(
    ([a, near], [b, far]) => near - far || rank(a) - rank(b) || byCodeUnits(a, b),
  );
  const kept = others.slice(0, most - 1).map(([id]) => id);
  return { ids: new Set([focus, ...kept]), omitted: others.length - kept.length };
}

/** How many steps each entry is away, up to the furthest. */
function within(focus: string, step: (id: string) => readonly string[]): Map<string, number> {
  const distances = new Map([[focus, 0]]);
  // A map may grow while it is gone through; what is added comes last, so the nearest come first.
  for (const [id, distance] of distances) {
    if (distance === furthest) continue;
    for (const next of step(id)) if (!distances.has(next)) distances.set(next, distance + 1);
  }
  return distances;
}

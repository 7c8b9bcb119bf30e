import type { CollectionName } from "../../model/index.ts";
import type { Path } from "../document.ts";
import { type CheckedEntry, type CheckScope, faultAt, type ReportFault } from "./checked-entry.ts";

/** The fields along which an entry must never lead back to itself. */
const acyclicFields: readonly (readonly [CollectionName, string])[] = [
  ["systems", "replacedBy"],
  ["units", "parent"],
  ["objectives", "parent"],
  ["kpis", "drives"],
  ["plans", "parent"],
  ["plans", "dependsOn"],
  ["milestones", "dependsOn"],
  ["decisions", "supersedes"],
];

interface Edge {
  readonly to: string;
  readonly path: Path;
}

/** Reports cycles, each at the reference of its first entry by id, with the whole way round. */
export function checkCycles({ entries }: CheckScope, report: ReportFault): void {
  for (const [collection, field] of acyclicFields) {
    const members = new Map(
      entries.filter((entry) => entry.collection === collection).map((entry) => [entry.id, entry]),
    );
    const edges = new Map([...members].map(([id, entry]) => [id, edgesOf(entry, field)]));
    for (const cycle of cyclesOf(edges)) {
      const [first = "", second = first] = cycle;
      const entry = members.get(first);
      const path = edges.get(first)?.find(({ to }) => to === second)?.path;
      if (!entry || !path) continue;
      const way = [...cycle, first].map((id) => `\`${id}\``).join(" → ");
      const hint = "take one of these references out, so that following them comes to an end";
      report(
        entry,
        faultAt(entry, path, "reference/cycle", `\`${field}\` goes round in a circle: ${way}`, hint),
      );
    }
  }
}

function edgesOf(entry: CheckedEntry, field: string): readonly Edge[] {
  return entry.references
    .filter(({ path, collection }) => path[0] === field && collection === entry.collection)
    .map(({ path, id }) => ({ to: id, path }));
}

/**
 * Cycles that together hold every reference which has to go: following the references in the order of the
 * ids, each one that leads back to the way it came from closes a cycle. Taking these out would leave none. No
 * recursion, so a chain may be of any length.
 */
function cyclesOf(edges: ReadonlyMap<string, readonly Edge[]>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const finished = new Set<string>();
  for (const start of [...edges.keys()].sort()) {
    if (finished.has(start)) continue;
    const way = [step(start, edges)];
    const height = new Map([[start, 0]]);
    for (let here = way.at(-1); here; here = way.at(-1)) {
      const to = here.left.pop();
      if (to === undefined) {
        finished.add(here.id);
        height.delete(here.id);
        way.pop();
      } else if (height.has(to)) {
        cycles.push(fromSmallest(way.slice(height.get(to)).map(({ id }) => id)));
      } else if (!finished.has(to)) {
        height.set(to, way.length);
        way.push(step(to, edges));
      }
    }
  }
  return cycles;
}

/** An entry on the way, with the entries it leads to that have not been followed yet, the last one first. */
interface Step {
  readonly id: string;
  readonly left: string[];
}

function step(id: string, edges: ReadonlyMap<string, readonly Edge[]>): Step {
  const targets = new Set((edges.get(id) ?? []).map(({ to }) => to).filter((to) => edges.has(to)));
  return { id, left: [...targets].sort().reverse() };
}

function fromSmallest(cycle: readonly string[]): readonly string[] {
  const smallest = cycle.reduce((best, id, index) => (id < (cycle[best] ?? id) ? index : best), 0);
  return [...cycle.slice(smallest), ...cycle.slice(0, smallest)];
}

import { type CollectionName, collections } from "../../model/index.ts";
import type { Path } from "../document.ts";
import { referencesIn } from "../schema-walk.ts";
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

/** Reports each cycle once, at the reference of its first entry by id, with the whole way round. */
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
      const hint = "take one of these references out; nothing can come before itself";
      report(
        entry,
        faultAt(entry, path, "reference/cycle", `\`${field}\` goes round in a circle: ${way}`, hint),
      );
    }
  }
}

function edgesOf(entry: CheckedEntry, field: string): readonly Edge[] {
  return referencesIn(collections[entry.collection].schema, entry.document.data)
    .filter(({ path, collection }) => path[0] === field && collection === entry.collection)
    .map(({ path, id }) => ({ to: id, path }));
}

/**
 * One cycle for every knot of entries that lead to each other. First whatever cannot be on a cycle is
 * peeled off from both ends, then from the first id that is left the references are followed until an id
 * comes again; its knot is taken away, and so on. No recursion, so a chain may be of any length.
 */
function cyclesOf(edges: ReadonlyMap<string, readonly Edge[]>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const left = new Map(
    [...edges].map(([id, list]) => [id, new Set(list.map(({ to }) => to).filter((to) => edges.has(to)))]),
  );
  peel(left);
  while (left.size > 0) {
    const cycle = walkRound(left);
    cycles.push(cycle);
    for (const id of cycle) left.delete(id);
    for (const targets of left.values()) for (const id of cycle) targets.delete(id);
    peel(left);
  }
  return cycles;
}

/** Takes away, again and again, every id that leads nowhere. */
function peel(left: Map<string, Set<string>>): void {
  const sources = new Map<string, string[]>();
  for (const [id, targets] of left) {
    for (const to of targets) {
      const list = sources.get(to);
      if (list) list.push(id);
      else sources.set(to, [id]);
    }
  }
  const ends = [...left].filter(([, targets]) => targets.size === 0).map(([id]) => id);
  for (let id = ends.pop(); id !== undefined; id = ends.pop()) {
    left.delete(id);
    for (const source of sources.get(id) ?? []) {
      const targets = left.get(source);
      if (targets?.delete(id) && targets.size === 0) ends.push(source);
    }
  }
}

/** Follows the smallest reference from the smallest id; every id that is left leads on, so one must come again. */
function walkRound(left: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const order = new Map<string, number>();
  const way: string[] = [];
  let id = [...left.keys()].sort()[0] ?? "";
  while (!order.has(id)) {
    order.set(id, way.length);
    way.push(id);
    id = [...(left.get(id) ?? [])].sort()[0] ?? "";
  }
  const cycle = way.slice(order.get(id));
  const smallest = cycle.indexOf([...cycle].sort()[0] ?? "");
  return [...cycle.slice(smallest), ...cycle.slice(0, smallest)];
}

/**
 * Line of sight: what connects money to the P&L or to operations.
 *
 * A KPI is grounded if it is itself a P&L line or a measure of operational efficiency, or if it drives, through
 * any number of edges, one that is. A plan sees the ground through a contribution that is sound: accepted by
 * the KPI's own accountable, realised by a milestone that still stands, and in the good direction.
 *
 *     plans/erp ──sound──> kpis/stock-accuracy ──drives──> kpis/fulfilment-days ──> objectives/speed
 *                          grounded through others         has `grounding`
 *
 * The strength of a plan's line of sight is that of its best contribution:
 *
 *     direct     sound, to a KPI that has `grounding` itself
 *     indirect   sound, to a KPI that is grounded through others
 *     claimed    any other contribution, or objectives that no KPI carries
 *     none       nothing at all
 *
 * Direct and indirect make a plan essential; everything else is non-essential until proven otherwise, and is
 * told the first link that is missing. The proof is the shortest path; of several as short as each other the
 * first in the order of the ids, so that the same plan always gets the same proof.
 *
 * Example: a plan that contributes to stock accuracy, accepted by the head of logistics who owns it, has the
 * path above, of strength `indirect`. Were nobody to have accepted it, it would be `claimed`, broken at
 * `kpis/stock-accuracy` because of `no-acceptance`.
 *
 * Source: the traceability of outcomes of "Managing Benefits" (S. Jenner, 2014), reduced to what can be checked.
 */
import { byCodeUnits, oncePer } from "../../model/index.ts";
import { at } from "../graph/digraph.ts";
import { distanceTo } from "../graph/reach.ts";
import type { DriverTree } from "./driver-tree.ts";

/** Which KPIs are grounded and how. */
export interface Grounding {
  /** `direct` with `grounding` of its own, `indirect` through others, `none` otherwise. */
  readonly strengthOf: (kpi: string) => "direct" | "indirect" | "none";
  /** The ids of the KPIs from this one to the nearest with `grounding`; empty if it is not grounded. */
  readonly pathFrom: (kpi: string) => readonly string[];
  /** The order of two grounded KPIs by their paths: the shorter first, then by the ids joined with `/`. */
  readonly nearerFirst: (a: string, b: string) => number;
}

/** Worked out once for each tree: the page of every plan asks for it. */
export const grounding = oncePer((tree: DriverTree): Grounding => {
  const distance = distanceTo(tree.graph, (node) => tree.kpis[node]?.grounding !== undefined);
  const next = nextNodes(tree, distance);
  const distanceOf = (kpi: string) => {
    const node = tree.nodeOf.get(kpi);
    return node === undefined ? -1 : at(distance, node);
  };
  return {
    strengthOf: (kpi) => {
      const edges = distanceOf(kpi);
      return edges < 0 ? "none" : edges === 0 ? "direct" : "indirect";
    },
    pathFrom: (kpi) => (distanceOf(kpi) < 0 ? [] : pathFrom(tree, next, tree.nodeOf.get(kpi) as number)),
    nearerFirst: (a, b) => {
      const [nodeA, nodeB] = [tree.nodeOf.get(a) as number, tree.nodeOf.get(b) as number];
      return at(distance, nodeA) - at(distance, nodeB) || byPath(tree, distance, next, nodeA, nodeB);
    },
  };
});

/** Of each grounded node the next one on its path to the ground; −1 on the ground itself. */
function nextNodes(tree: DriverTree, distance: Int32Array): Int32Array {
  const { size, leaving, heads } = tree.graph;
  const next = new Int32Array(size).fill(-1);
  const nearestFirst = Int32Array.from({ length: size }, (_, node) => node).sort(
    (a, b) => at(distance, a) - at(distance, b),
  );
  for (const node of nearestFirst) {
    for (let place = at(leaving.first, node); place < at(leaving.first, node + 1); place++) {
      const head = at(heads, at(leaving.items, place));
      if (at(distance, head) !== at(distance, node) - 1 || at(distance, head) < 0) continue;
      const best = at(next, node);
      if (best < 0 || byPath(tree, distance, next, head, best) < 0) next[node] = head;
    }
  }
  return next;
}

function pathFrom({ kpis }: DriverTree, next: Int32Array, from: number): string[] {
  const path: string[] = [];
  for (let node = from; node >= 0; node = at(next, node)) path.push((kpis[node] as { id: string }).id);
  return path;
}

/** The order of two paths of one length by their joined ids. The first ids nearly always decide. */
function byPath(tree: DriverTree, distance: Int32Array, next: Int32Array, a: number, b: number): number {
  const separator = at(distance, a) > 0 ? "/" : "";
  const [idA, idB] = [a, b].map((node) => `${tree.kpis[node]?.id}${separator}`) as [string, string];
  if (!idA.startsWith(idB) && !idB.startsWith(idA)) return byCodeUnits(idA, idB);
  // An id may contain a slash: after `a/` one path may go on with `kpis/…` and another with the rest of `a/b`.
  const joined = (node: number) => pathFrom(tree, next, node).join("/kpis/");
  return byCodeUnits(joined(a), joined(b));
}

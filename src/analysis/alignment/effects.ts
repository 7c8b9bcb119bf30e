/**
 * How far a change of one KPI is felt in others.
 *
 * Along a path of `drives` edges the change is multiplied by the elasticities and comes later by the sum of
 * the lags. Several paths between the same two KPIs add up:
 *
 *     a ──(2, 10 d)──> b ──(3, 5 d)──> d        a moves by 1:  d by 2·3 = 6 after 15 days
 *     └──(4,  0 d)──> c ──(1, 15 d)──┘                         and by 4·1 = 4 after 15 days: 10 in all
 *
 * A tree can have more paths than there are atoms, so paths are not walked one by one: going through the
 * KPIs in the order of the tree, what arrives at each is kept as one factor for each delay.
 */
import { at } from "../graph/digraph.ts";
import type { DriverTree } from "./driver-tree.ts";

/** What arrives at one KPI, after one delay, of a change by 1 at the source. */
export interface Effect {
  readonly node: number;
  /** The product of the elasticities, added up over all paths of this delay. */
  readonly factor: number;
  readonly lagDays: number;
}

/**
 * Delays beyond this are all the same: plans are dated within 300 years and benefits counted for 100 at most,
 * so none of them is felt. Keeping them apart could take a delay for each of the paths.
 */
const farLagDays = 146_097;

/**
 * Everything that a change by 1 at `source` moves, the source itself first. A path ends at a node of which
 * `endsAt` is true, and carries nothing over an edge whose elasticity is not known.
 */
export function effectsFrom(tree: DriverTree, source: number, endsAt: (node: number) => boolean): Effect[] {
  const arriving = new Map<number, Map<number, number>>([[source, new Map([[0, 1]])]]);
  const effects: Effect[] = [];
  for (const node of inTreeOrder(tree, source, endsAt)) {
    const factors = arriving.get(node);
    if (!factors) continue;
    arriving.delete(node);
    for (const [lagDays, factor] of factors) effects.push({ node, factor, lagDays });
    if (!endsAt(node)) passOn(tree, node, factors, arriving);
  }
  return effects;
}

function passOn(
  { graph, elasticity, lagDays }: DriverTree,
  node: number,
  factors: ReadonlyMap<number, number>,
  arriving: Map<number, Map<number, number>>,
): void {
  const { first, items } = graph.leaving;
  for (let place = at(first, node); place < at(first, node + 1); place++) {
    const edge = at(items, place);
    const carried = at(elasticity, edge);
    if (Number.isNaN(carried)) continue;
    const head = at(graph.heads, edge);
    const there = arriving.get(head) ?? new Map<number, number>();
    arriving.set(head, there);
    for (const [lag, factor] of factors) {
      const total = Math.min(lag + at(lagDays, edge), farLagDays);
      there.set(total, (there.get(total) ?? 0) + factor * carried);
    }
  }
}

/** The nodes that can be reached, each one after all that lead to it. */
function inTreeOrder(
  { graph, rank }: DriverTree,
  source: number,
  endsAt: (node: number) => boolean,
): readonly number[] {
  const seen = new Set([source]);
  const found = [source];
  for (let done = 0; done < found.length; done++) {
    const node = found[done] as number;
    if (endsAt(node)) continue;
    for (let place = at(graph.leaving.first, node); place < at(graph.leaving.first, node + 1); place++) {
      const head = at(graph.heads, at(graph.leaving.items, place));
      if (seen.has(head)) continue;
      seen.add(head);
      found.push(head);
    }
  }
  return found.sort((a, b) => at(rank, a) - at(rank, b));
}

import { type Contribution, type Entry, oncePer } from "../../model/index.ts";
import { plainZero } from "../comparison.ts";
import { at } from "../graph/digraph.ts";
import { leadingTo } from "../graph/reach.ts";
import type { Snapshot } from "../snapshot.ts";
import { type DriverTree, endsPath, goodSign, nodeOfKpi } from "./driver-tree.ts";

/** One step of a path: from a KPI to one that it drives. */
export interface ValueStep {
  /** The KPI that is driven. */
  readonly kpi: string;
  readonly elasticity: number;
  readonly lagDays: number;
}

/** A path along which a contribution turns into money, with everything that is needed to work it out by hand. */
export interface ValuePath {
  /** The KPI that the contribution is about. */
  readonly kpi: string;
  /** The KPIs on the way, the last of which is the one that is valued; empty if it is `kpi` itself. */
  readonly steps: readonly ValueStep[];
  /** The change of the last KPI, in its unit: delta × the product of the elasticities. */
  readonly effect: number;
  /** The sum of the lags. */
  readonly lagDays: number;
  /** +1 or −1 for a KPI that should rise or fall, 0 for one that holds a range. */
  readonly goodSign: 1 | -1 | 0;
  /** Money a year for one unit; `null` for a KPI that holds a range and has no value. */
  readonly valuePerUnit: number | null;
  /** Money a year: good sign × effect × value per unit. */
  readonly valuePerYear: number;
}

/** A way that has been gone so far; it shares its beginning with others. */
interface Walk {
  readonly node: number;
  readonly effect: number;
  readonly lagDays: number;
  /** The edge that was gone last, and what came before; `null` at the start. */
  readonly last: { readonly edge: number; readonly before: Walk } | null;
}

/**
 * The paths of a contribution one by one, in the order of the files, depth first. Their values add up to
 * `valuePerYear` of the report, as long as there are no more than `most` paths.
 */
export function valuePaths(
  { drivers: tree }: Pick<Snapshot, "drivers">,
  { kpi, delta }: Contribution,
  most = 1000,
): ValuePath[] {
  const { graph, elasticity } = tree;
  const isEnd = (node: number) => endsPath(tree, node);
  const leadsToEnd = leadingToEnd(tree);
  const paths: ValuePath[] = [];
  const open: Walk[] = [{ node: nodeOfKpi(tree, kpi), effect: delta, lagDays: 0, last: null }];
  for (let walk = open.pop(); walk && paths.length < most; walk = open.pop()) {
    if (isEnd(walk.node)) {
      paths.push(valuePath(tree, kpi, walk));
      continue;
    }
    const { first, items } = graph.leaving;
    for (let place = at(first, walk.node + 1) - 1; place >= at(first, walk.node); place--) {
      const edge = at(items, place);
      if (!Number.isNaN(at(elasticity, edge)) && at(leadsToEnd, at(graph.heads, edge)) === 1)
        open.push(extended(tree, walk, edge));
    }
  }
  return paths;
}

/**
 * Marks (1) the nodes from which a path goes on to an end. Without this, a tree of many branches that are worth nothing
 * would be searched for ever.
 */
const leadingToEnd = oncePer((tree: DriverTree) =>
  leadingTo(
    tree.graph,
    (node) => endsPath(tree, node),
    (edge) => !Number.isNaN(at(tree.elasticity, edge)),
  ),
);

function extended({ graph, elasticity, lagDays }: DriverTree, walk: Walk, edge: number): Walk {
  return {
    node: at(graph.heads, edge),
    effect: walk.effect * at(elasticity, edge),
    lagDays: walk.lagDays + at(lagDays, edge),
    last: { edge, before: walk },
  };
}

function valuePath(tree: DriverTree, kpi: string, walk: Walk): ValuePath {
  const end = tree.kpis[walk.node] as Entry<"kpis">;
  const sign = goodSign(end);
  return {
    kpi,
    steps: stepsOf(tree, walk),
    effect: walk.effect,
    lagDays: walk.lagDays,
    goodSign: sign,
    valuePerUnit: end.valuePerUnit ?? null,
    valuePerYear: plainZero(sign * walk.effect * (end.valuePerUnit ?? 0)),
  };
}

function stepsOf({ kpis, graph, elasticity, lagDays }: DriverTree, walk: Walk): ValueStep[] {
  const steps: ValueStep[] = [];
  for (let { last } = walk; last; last = last.before.last) {
    const { edge } = last;
    steps.push({
      kpi: (kpis[at(graph.heads, edge)] as Entry<"kpis">).id,
      elasticity: at(elasticity, edge),
      lagDays: at(lagDays, edge),
    });
  }
  return steps.reverse();
}

import type { Entries, Entry } from "../../model/index.ts";
import { type Digraph, digraph, topologicalOrder } from "../graph/digraph.ts";

/**
 * The value-driver tree: which KPI moves which. An edge leads from the driver to what it drives.
 *
 *     stock accuracy ──(−0.25)──> fulfilment days
 *           └────────(0.1)──────> gross margin
 */
export interface DriverTree {
  /** The KPIs, in the order of their ids; node n of the graph is `kpis[n]`. */
  readonly kpis: readonly DrivingKpi[];
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly graph: Digraph;
  /** Of each edge: units that its head moves by when its tail moves by 1; `NaN` where that is not known. */
  readonly elasticity: Float64Array;
  /** Of each edge: days until its head moves. */
  readonly lagDays: Float64Array;
  /** The place of each node in an order in which drivers come before what they drive. */
  readonly rank: Int32Array;
}

/** A KPI without what depends on the day, so that one tree holds on every day. */
export type DrivingKpi = Omit<Entry<"kpis">, "targets" | "retargeted">;

export function driverTree(entries: Entries<"kpis">): DriverTree {
  const kpis = [...entries.values()];
  const nodeOf = new Map(kpis.map(({ id }, node) => [id, node]));
  const edges = kpis.flatMap(({ drives }, tail) =>
    drives.flatMap(({ kpi, elasticity = Number.NaN, lagDays }) => {
      const head = nodeOf.get(kpi);
      return head === undefined ? [] : [{ tail, head, elasticity, lagDays }];
    }),
  );
  const graph = digraph(
    kpis.length,
    Int32Array.from(edges, ({ tail }) => tail),
    Int32Array.from(edges, ({ head }) => head),
  );
  const rank = new Int32Array(kpis.length);
  topologicalOrder(graph).forEach((node, place) => {
    rank[node] = place;
  });
  return {
    kpis,
    nodeOf,
    graph,
    elasticity: Float64Array.from(edges, ({ elasticity }) => elasticity),
    lagDays: Float64Array.from(edges, ({ lagDays }) => lagDays),
    rank,
  };
}

/** +1, −1 or 0 for a KPI whose good direction is up, down, or to stay inside its range. */
export function goodSign({ direction }: Pick<Entry<"kpis">, "direction">): 1 | -1 | 0 {
  switch (direction) {
    case "increase":
      return 1;
    case "decrease":
      return -1;
    case "hold":
      return 0;
  }
}

/** The node of a KPI that is known to exist. */
export function nodeOfKpi({ nodeOf }: DriverTree, id: string): number {
  return nodeOf.get(id) as number;
}

/**
 * Whether a path ends at a KPI when it is asked what a change is worth: at the first one that has a value, so
 * that nothing is counted twice, and at one that holds a range, where no direction is good.
 */
export function endsPath({ kpis }: DriverTree, node: number): boolean {
  return kpis[node]?.valuePerUnit !== undefined || kpis[node]?.direction === "hold";
}

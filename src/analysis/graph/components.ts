import { at, type Digraph } from "./digraph.ts";

/**
 * The weakly connected networks of a graph: for each node a number that is the same for all nodes of its
 * network (its lowest node). Edges that `joins` refuses do not connect.
 */
export function components({ size, tails, heads }: Digraph, joins: (edge: number) => boolean): Int32Array {
  const parent = Int32Array.from({ length: size }, (_, node) => node);
  for (let edge = 0; edge < tails.length; edge++) {
    if (!joins(edge)) continue;
    const a = root(parent, at(tails, edge));
    const b = root(parent, at(heads, edge));
    // The lower root stays, so the number of a network does not depend on the order of its edges.
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  for (let node = 0; node < size; node++) parent[node] = root(parent, node);
  return parent;
}

/** Follows parents to the root and halves the path on the way (R. E. Tarjan, J. van Leeuwen, 1984). */
function root(parent: Int32Array, node: number): number {
  let current = node;
  while (at(parent, current) !== current) {
    parent[current] = at(parent, at(parent, current));
    current = at(parent, current);
  }
  return current;
}

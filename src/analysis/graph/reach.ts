import { at, type Digraph } from "./digraph.ts";

/** Marks (1) every node that some source leads to through any number of edges, the sources themselves included. */
export function reachedFrom(graph: Digraph, isSource: (node: number) => boolean): Uint8Array {
  return spread(graph.size, graph.leaving, graph.heads, isSource, () => true);
}

/**
 * Marks (1) every node that leads to some target through any number of edges, the targets themselves included.
 * Edges that `carries` refuses lead nowhere.
 */
export function leadingTo(
  graph: Digraph,
  isTarget: (node: number) => boolean,
  carries: (edge: number) => boolean = () => true,
): Uint8Array {
  return spread(graph.size, graph.entering, graph.tails, isTarget, carries);
}

/**
 * The nodes that lead to one through any number of edges, the node itself included. It looks at those alone, for those who
 * ask about one node after the other.
 */
export function nodesLeadingTo({ entering, tails }: Digraph, target: number): ReadonlySet<number> {
  const found = new Set([target]);
  // A set may grow while it is gone through.
  for (const node of found) {
    for (let place = at(entering.first, node); place < at(entering.first, node + 1); place++)
      found.add(at(tails, at(entering.items, place)));
  }
  return found;
}

/** For every node the number of edges to the nearest target: 0 for a target, −1 where none can be reached. */
export function distanceTo(
  { size, entering, tails }: Digraph,
  isTarget: (node: number) => boolean,
): Int32Array {
  const distance = new Int32Array(size).fill(-1);
  const queue = new Int32Array(size);
  let count = 0;
  for (let node = 0; node < size; node++) {
    if (!isTarget(node)) continue;
    distance[node] = 0;
    queue[count++] = node;
  }
  for (let done = 0; done < count; done++) {
    const node = at(queue, done);
    for (let place = at(entering.first, node); place < at(entering.first, node + 1); place++) {
      const tail = at(tails, at(entering.items, place));
      if (at(distance, tail) >= 0) continue;
      distance[tail] = at(distance, node) + 1;
      queue[count++] = tail;
    }
  }
  return distance;
}

function spread(
  size: number,
  edges: Digraph["leaving"],
  farEnd: Int32Array,
  isSeed: (node: number) => boolean,
  carries: (edge: number) => boolean,
): Uint8Array {
  const marked = new Uint8Array(size);
  const stack: number[] = [];
  for (let node = 0; node < size; node++) {
    if (!isSeed(node)) continue;
    marked[node] = 1;
    stack.push(node);
  }
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let place = at(edges.first, node); place < at(edges.first, node + 1); place++) {
      const edge = at(edges.items, place);
      const next = at(farEnd, edge);
      if (marked[next] === 1 || !carries(edge)) continue;
      marked[next] = 1;
      stack.push(next);
    }
  }
  return marked;
}

/**
 * A directed graph of small numbers, stored in flat arrays.
 *
 * Nodes are 0 to size − 1 and edges 0 to n − 1. `leaving` and `entering` list the edges of each node in the
 * order in which the edges were given, so what stands first in a file stays first:
 *
 *     edges     0: a→b   1: a→c   2: b→c          first  [0, 2, 3, 3]
 *     leaving   a: 0 1   b: 2     c: –            items  [0, 1, 2]
 *
 * A network of 100,000 milestones and 300,000 dependencies takes a few megabytes, and no step over it is
 * recursive, so the length of a chain is bounded by memory alone.
 */
import { internalFault } from "../internal-fault.ts";

export interface Digraph {
  readonly size: number;
  /** The node that each edge leaves. */
  readonly tails: Int32Array;
  /** The node that each edge enters. */
  readonly heads: Int32Array;
  readonly leaving: EdgeLists;
  readonly entering: EdgeLists;
}

/** The edges of node `n` are `items[first[n]]` up to, not including, `items[first[n + 1]]`. */
export interface EdgeLists {
  readonly first: Int32Array;
  readonly items: Int32Array;
}

/** Makes a graph of edges that are given by the nodes that they leave (`tails`) and enter (`heads`). */
export function digraph(size: number, tails: Int32Array, heads: Int32Array): Digraph {
  return { size, tails, heads, leaving: edgeLists(size, tails), entering: edgeLists(size, heads) };
}

function edgeLists(size: number, nodeOfEdge: Int32Array): EdgeLists {
  const first = new Int32Array(size + 1);
  for (const node of nodeOfEdge) first[node + 1] = at(first, node + 1) + 1;
  for (let node = 0; node < size; node++) first[node + 1] = at(first, node + 1) + at(first, node);
  const next = first.slice();
  const items = new Int32Array(nodeOfEdge.length);
  for (let edge = 0; edge < nodeOfEdge.length; edge++) {
    const node = at(nodeOfEdge, edge);
    const place = at(next, node);
    items[place] = edge;
    next[node] = place + 1;
  }
  return { first, items };
}

/** The number at a place that is known to exist. */
export function at(numbers: Int32Array | Float64Array | Uint8Array, index: number): number {
  return numbers[index] as number;
}

/**
 * All nodes in an order in which every edge leads forward (Kahn's algorithm; A. B. Kahn, "Topological sorting
 * of large networks", 1962). A cycle is a fault of the program: content with cycles does not pass the check.
 */
export function topologicalOrder({ size, heads, leaving, entering }: Digraph): Int32Array {
  const waitingFor = new Int32Array(size);
  const order = new Int32Array(size);
  let count = 0;
  for (let node = 0; node < size; node++) {
    waitingFor[node] = at(entering.first, node + 1) - at(entering.first, node);
    if (waitingFor[node] === 0) order[count++] = node;
  }
  for (let done = 0; done < count; done++) {
    const node = at(order, done);
    for (let place = at(leaving.first, node); place < at(leaving.first, node + 1); place++) {
      const head = at(heads, at(leaving.items, place));
      const left = at(waitingFor, head) - 1;
      waitingFor[head] = left;
      if (left === 0) order[count++] = head;
    }
  }
  if (count < size) throw internalFault("a graph that the check found free of cycles has one");
  return order;
}

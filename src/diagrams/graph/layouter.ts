import { Tinypool } from "tinypool";
import { byCodeUnits } from "../../model/index.ts";
import type { Graph, GraphForm, GraphLayout } from "./graph.ts";

/** Lays out graphs; the same one only once. Rejects if an arrow ends at no node, which is a bug of the caller. */
export type GraphLayouter = (graph: Graph, form: GraphForm) => Promise<GraphLayout>;

/** What a layout is made of. */
export type LayoutTask = readonly [graph: Graph, form: GraphForm];

/**
 * Opens a layouter. It works in a thread, so that pages are rendered meanwhile: layouts are a quarter of the work of
 * a build. The thread starts with the first graph and keeps no process alive that has nothing else to do.
 */
export function openGraphLayouter(): GraphLayouter {
  const thread = new Tinypool({
    filename: new URL("./layout-thread.ts", import.meta.url).href,
    runtime: "worker_threads",
    minThreads: 0,
    maxThreads: 1,
    // Without, it would end with each graph and start with the next, which takes longer than to lay it out.
    idleTimeout: 60_000,
    // Not those of the process, of which some are of no use to a thread.
    execArgv: [],
  });
  const known = new Map<string, Promise<GraphLayout>>();
  return (given, form) => {
    const task: LayoutTask = [inOrder(given), form];
    const key = JSON.stringify(task);
    const layout = known.get(key) ?? thread.run(task, { name: "answer" });
    known.set(key, layout);
    return layout;
  };
}

/** The parts of a graph that decide its drawing, sorted, without what else the caller keeps in them. */
function inOrder({ nodes, edges }: Graph): Graph {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => byCodeUnits(a.id, b.id);
  return {
    nodes: nodes.map(({ id, title, state, note }) => ({ id, title, state, note })).sort(byId),
    edges: edges.map(({ id, from, to, label }) => ({ id, from, to, label })).sort(byId),
  };
}

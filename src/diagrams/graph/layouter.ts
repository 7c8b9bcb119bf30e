import { setImmediate } from "node:timers/promises";
import { Tinypool } from "tinypool";
import { byCodeUnits } from "../../model/index.ts";
import { remembered } from "../remembered.ts";
import type { Graph, GraphForm, GraphLayout } from "./graph.ts";

/** Lays out graphs, the same one hardly twice. Rejects if an arrow ends at no node, which is a bug of the caller. */
export type GraphLayouter = (graph: Graph, form: GraphForm) => Promise<GraphLayout>;

/** What a layout is made of. */
export type LayoutTask = readonly [graph: Graph, form: GraphForm];

/** A layout as JSON, or why there is none. */
export type LayoutAnswer = string | Error;

interface Waiting {
  /** A {@link LayoutTask} as JSON: a text goes to a thread in a part of the time that objects take. */
  readonly task: string;
  readonly done: (layout: string) => void;
  readonly failed: (error: unknown) => void;
}

/** How many layouts are kept. Pages that show the same graph come shortly one after the other, and few do. */
const mostKept = 256;

/** How many graphs are handed over together: a message costs half as much as a small layout, and the first one waits for the last. */
const mostAtOnce = 16;

/**
 * Opens a layouter. It works in a thread, so that pages are rendered meanwhile: layouts are a tenth of the work of
 * a build. The thread starts with the first graph and keeps no process alive that has nothing else to do. What comes in
 * while it is busy is handed over together. The last layouts are kept as the text that they come as, a fifth of their
 * size.
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
  const known = new Map<string, Promise<string>>();
  let waiting: Waiting[] = [];
  let isWorking = false;

  const work = async () => {
    isWorking = true;
    // What is handed in before other work has its turn goes together.
    await setImmediate();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostAtOnce);
      waiting = waiting.slice(mostAtOnce);
      const tasks = batch.map(({ task }) => task);
      try {
        const answers: readonly LayoutAnswer[] = await thread.run(tasks, { name: "answers" });
        for (const [index, answer] of answers.entries())
          if (typeof answer === "string") batch[index]?.done(answer);
          else batch[index]?.failed(answer);
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isWorking = false;
  };

  const laidOut = (task: string) =>
    new Promise<string>((done, failed) => {
      waiting.push({ task, done, failed });
      if (!isWorking) void work();
    });

  return async (given, form) => {
    const task = JSON.stringify([inOrder(given), form] satisfies LayoutTask);
    return JSON.parse(await remembered(known, mostKept, task, () => laidOut(task)));
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

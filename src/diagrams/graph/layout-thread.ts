// The thread that lays out graphs. It is found beside its caller, as TypeScript, which Node runs as it is.

import { layOut } from "./layout.ts";
import type { LayoutAnswer, LayoutTask } from "./layouter.ts";

/** Lays out graphs, each given as JSON. */
export async function answers(tasks: readonly string[]): Promise<readonly LayoutAnswer[]> {
  const answered: LayoutAnswer[] = [];
  for (const task of tasks) answered.push(await answer(JSON.parse(task)));
  return answered;
}

/** A graph that cannot be laid out keeps none of the others from it. */
async function answer([graph, form]: LayoutTask): Promise<LayoutAnswer> {
  try {
    return JSON.stringify(await layOut(graph, form));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

// The thread that lays out graphs. It is found beside its caller, as TypeScript, which Node runs as it is.

import type { GraphLayout } from "./graph.ts";
import { layOut } from "./layout.ts";
import type { LayoutTask } from "./layouter.ts";

export function answer([graph, form]: LayoutTask): Promise<GraphLayout> {
  return layOut(graph, form);
}

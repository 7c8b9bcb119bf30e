// The thread that draws. It is kept apart because Mermaid needs a page, which would otherwise have to stand in
// the global variables of the build, and because only a thread can be stopped when a diagram takes too long.

import { parentPort } from "node:worker_threads";
import { type DrawResult, openDrawing } from "./draw.ts";

/** `ready` comes once, when diagrams can be sent; then one answer for each source. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "drawn"; readonly result: DrawResult }
  | { readonly kind: "failed"; readonly reason: string };

const port = parentPort;
if (!port) throw new Error("`worker.ts` runs as a worker thread only");

const draw = await openDrawing();
const post = (message: WorkerMessage): void => port.postMessage(message);
port.on("message", (source: string) => {
  draw(source).then(
    (result) => post({ kind: "drawn", result }),
    (error: unknown) =>
      post({ kind: "failed", reason: error instanceof Error ? String(error.stack) : String(error) }),
  );
});
post({ kind: "ready" });

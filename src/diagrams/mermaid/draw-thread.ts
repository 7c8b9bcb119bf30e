import { Worker } from "node:worker_threads";
import type { DrawResult } from "./draw.ts";
import type { WorkerMessage } from "./worker.ts";

/**
 * How long the processor may work on one diagram, not counting the start of the thread. It is the processor's time
 * and not the clock's, so that no diagram is refused because the machine has other work to do.
 */
export const drawLimitMs = 10_000;

/** One worker thread, started when it is first needed and again after it had to be stopped. */
export class DrawThread {
  #worker: Promise<Worker> | undefined;
  /** The end of the queue: diagrams are drawn one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  readonly #limitMs: number;
  #isClosed = false;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** Rejects if the thread cannot be started or the diagram cannot be written, which are bugs. */
  draw(source: string): Promise<DrawResult> {
    const result = this.#queue.then(() => this.#drawNow(source));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Stops the thread. Diagrams that are not finished are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.then(
      (thread) => thread.terminate(),
      () => undefined,
    );
  }

  async #drawNow(source: string): Promise<DrawResult> {
    if (this.#isClosed) throw new Error("the diagram renderer is closed");
    this.#worker ??= startWorker();
    const worker = await this.#worker.catch((error: unknown) => {
      this.#worker = undefined;
      throw error;
    });
    const answer = await answerTo(worker, source, this.#limitMs);
    switch (answer.kind) {
      case "drawn":
        return answer.result;
      case "failed":
        throw new Error(`a diagram could not be drawn: ${answer.reason}`);
      case "stopped":
        this.#worker = undefined;
        await worker.terminate();
        if (answer.reason) throw new Error(`the thread that draws diagrams ended: ${answer.reason}`);
        return { ok: false, fault: limitFault(this.#limitMs) };
    }
  }
}

function limitFault(limitMs: number) {
  return {
    line: 1,
    column: 1,
    rule: "mermaid/size" as const,
    message: `the diagram could not be laid out within ${limitMs / 1000} seconds of the processor`,
    hint: "draw fewer parts and connections, or split it into several diagrams",
  };
}

/**
 * The worker is not bundled: it is found beside this file, as TypeScript, which Node runs as it is. The
 * renderer is therefore called from Node scripts and not from within a Vite bundle, where `import.meta.url`
 * would be that of the bundle; the build script renders all diagrams before Astro starts.
 */
function startWorker(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { execArgv: [] });
    worker.once("error", reject);
    worker.once("message", () => {
      worker.off("error", reject);
      // Only a diagram that is being drawn keeps the process alive.
      worker.unref();
      resolve(worker);
    });
  });
}

type Answer =
  | Exclude<WorkerMessage, { kind: "ready" }>
  /** The thread ran into its limit, or ended by itself for a reason. */
  | { readonly kind: "stopped"; readonly reason: string | undefined };

function answerTo(worker: Worker, source: string, limitMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout;
    let isSettled = false;
    const settle = (answer: Answer): void => {
      isSettled = true;
      clearTimeout(timer);
      worker.off("message", settle).off("error", failed).off("exit", ended);
      worker.unref();
      resolve(answer);
    };
    const failed = (error: Error): void => settle({ kind: "stopped", reason: error.message });
    const ended = (code: number): void => settle({ kind: "stopped", reason: `exit code ${code}` });
    const begun = processorMs(worker);
    const look = async (): Promise<void> => {
      const leftMs = limitMs - ((await processorMs(worker)) - (await begun));
      if (isSettled) return;
      if (leftMs <= 0) settle({ kind: "stopped", reason: undefined });
      else timer = setTimeout(() => look().catch(failed), Math.max(leftMs, shortestWaitMs));
    };
    timer = setTimeout(() => look().catch(failed), limitMs);
    worker.ref();
    worker.on("message", settle).on("error", failed).on("exit", ended);
    worker.postMessage(source);
  });
}

/** A thread that is only waiting would otherwise be looked at without a pause. */
const shortestWaitMs = 100;

async function processorMs(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage();
  return (user + system) / 1000;
}

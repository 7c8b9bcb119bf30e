import { setImmediate } from "node:timers/promises";
import { Tinypool } from "tinypool";
import type { ActiveContent } from "../safety/active-content.ts";
import type { Digests } from "./digests.ts";

/** What is known of a file of a portal once it is finished. */
export interface Finished extends Digests {
  /** What in it could run code or load from elsewhere. */
  readonly parts: readonly ActiveContent[];
}

export interface FinishTask {
  /** The folder of the portal, absolute: the current folder is another one while a portal is made. */
  readonly portal: string;
  /** The path of the file in it, with `/`. */
  readonly path: string;
  /** What to write there; what is there already if left out. */
  readonly bytes?: Uint8Array;
  /** This program has let it pass before, to the byte, so that it need not be looked through. */
  readonly isPassed?: boolean;
}

/** A fault of the machine in a thread. */
export interface FinishFault {
  readonly fault: { readonly code: string; readonly message: string; readonly path: string | undefined };
}

/** Finishes files of portals: writes them, looks for what is active in them, takes their digests. */
export interface Finisher {
  /**
   * Finishes a file in its time. Rejects with the fault of the machine if it cannot be written or read. The bytes of
   * a task are gone from the caller's memory.
   */
  readonly finish: (task: FinishTask) => Promise<Finished>;
  /** Resolves when so little is waiting that more may be handed in. */
  readonly hasRoom: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly task: FinishTask;
  readonly done: (finished: Finished) => void;
  readonly failed: (error: unknown) => void;
}

/** How many files are handed to the thread at once, and how many pages may wait in memory. */
const most = { atOnce: 100, waiting: 200 } as const;

/**
 * Opens a finisher. It works in a thread, so that pages are made meanwhile: to write a file, to look through it and to
 * take its digests is a fifth of a millisecond. What comes in while the thread is busy is handed over together, since a
 * message costs more than a small file.
 */
export function openFinisher(): Finisher {
  const thread = new Tinypool({
    filename: new URL("./finish-thread.ts", import.meta.url).href,
    runtime: "worker_threads",
    // It stays until it is closed: to start one takes as long as to finish a hundred pages.
    minThreads: 1,
    maxThreads: 1,
    // Not those of the process, of which some are of no use to a thread.
    execArgv: [],
  });
  let waiting: Waiting[] = [];
  let isWorking = false;
  let room = Promise.withResolvers<void>();

  const work = async () => {
    isWorking = true;
    // What is handed in before other work has its turn goes together.
    await setImmediate();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most.atOnce);
      waiting = waiting.slice(most.atOnce);
      room.resolve();
      room = Promise.withResolvers();
      const tasks = batch.map(({ task }) => task);
      const transferList = tasks.flatMap(({ bytes }) => (bytes ? [bytes.buffer as ArrayBuffer] : []));
      try {
        const answers = answered(await thread.run(tasks, { name: "finish", transferList }));
        for (const [index, answer] of answers.entries()) batch[index]?.done(answer);
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isWorking = false;
  };

  return {
    finish: (task) =>
      new Promise((done, failed) => {
        waiting.push({ task, done, failed });
        if (!isWorking) void work();
      }),
    hasRoom: () => (waiting.length > most.waiting ? room.promise : Promise.resolve()),
    close: () => thread.destroy(),
  };
}

function answered(answer: readonly Finished[] | FinishFault): readonly Finished[] {
  if (!("fault" in answer)) return answer;
  const { code, message, path } = answer.fault;
  throw Object.assign(new Error(message), { code, ...(path === undefined ? {} : { path }) });
}

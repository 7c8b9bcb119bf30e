import { setImmediate } from "node:timers/promises";
import { Tinypool } from "tinypool";
import type { Keeper } from "../reuse/reuse.ts";
import type { ActiveContent } from "../safety/active-content.ts";
import type { Digests } from "./digests.ts";
import { type Content, mostBytes, type Place, Tray } from "./tray.ts";

/** What is known of a file of a portal once it is finished. */
export interface Finished extends Digests {
  /** What in it could run code or load from elsewhere. */
  readonly parts: readonly ActiveContent[];
}

interface PortalFile {
  /** The folder of the portal, absolute: the current folder is another one while a portal is made. */
  readonly portal: string;
  /** The path of the file in it, with `/`. */
  readonly path: string;
}

export interface FileToFinish extends PortalFile {
  /** What to write there; what is there already if left out. */
  readonly content?: Content;
}

/** The same for the thread. */
export interface FinishTask extends PortalFile {
  readonly place?: Place | undefined;
}

/** A fault of the machine in a thread. */
export interface FinishFault {
  readonly fault: { readonly code: string; readonly message: string; readonly path: string | undefined };
}

/** Finishes files of portals: writes them, looks for what is active in them, takes their digests. Keeps those of the last one. */
export interface Finisher extends Keeper {
  /**
   * Finishes a file in its time. Rejects with the fault of the machine if it cannot be written or read. What it is to hold
   * is taken over at once.
   */
  readonly finish: (file: FileToFinish) => Promise<Finished>;
  /** Resolves when so little is waiting that more may be handed in. */
  readonly hasRoom: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly task: FinishTask;
  readonly done: (finished: Finished) => void;
  readonly failed: (error: unknown) => void;
}

/** Files that are handed to the thread together. */
interface Batch {
  readonly waiting: Waiting[];
  /** There once a file of it has something to be written. */
  tray?: Tray;
}

/**
 * How many files are handed to the thread at once and how many times that may wait, how many bytes a tray has room for and
 * how many are kept.
 */
const most = { atOnce: 100, batches: 2, bytes: 1 << 20, freeTrays: 3 } as const;

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
    // What is kept is looked at a little at a time, while pages are finished.
    concurrentTasksPerWorker: 2,
    // Not those of the process, of which some are of no use to a thread.
    execArgv: [],
  });
  /** In the order in which the thread gets them; the last one takes more. */
  const batches: Batch[] = [];
  const freeTrays: Tray[] = [];
  let isWorking = false;
  let room = Promise.withResolvers<void>();

  const openBatch = (): Batch => {
    const last = batches.at(-1);
    if (last && last.waiting.length < most.atOnce) return last;
    const batch: Batch = { waiting: [] };
    batches.push(batch);
    return batch;
  };

  const placed = (content: Content): { readonly batch: Batch; readonly place: Place } => {
    const batch = openBatch();
    const size = mostBytes(content);
    batch.tray ??= (size > most.bytes ? undefined : freeTrays.pop()) ?? new Tray(Math.max(size, most.bytes));
    const place = batch.tray.put(content);
    if (place) return { batch, place };
    batches.push({ waiting: [] });
    return placed(content);
  };

  const work = async () => {
    isWorking = true;
    // What is handed in before other work has its turn goes together.
    await setImmediate();
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const { waiting, tray } = batch;
      room.resolve();
      room = Promise.withResolvers();
      try {
        const tasks = waiting.map(({ task }) => task);
        const answers = answered(await thread.run(tasks, { name: "finish" }));
        for (const [index, answer] of answers.entries()) waiting[index]?.done(answer);
      } catch (error) {
        for (const { failed } of waiting) failed(error);
      }
      tray?.clear();
      if (tray?.size === most.bytes && freeTrays.length < most.freeTrays) freeTrays.push(tray);
    }
    isWorking = false;
  };

  return {
    finish: ({ content, ...file }) =>
      new Promise((done, failed) => {
        const { batch, place } = content ? placed(content) : { batch: openBatch(), place: undefined };
        batch.waiting.push({ task: { ...file, place }, done, failed });
        if (!isWorking) void work();
      }),
    take: async (task) => answered(await thread.run(task, { name: "take" })),
    keep: async (task) => answered(await thread.run(task, { name: "keep" })),
    drop: async (portal) => answered(await thread.run(portal, { name: "drop" })),
    hasRoom: () => (batches.length > most.batches ? room.promise : Promise.resolve()),
    close: () => thread.destroy(),
  };
}

function answered<Answer extends object | undefined>(answer: Answer | FinishFault): Answer {
  if (!answer || !("fault" in answer)) return answer;
  const { code, message, path } = answer.fault;
  throw Object.assign(new Error(message), { code, ...(path === undefined ? {} : { path }) });
}

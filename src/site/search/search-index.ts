/**
 * The search index of a portal. Pagefind makes it, of a few hundred records at a time (`record-batches.ts`), and what comes
 * out of them is put together to what it would have made of all (`merged-index.ts`): it takes a tenth of the memory,
 * and at the next commit Pagefind is asked for those records alone of which one has changed. All of that is done by a thread
 * of its own, beside the pages.
 */
import { createHash } from "node:crypto";
import { Tinypool } from "tinypool";
import { MachineFault } from "../../files/machine-fault.ts";
import type { ViewContext } from "../../views/context.ts";
import type { PortalFiles } from "../finish/portal-files.ts";
import type { Reuse } from "../reuse/reuse.ts";
import type { RecordBatch } from "./index-files.ts";
import type { IndexTask, MadeIndex } from "./index-thread.ts";
import type { KeptBatchesSettings } from "./kept-batches.ts";
import { type PagefindRecord, pagefindRecords } from "./pagefind-records.ts";
import { recordBatches } from "./record-batches.ts";

/** A search index in the making, beside the pages. */
export interface SearchIndex {
  /**
   * Writes the index among the files of a portal, unless that of the last portal is kept. Answers with the paths of files
   * that the last portal has, which are not written: a commit changes few of them.
   */
  readonly write: (files: PortalFiles) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

export interface SearchIndexSettings {
  /** Resolves when it is known what of the last portal may be kept. */
  readonly ready?: Promise<void> | undefined;
  readonly reuse?: Reuse | undefined;
  /** Where the indexes of batches are kept from one build to the next; nowhere if left out. */
  readonly memory?: KeptBatchesSettings | undefined;
}

/** The folder of the index in a portal. */
const folder = "pagefind";

/** Begins the search index of a site. */
export function beginSearchIndex(
  view: ViewContext,
  { ready, reuse, memory }: SearchIndexSettings,
): SearchIndex {
  const batches = Array.from(recordBatches(pagefindRecords(view)), recordBatch);
  const keys = batches.map(({ key }) => key);
  const mayBeKept = reuse?.askFor(folder, keys) ?? false;
  const thread = new Tinypool({
    filename: new URL("./index-thread.ts", import.meta.url).href,
    runtime: "worker_threads",
    minThreads: 0,
    maxThreads: 1,
    // Not those of the process, of which some are of no use to a thread.
    execArgv: [],
  });
  const make = async (): Promise<Omit<MadeIndex, "faults">> => {
    const maker = memory && { memory: memory.memory, program: memory.program };
    // The thread has them from here on; eight megabytes at ten thousand entries.
    const task: IndexTask = { batches: batches.splice(0), memory: maker };
    const transferList = task.batches.map(({ text }) => text.buffer);
    const { faults, ...index }: MadeIndex = await thread.run(task, { name: "make", transferList });
    // What it has left of garbage would lie there until the build is over.
    await thread.destroy();
    for (const fault of faults) memory?.onMemoryFault?.(new MachineFault(fault));
    return index;
  };
  const isKept = async () => {
    await ready;
    return reuse?.isKept(folder) ?? false;
  };
  const index = mayBeKept ? isKept().then((isKept) => (isKept ? undefined : make())) : make();
  // It is told to whom waits for the files, and must not end the process before.
  index.catch(() => {});
  return {
    write: async (portal) => {
      const { files, contents } = (await index) ?? { files: [], contents: new SharedArrayBuffer() };
      const same: string[] = [];
      // Not by Pagefind's own process, which would go on writing after this one was stopped.
      for (const { path, digest, start, end } of files) {
        const at = `${folder}/${path}`;
        if (reuse?.has(at, digest)) same.push(at);
        else await portal.write(at, new Uint8Array(contents, start, end - start));
      }
      await portal.areWritten();
      return same;
    },
    close: () => thread.destroy(),
  };
}

function recordBatch(records: readonly PagefindRecord[]): RecordBatch {
  const text = new TextEncoder().encode(JSON.stringify(records));
  const key = createHash("sha256").update(text).digest("hex");
  return { key, language: records[0]?.language ?? "", text };
}

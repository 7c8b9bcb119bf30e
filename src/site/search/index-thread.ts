// The thread that makes the search index. It is found beside its caller, as TypeScript, which Node runs as it is.

import { digestsOf } from "../finish/digests.ts";
import { indexFiles, type RecordBatch } from "./index-files.ts";
import type { KeptBatchesSettings } from "./kept-batches.ts";

export interface IndexTask {
  readonly batches: RecordBatch[];
  /** What is kept, and for whom; faults come back with the index. */
  readonly memory: Omit<KeptBatchesSettings, "onMemoryFault"> | undefined;
}

export interface MadeIndex {
  readonly files: readonly MadeFile[];
  /** The contents of all files, one behind the other. */
  readonly contents: SharedArrayBuffer;
  /** What kept parts of the index from being kept, as sentences. */
  readonly faults: readonly string[];
}

export interface MadeFile {
  readonly path: string;
  /** The digest that a portal keeps of it. */
  readonly digest: string;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** Makes an index. All of it is in memory that both sides see, so that the thread may end, and its garbage with it. */
export async function make({ batches, memory }: IndexTask): Promise<MadeIndex> {
  const faults: string[] = [];
  const settings = memory && { ...memory, onMemoryFault: ({ message }: Error) => faults.push(message) };
  const files = await indexFiles(batches, settings);
  const contents = new SharedArrayBuffer(files.reduce((sum, { content }) => sum + content.length, 0));
  const bytes = new Uint8Array(contents);
  let end = 0;
  const made = files.map(({ path, content }): MadeFile => {
    const start = end;
    end += content.length;
    bytes.set(content, start);
    return { path, digest: digestsOf(path, Buffer.from(content)).own, start, end };
  });
  return { files: made, contents, faults };
}

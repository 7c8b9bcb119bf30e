// The thread that makes the search index. It is found beside its caller, as TypeScript, which Node runs as it is.

import { digestsOf } from "../finish/digests.ts";
import { indexFiles, type RecordBatch } from "./index-files.ts";
import type { KeptBatchesSettings } from "./kept-batches.ts";

export interface IndexTask {
  readonly batches: readonly RecordBatch[];
  /** What is kept, and for whom; faults come back with the index. */
  readonly memory: Omit<KeptBatchesSettings, "onMemoryFault"> | undefined;
}

export interface MadeIndex {
  /** The files of the index, which the thread holds until it is closed, with the digests that a portal keeps of them. */
  readonly files: readonly { readonly path: string; readonly digest: string }[];
  /** What kept parts of the index from being kept, as sentences. */
  readonly faults: readonly string[];
}

let contents: ReadonlyMap<string, Uint8Array> = new Map();

export async function make({ batches, memory }: IndexTask): Promise<MadeIndex> {
  const faults: string[] = [];
  const settings = memory && { ...memory, onMemoryFault: ({ message }: Error) => faults.push(message) };
  const files = await indexFiles(batches, settings);
  contents = new Map(files.map(({ path, content }) => [path, content]));
  const digested = files.map(({ path, content }) => ({
    path,
    digest: digestsOf(path, Buffer.from(content)).own,
  }));
  return { files: digested, faults };
}

/** The contents of some of the files, each in memory of its own: what is handed in to be written is let go of one by one. */
export function take(paths: readonly string[]): readonly Uint8Array[] {
  return paths.map((path) => {
    const content = contents.get(path);
    if (!content) throw new Error(`The search index has no file \`${path}\`.`);
    return new Uint8Array(content);
  });
}

import { filterCounts } from "../../views/search-filters.ts";
import { type BatchIndex, type CommonFiles, type IndexFile, takenApart } from "./batch-index.ts";
import { type KeptBatchesSettings, keptBatches } from "./kept-batches.ts";
import { mergedIndex } from "./merged-index.ts";
import { closePagefind, pagefindFiles } from "./pagefind-process.ts";
import type { PagefindRecord } from "./pagefind-records.ts";

/** Some records that are indexed together. */
export interface RecordBatch {
  /** A digest of the records. */
  readonly key: string;
  readonly language: string;
  /** The records as JSON: objects would take several times as much memory until Pagefind has its turn. */
  readonly text: Uint8Array<ArrayBuffer>;
}

/**
 * The files of the index, and the counts of its filters, which Pagefind itself would take from the whole of them. Takes the
 * batches out of their list one by one, so that none is held longer than it is needed.
 */
export async function indexFiles(
  batches: RecordBatch[],
  memory: KeptBatchesSettings | undefined,
): Promise<readonly IndexFile[]> {
  const kept = keptBatches(memory);
  const language = batches[0]?.language ?? "";
  let common: CommonFiles | undefined = kept.common(language);
  const indexes: BatchIndex[] = [];
  try {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const { key, text } = batch;
      const known = common && kept.batch(key);
      if (known) indexes.push(known);
      else {
        const records: readonly PagefindRecord[] = JSON.parse(Buffer.from(text).toString());
        const made = takenApart(await pagefindFiles(records), records);
        if (!common && made.batch.pages.length > 0) {
          common = made.common;
          kept.keepCommon(language, common);
        }
        kept.keepBatch(key, made.batch);
        indexes.push(made.batch);
      }
    }
  } finally {
    await closePagefind();
  }
  kept.tidy();
  if (!common) throw new Error("There is nothing to search for, although the guide is in every portal.");
  const counts = filterCounts(indexes.flatMap(({ pages }) => pages));
  return [
    ...mergedIndex(indexes, common),
    { path: "filters.json", content: Buffer.from(JSON.stringify(counts)) },
  ];
}

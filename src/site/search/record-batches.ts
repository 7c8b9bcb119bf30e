import { hash } from "node:crypto";
import type { PagefindRecord } from "./pagefind-records.ts";

/** How many records a batch has at least and at most, and how many more than the least on average. */
const size = { least: 128, most: 512, more: 128 } as const;

/**
 * Splits records into those that are indexed at a time. Where a batch ends is said by the addresses in it and not by how
 * many records there are before it, so that a record more leaves all batches but its own as they were.
 */
export function* recordBatches(records: Iterable<PagefindRecord>): Generator<readonly PagefindRecord[]> {
  let batch: PagefindRecord[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length < size.most && (batch.length < size.least || !endsBatch(record))) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function endsBatch({ url }: PagefindRecord): boolean {
  return hash("sha1", url, "buffer").readUInt32BE(0) % size.more === 0;
}

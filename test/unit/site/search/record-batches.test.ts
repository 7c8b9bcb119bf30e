import { expect, test } from "vitest";
import type { PagefindRecord } from "../../../../src/site/search/pagefind-records.ts";
import { recordBatches } from "../../../../src/site/search/record-batches.ts";

function record(url: string): PagefindRecord {
  return { url, content: "words", language: "en", meta: {}, filters: {}, sort: { day: "0000-00-00" } };
}

const records = Array.from({ length: 5_000 }, (_, at) => record(`/kpis/kpi-${at}/`));

test("batches are all records in their order, so many at a time as take little memory", () => {
  const batches = [...recordBatches(records)];
  expect(batches.flat()).toEqual(records);
  for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(512);
  for (const batch of batches.slice(0, -1)) expect(batch.length).toBeGreaterThanOrEqual(128);
  expect([...recordBatches([])]).toEqual([]);
});

test("a record more, or one less, changes its own batch and hardly another", () => {
  const before = new Set([...recordBatches(records)].map((batch) => JSON.stringify(batch)));
  const changed = (all: readonly PagefindRecord[]) =>
    [...recordBatches(all)].filter((batch) => !before.has(JSON.stringify(batch))).length;
  for (const at of [0, 1_234, 2_500, 4_999]) {
    expect(changed(records.toSpliced(at, 0, record(`/kpis/new-${at}/`)))).toBeLessThanOrEqual(3);
    expect(changed(records.toSpliced(at, 1))).toBeLessThanOrEqual(3);
  }
});

import { csvText } from "../authoring/sheet/csv-text.ts";
import { portalSheet } from "../authoring/sheet/portal-sheet.ts";
import { type Sheet, sheetOf } from "../authoring/sheet/sheet.ts";
import type { EntrySource } from "../load/index.ts";
import { type CollectionName, collectionNames, entriesOf, type PlanRepository } from "../model/index.ts";
import type { Site } from "./site.ts";

/** A whole plan as sheets: its settings, and a sheet for every collection that has entries. */
export function exportSheets(
  repository: PlanRepository,
  sources: ReadonlyMap<string, EntrySource>,
): readonly Sheet[] {
  const sheets = collectionNames
    .filter((name) => repository[name].size > 0)
    .map((name) => collectionSheet(name, repository, sources));
  return [portalSheet(repository.portal), ...sheets];
}

/** A collection as CSV, as it was known on the reporting date: what the pages show, and no more. */
export function collectionCsv({ now, sources }: Site, collection: CollectionName): string {
  return csvText(collectionSheet(collection, now.repository, sources));
}

function collectionSheet(
  collection: CollectionName,
  repository: PlanRepository,
  sources: ReadonlyMap<string, EntrySource>,
): Sheet {
  const entries = [...entriesOf(repository, collection).values()].map(({ id, ...data }) => ({
    id,
    data,
    body: sources.get(`${collection}/${id}`)?.body,
  }));
  return sheetOf(collection, entries);
}

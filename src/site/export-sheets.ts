import { portalSheet } from "../authoring/sheet/portal-sheet.ts";
import { type Sheet, sheetOf } from "../authoring/sheet/sheet.ts";
import type { EntrySource } from "../load/index.ts";
import { type CollectionName, collectionNames, entriesOf, type PlanRepository } from "../model/index.ts";

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

export function collectionSheet(
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

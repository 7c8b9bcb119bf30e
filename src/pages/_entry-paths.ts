import { getCollection } from "astro:content";
import type { CollectionName } from "../model/index.ts";
import { currentSite } from "../site/current-site.ts";

/** A route for every entry of a collection. */
export async function entryPaths(collection: Exclude<CollectionName, "actuals">) {
  // Astro warns of a collection without entries, which a plan may well have.
  if (currentSite().now.repository[collection].size === 0) return [];
  const entries = await getCollection(collection);
  return entries.map(({ id }) => ({ params: { id } }));
}

import { type CollectionName, collections } from "../model/index.ts";

/** How to add the first entry of a collection, as the sentence of a page that has nothing to show yet. */
export function howToAdd(collection: Exclude<CollectionName, "actuals">): string {
  const { noun } = collections[collection];
  return `Add the first one with: npm run new -- ${noun.toLowerCase()} ID`;
}

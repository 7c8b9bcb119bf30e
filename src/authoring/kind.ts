import { type CollectionName, collectionNames, collections, isCollectionName } from "../model/index.ts";

/** The collection that a word stands for: its name or what one of its entries is called, e.g. `kpis` or `KPI`. */
export function collectionOfKind(word: string): CollectionName | undefined {
  const kind = word.toLowerCase();
  if (isCollectionName(kind)) return kind;
  return collectionNames.find((name) => kindOf(name) === kind);
}

/** The word for one entry of each collection, as `new` takes it. */
export const kinds: readonly string[] = collectionNames.map(kindOf);

/** A noun of several words, `list of actuals`, is no word to type; the collection's name stands for it. */
function kindOf(name: CollectionName): string {
  const noun = collections[name].noun.toLowerCase();
  return noun.includes(" ") ? name : noun;
}

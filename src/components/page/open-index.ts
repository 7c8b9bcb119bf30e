/** Opens the search index of a portal in a worker. */
import type { FilterCounts } from "../../views/search-filters.ts";
import type { PagefindModule } from "./pagefind.ts";
import { type PlanIndex, planIndex } from "./plan-index.ts";
import { fieldWeights } from "./search-ranking.ts";

/** Where an index is. */
export interface IndexPlace {
  /** The folder of the index, and the base path of the portal, as paths of the server. */
  readonly bundle: string;
  readonly base: string;
  /** The language of the page, by which Pagefind tells words apart. */
  readonly language: string;
}

/** Opens an index; it is ready to search then. */
export async function openIndex({ bundle, base, language }: IndexPlace): Promise<PlanIndex> {
  // Pagefind looks for the language in the page alone, and there is none in a worker.
  const page = { querySelector: () => ({ getAttribute: () => language }) };
  Object.assign(globalThis, { document: page });
  const [{ createInstance }, counts] = await Promise.all([
    import(/* @vite-ignore */ `${bundle}pagefind.js`) as Promise<PagefindModule>,
    countsIn(`${bundle}filters.json`),
  ]);
  const ranking = { metaWeights: fieldWeights };
  const instance = () => createInstance({ baseUrl: base, basePath: bundle, excerptLength: 28, ranking });
  const words = instance();
  // The second instance must not begin before the first is ready: both would set up the one program that they share.
  await words.preload(null);
  // The first search is the slowest, for the program is only then compiled; nobody waits for this one, of all records.
  setTimeout(() => words.search(null));
  return planIndex(counts, words, instance);
}

async function countsIn(address: string): Promise<FilterCounts> {
  // What a cache may have of the portal's last build would not fit.
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
  return (await response.json()) as FilterCounts;
}

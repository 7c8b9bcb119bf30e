/**
 * The search index of a portal as a search sees it.
 *
 * At every search Pagefind counts the results for each value of all filters that it has loaded, and looks for every
 * record of a value in the list of results to do so: at ten thousand entries with 3,400 values that is 200 ms, for words
 * that are found in ten. We show no such counts. So the instance that finds words never hears of a filter; a second one
 * says which records the chosen values leave, once for each choice, and `find-records.ts` joins both. How many
 * records each value has in all is in a file of our own, so that no filter is loaded before it is chosen.
 */
import type { FilterCounts } from "../../views/search-filters.ts";
import type { Pagefind, Result } from "./pagefind.ts";

/** The values of each filter, any of which is wanted, and an order other than by relevance. */
export interface Choice {
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  readonly sort: Readonly<Record<string, "asc" | "desc">> | undefined;
}

export interface PlanIndex extends FilterCounts {
  /** Begins to load what is needed to find words. */
  readonly prepare: (words: string) => Promise<void>;
  /** The records with all of some words, the best first. */
  readonly withWords: (words: string) => Promise<readonly Result[]>;
  /** The records that a choice leaves, in its order. */
  readonly withChoice: (choice: Choice) => Promise<readonly Result[]>;
}

/** Joins counts, an instance for words and one for filters, which is made when the first is chosen. */
export function planIndex(counts: FilterCounts, words: Pagefind, makeNarrowing: () => Pagefind): PlanIndex {
  let narrowing: Pagefind | undefined;
  let last: { readonly key: string; readonly results: Promise<readonly Result[]> } | undefined;
  const forget = () => {
    narrowing = undefined;
    last = undefined;
  };
  const left = async ({ chosen, sort = {} }: Choice): Promise<readonly Result[]> => {
    const filters = Object.entries(chosen).map(([name, values]) => [name, { any: values }] as const);
    // An order alone needs no filter.
    if (filters.length === 0) return (await words.search(null, { sort })).results;
    narrowing ??= makeNarrowing();
    return (await narrowing.search(null, { filters: Object.fromEntries(filters), sort })).results;
  };
  return {
    ...counts,
    prepare: (text) => words.preload(text),
    withWords: async (text) => (await words.search(text)).results,
    withChoice: (choice) => {
      const key = JSON.stringify(choice);
      if (last?.key === key) return last.results;
      const results = left(choice);
      // What could not be loaded may be there the next time.
      results.catch(forget);
      last = { key, results };
      return results;
    },
  };
}

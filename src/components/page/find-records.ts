import type { Found, Pagefind, Result, SearchOptions } from "./pagefind.ts";
import { ranked, searchWords } from "./search-ranking.ts";

/** What is asked for: words, the values of each filter (any of them), and an order other than by relevance. */
export interface Query {
  readonly words: string;
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  readonly sort: object | undefined;
}

/** The records that answer a query, best first or in the order that was asked for. */
export async function findRecords(pagefind: Pagefind, query: Query): Promise<readonly Result[]> {
  const filters = Object.fromEntries(
    Object.entries(query.chosen).map(([name, values]) => [name, { any: values }]),
  );
  const options: SearchOptions = { filters, ...(query.sort ? { sort: query.sort } : {}) };
  const words = searchWords(query.words);
  if (words.length === 0) return (await pagefind.search(null, options)).results;
  const [all, whole, ...singles] = await Promise.all([
    pagefind.search(null),
    pagefind.search(words.join(" "), { filters }),
    ...words.map((word) => pagefind.search(word, { filters })),
  ]);
  const best = ranked(singles.map(matches), all.results.length);
  // The result of the whole query marks all words in its excerpt, that of a single word that one.
  const complete = byId(whole.results);
  const single = singles.map(({ results }) => byId(results));
  const results = best.flatMap(({ id, word }) => complete.get(id) ?? single[word]?.get(id) ?? []);
  if (!query.sort) return results;
  const found = byId(results);
  const inOrder = await pagefind.search(null, options);
  return inOrder.results.flatMap(({ id }) => found.get(id) ?? []);
}

function matches({ results, unfilteredResultCount }: Found) {
  return { scores: new Map(results.map(({ id, score }) => [id, score])), spread: unfilteredResultCount };
}

function byId(results: readonly Result[]): ReadonlyMap<string, Result> {
  return new Map(results.map((result) => [result.id, result]));
}

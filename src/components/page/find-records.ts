import type { Result } from "./pagefind.ts";
import type { Choice, PlanIndex } from "./plan-index.ts";
import { ranked, searchWords } from "./search-ranking.ts";

/** What is asked for: words, the values of filters, and an order. */
export interface Query extends Choice {
  readonly words: string;
}

/** Begins to load what finding some words needs. */
export async function prepareFor(index: PlanIndex, words: string): Promise<void> {
  await index.prepare(searchWords(words).join(" "));
}

/** The records that answer a query, best first or in the order that was asked for. */
export async function findRecords(index: PlanIndex, query: Query): Promise<readonly Result[]> {
  const { chosen, sort } = query;
  const words = searchWords(query.words);
  if (words.length === 0) return index.withChoice({ chosen, sort });
  if (Object.keys(chosen).length === 0 && !sort) return bestOf(index, words);
  const [best, left] = await Promise.all([bestOf(index, words), index.withChoice({ chosen, sort })]);
  const found = byId(best);
  if (sort) return left.flatMap(({ id }) => found.get(id) ?? []);
  const isLeft = new Set(left.map(({ id }) => id));
  return best.filter(({ id }) => isLeft.has(id));
}

/** The records that hold enough of some words, best first. */
async function bestOf(index: PlanIndex, words: readonly string[]): Promise<readonly Result[]> {
  const all = words.join(" ");
  // What is found of a word depends on which parts of the index are there, so all that are needed come first.
  await index.prepare(all);
  const singles = await Promise.all(words.map((word) => index.withWords(word)));
  // The result of the whole query marks all words in its excerpt, that of a single word that one.
  const whole = byId(words.length > 1 ? await index.withWords(all) : []);
  const single = singles.map(byId);
  const best = ranked(singles.map(matches), index.records);
  return best.flatMap(({ id, word }) => whole.get(id) ?? single[word]?.get(id) ?? []);
}

function matches(results: readonly Result[]) {
  return { scores: new Map(results.map(({ id, score }) => [id, score])), spread: results.length };
}

function byId(results: readonly Result[]): ReadonlyMap<string, Result> {
  return new Map(results.map((result) => [result.id, result]));
}

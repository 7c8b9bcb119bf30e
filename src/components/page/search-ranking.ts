/**
 * In which order the search page shows what Pagefind finds.
 *
 * Pagefind asks that a page hold every word, so that “who approved the ERP pilot delay” finds nothing where
 * the record says “move the pilot”. So each word is looked up by itself, and a record's rank is
 *
 *     (sum of rarity × score, over the words that it holds) × (share of the rarity that it holds)²
 *
 * where rarity is ln(1 + records ÷ records with the word), as in BM25, and score is Pagefind's own, which
 * counts a word in a title five times. Of the forty queries of `test/site/search-queries.test.ts` this finds
 * 38 first, Pagefind's own search for all words 32.
 */

/** What Pagefind makes of words in titles, outcomes and the like, against one in the text. */
export const fieldWeights = {
  title: 5,
  outcome: 2,
  tags: 1.5,
  about: 1.5,
  forum: 0.5,
  owner: 0.5,
  kind: 0.5,
  state: 0.5,
  standing: 0.5,
  date: 0,
} as const;

/** The records that hold one word. */
export interface WordMatches {
  readonly scores: ReadonlyMap<string, number>;
  /** How many records hold it, whatever the filters. */
  readonly spread: number;
}

export interface Ranked {
  readonly id: string;
  /** The place in the list of words of the one that counts most for this record. */
  readonly word: number;
}

/** Words that ask and join and say nothing of what is looked for, in English. */
const idle = new Set(
  `a an and are as at be been by did do does for from had has have how in into is it its of on or our over that
  the their there they this to us was we were what when where which who whom whose why will with`.split(
    /\s+/,
  ),
);

/** The words of a query that are worth looking up; all of them if none would be left. */
export function searchWords(query: string): readonly string[] {
  const words = [...new Set(query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
  const telling = words.filter((word) => !idle.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * Of the words that stand anywhere, the share that a record must hold to be shown at all. Their number counts
 * and not their rarity, so that one odd word does not hide all that answer the others.
 */
const leastShare = 0.5;

/** The records that hold enough of the words, best first; `records` is how many there are in all. */
export function ranked(words: readonly WordMatches[], records: number): readonly Ranked[] {
  const found = new Map<string, { score: number; held: number; count: number; most: number; word: number }>();
  const telling = words.filter(({ spread }) => spread > 0).length;
  let all = 0;
  for (const [place, { scores, spread }] of words.entries()) {
    // A word that stands nowhere tells nothing about the others.
    if (spread === 0) continue;
    const rarity = Math.log(1 + records / spread);
    all += rarity;
    for (const [id, score] of scores) {
      const weight = rarity * withoutNoise(score);
      const before = found.get(id) ?? { score: 0, held: 0, count: 0, most: -1, word: place };
      const leads = weight > before.most;
      found.set(id, {
        score: before.score + weight,
        held: before.held + rarity,
        count: before.count + 1,
        most: leads ? weight : before.most,
        word: leads ? place : before.word,
      });
    }
  }
  return [...found]
    .filter(([, { count }]) => count >= leastShare * telling)
    .map(([id, { score, held, word }]) => ({ id, word, rank: score * (held / all) ** 2 }))
    .sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
    .map(({ id, word }) => ({ id, word }));
}

/**
 * Pagefind adds the parts of a score up in an order that changes from search to search, so that the last digits of it
 * do. What is equal but for these goes by id, and the same words give the same order each time.
 */
function withoutNoise(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** Finds many sequences of words in a text in one pass: each waits at its longest word, which is the rarest as a rule. */

export interface WordMatcher<Found> {
  readonly add: (words: readonly string[], found: Found) => void;
  /** What is found in a text, given as its words, each once. */
  readonly find: (words: readonly string[]) => ReadonlySet<Found>;
}

interface Waiting<Found> {
  readonly words: readonly string[];
  /** The place of the word that it waits at. */
  readonly at: number;
  readonly found: Found;
}

export function wordMatcher<Found>(): WordMatcher<Found> {
  const waiting = new Map<string, Waiting<Found>[]>();
  return {
    add: (words, found) => {
      const at = longest(words);
      const anchor = words[at];
      if (anchor === undefined) return;
      const list = waiting.get(anchor);
      if (list) list.push({ words, at, found });
      else waiting.set(anchor, [{ words, at, found }]);
    },
    find: (words) => {
      const found = new Set<Found>();
      for (let place = 0; place < words.length; place++) {
        const list = waiting.get(words[place] as string);
        if (!list) continue;
        for (const each of list) if (standsAt(each, words, place)) found.add(each.found);
      }
      return found;
    },
  };
}

function standsAt({ words, at }: Waiting<unknown>, text: readonly string[], place: number): boolean {
  const start = place - at;
  if (start < 0 || start + words.length > text.length) return false;
  for (let offset = 0; offset < words.length; offset++)
    if (text[start + offset] !== words[offset]) return false;
  return true;
}

function longest(words: readonly string[]): number {
  let best = 0;
  for (let at = 1; at < words.length; at++)
    if ((words[at] as string).length > (words[best] as string).length) best = at;
  return best;
}

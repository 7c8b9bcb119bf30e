import { type BatchIndex, mark } from "./batch-index.ts";
import { CborWriter } from "./cbor.ts";
import { type NamedBytes, namesIn } from "./file-names.ts";
import { byUtf8, mergedWords, weightOf, wordsIn, writeWord } from "./word-index.ts";

/** So much does a part of the index of words weigh at least, as in Pagefind. */
const partWeight = 20_000;

/** A part with the words between which a word has to be to stand in it. */
export interface WordPart extends NamedBytes {
  readonly from: string;
  readonly to: string;
}

/** The words of all batches, in parts that a search loads one by one. */
export function wordParts(
  batches: readonly BatchIndex[],
  fields: readonly string[],
  language: string,
): readonly WordPart[] {
  let pagesBefore = 0;
  const indexes = batches.map((batch) => {
    const before = pagesBefore;
    pagesBefore += batch.pages.length;
    const numbers = batch.fields.map((field) => fields.indexOf(field));
    return wordsIn({ parts: batch.words, pagesBefore: before, fields: numbers });
  });
  const parts: WordPart[] = [];
  const writer = new CborWriter();
  const nameOf = namesIn(language);
  let words: string[] = [];
  let weight = 0;
  const close = () => {
    const content = writer.take(Buffer.alloc(0));
    writer.array(1);
    writer.array(words.length);
    const bytes = Buffer.concat([writer.take(mark), content]);
    parts.push({ name: nameOf(bytes), bytes, from: words[0] as string, to: words.at(-1) as string });
    [words, weight] = [[], 0];
  };
  for (const word of mergedWords(indexes)) {
    writeWord(writer, word);
    words.push(word.word);
    weight += weightOf(word);
    if (weight >= partWeight) close();
  }
  if (words.length > 0) close();
  return withShortEnds(parts);
}

/** Says where parts begin and end in as few letters as tell each from its neighbours. */
function withShortEnds(parts: readonly WordPart[]): readonly WordPart[] {
  const short = parts.map((part) => ({ ...part }));
  for (const [at, next] of short.entries()) {
    const part = short[at - 1];
    if (!part) continue;
    const [last, first] = [[...part.to], [...next.from]];
    const differ = first.findIndex((sign, place) => sign !== last[place]);
    const length = differ < 0 ? first.length : differ + 1;
    const end = last.slice(0, length).join("");
    if (byUtf8(end, part.from) >= 0) part.to = end;
    next.from = first.slice(0, length).join("");
  }
  return short;
}

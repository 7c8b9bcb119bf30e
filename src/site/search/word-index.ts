/**
 * Words with the places where they stand, as Pagefind writes them. Parts of an index are lists of words in the order of
 * their bytes. A word is
 *
 *     [ "cafe", pages, [ [ "café", pages ], … ] ]       with the forms of it that have other signs
 *
 * and each of its pages
 *
 *     [ pages since the one before, places in its text, places in its fields ]
 *
 * where a place in a field follows the number of the field, which is written as -1 - number:
 *
 *     [ 3, [ 12, 5 ], [ -1, 0, -3, 4 ] ]                the places 12 and 17; 0 in field 0 and 4 in field 2
 */
import { CborReader, type CborWriter } from "./cbor.ts";

export interface IndexedWord {
  readonly word: string;
  readonly pages: readonly WordPage[];
  readonly forms: readonly WordForm[];
}

interface WordForm {
  readonly form: string;
  readonly pages: readonly WordPage[];
}

interface WordPage {
  /** Counted from the first page of the index. */
  readonly page: number;
  readonly places: readonly number[];
  readonly fieldPlaces: readonly number[];
}

export interface WordParts {
  readonly parts: readonly Uint8Array[];
  /** How many pages stand before those of these parts. */
  readonly pagesBefore: number;
  /** The number of each field in the whole index. */
  readonly fields: readonly number[];
}

/** The words of an index that is one of several, with the pages and fields of the whole. */
export function* wordsIn({ parts, pagesBefore, fields }: WordParts): Generator<IndexedWord> {
  const inWhole = (value: number) => (value < 0 ? -1 - (fields[-1 - value] as number) : value);
  for (const part of parts) {
    const reader = new CborReader(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    const pages = () => {
      let page = pagesBefore;
      return reader.list((): WordPage => {
        reader.array();
        page += reader.integer();
        return { page, places: reader.integers(), fieldPlaces: reader.integers().map(inWhole) };
      });
    };
    reader.array();
    for (let left = reader.array(); left > 0; left--) {
      reader.array();
      const [word, own] = [reader.text(), pages()];
      const forms = reader.list(() => {
        reader.array();
        return { form: reader.text(), pages: pages() };
      });
      yield { word, pages: own, forms };
    }
  }
}

/** The words of several indexes, given in the order of their pages, as those of one. */
export function* mergedWords(indexes: readonly Iterator<IndexedWord>[]): Generator<IndexedWord> {
  const next = indexes.map((words) => words.next().value as IndexedWord | undefined);
  for (;;) {
    let least: string | undefined;
    for (const head of next)
      if (head && (least === undefined || byUtf8(head.word, least) < 0)) least = head.word;
    if (least === undefined) return;
    const same: IndexedWord[] = [];
    for (const [at, head] of next.entries()) {
      if (head?.word !== least) continue;
      same.push(head);
      next[at] = indexes[at]?.next().value;
    }
    yield joined(least, same);
  }
}

function joined(word: string, same: readonly IndexedWord[]): IndexedWord {
  const [only] = same;
  if (only && same.length === 1) return only;
  const forms = Map.groupBy(
    same.flatMap((each) => each.forms),
    ({ form }) => form,
  );
  return {
    word,
    pages: same.flatMap(({ pages }) => pages),
    forms: [...forms].map(([form, of]) => ({ form, pages: of.flatMap(({ pages }) => pages) })),
  };
}

export function writeWord(writer: CborWriter, { word, pages, forms }: IndexedWord): void {
  writer.array(3);
  writer.text(word);
  writePages(writer, pages);
  writer.array(forms.length);
  for (const { form, pages } of forms) {
    writer.array(2);
    writer.text(form);
    writePages(writer, pages);
  }
}

function writePages(writer: CborWriter, pages: readonly WordPage[]): void {
  writer.array(pages.length);
  let last = 0;
  for (const { page, places, fieldPlaces } of pages) {
    writer.array(3);
    writer.integer(page - last);
    last = page;
    writer.integers(places);
    writer.integers(fieldPlaces);
  }
}

/** How much a word takes of a part, as Pagefind counts it. */
export function weightOf({ pages, forms }: IndexedWord): number {
  const weight = (of: readonly WordPage[]) =>
    of.reduce((sum, { places, fieldPlaces }) => sum + places.length + fieldPlaces.length + 1, 0);
  return forms.reduce((sum, form) => sum + weight(form.pages) + 1, weight(pages));
}

/** The order of the bytes of two texts, which is not that of their units: 😀 stands behind ﹏. */
export function byUtf8(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return isPaired(one) === isPaired(other) ? one - other : isPaired(one) ? 1 : -1;
  }
  return a.length - b.length;
}

/** Whether a unit is one of two that stand for a sign beyond the first 65,536, which UTF-8 has behind all others. */
function isPaired(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

export function sortedByUtf8(texts: Iterable<string>): readonly string[] {
  return [...texts].sort(byUtf8);
}

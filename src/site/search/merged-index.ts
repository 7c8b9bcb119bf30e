/**
 * Makes of the indexes of some records each the one that Pagefind would have made of all of them: the same files under the
 * same names, packed by another program. Pagefind holds all that it is given several times over, 50 kB for each record,
 * until it has written its index; of a few hundred records that is little, and what comes out of them is small.
 */
import { gzipSync } from "fflate";
import {
  type BatchIndex,
  type CommonFiles,
  entryFile,
  type IndexedPage,
  type IndexFile,
  mark,
  unpacked,
} from "./batch-index.ts";
import { CborWriter } from "./cbor.ts";
import { sha1 } from "./file-names.ts";
import { type FilterPart, filterParts } from "./filter-parts.ts";
import { byUtf8, sortedByUtf8 } from "./word-index.ts";
import { type WordPart, wordParts } from "./word-parts.ts";

/** The files of the index of all records, of which `batches` are the parts in their order. All speak one language. */
export function mergedIndex(
  batches: readonly BatchIndex[],
  { files, entry }: CommonFiles,
): readonly IndexFile[] {
  const [[language, known] = []] = Object.entries(entry.languages);
  if (language === undefined || !known) throw new Error("The search index has no page that holds a word.");
  const pages = pagesOf(batches, language);
  const fields = sortedByUtf8(new Set(pages.flatMap((page) => page.fields)));
  const parts = wordParts(batches, fields, language);
  const filters = filterParts(pages, language);
  const meta = metaOf({ version: entry.version, pages, parts, filters, fields });
  const hash = `${language}_${sha1(meta.subarray(mark.length)).slice(0, language.length + 8)}`;
  const languages = { [language]: { ...known, hash, page_count: pages.length } };
  return [
    ...files,
    { path: entryFile, content: Buffer.from(JSON.stringify({ ...entry, languages })) },
    { path: `pagefind.${hash}.pf_meta`, content: packed(meta) },
    ...pages.map(({ name, fragment }) => ({ path: `fragment/${name}.pf_fragment`, content: fragment })),
    ...parts.map(({ name, bytes }) => ({ path: `index/${name}.pf_index`, content: packed(bytes) })),
    ...filters.map(({ name, bytes }) => ({ path: `filter/${name}.pf_filter`, content: packed(bytes) })),
  ];
}

/**
 * The pages of all batches, each under a name of its own: where the beginnings of two digests are the same, the second one
 * is told by more of it.
 */
function pagesOf(batches: readonly BatchIndex[], language: string): readonly IndexedPage[] {
  const taken = new Set<string>();
  return batches.flatMap(({ pages }) =>
    pages.map((page) => {
      let { name } = page;
      const whole = taken.has(name) ? `${language}_${sha1(unpacked(page.fragment))}` : "";
      while (taken.has(name)) name = whole.slice(0, name.length + 1);
      taken.add(name);
      return { ...page, name };
    }),
  );
}

interface MetaParts {
  readonly version: string;
  readonly pages: readonly IndexedPage[];
  readonly parts: readonly WordPart[];
  readonly filters: readonly FilterPart[];
  readonly fields: readonly string[];
}

/** The file that is loaded first: which pages and which parts there are. */
function metaOf({ version, pages, parts, filters, fields }: MetaParts): Buffer {
  const writer = new CborWriter();
  writer.array(6);
  writer.text(version);
  writer.list(pages, ({ name, wordCount }) => {
    writer.array(3);
    writer.text(name);
    writer.integer(wordCount);
    writer.text("");
  });
  writer.list(parts, ({ from, to, name }) => writer.texts([from, to, name]));
  writer.list(filters, ({ filter, name }) => writer.texts([filter, name]));
  writer.array(1);
  writer.array(2);
  writer.text("day");
  // Pagefind orders numbers by their value, and no day is one.
  const dayOf = (page: number) => (pages[page] as IndexedPage).day;
  writer.integers([...pages.keys()].sort((a, b) => byUtf8(dayOf(a), dayOf(b))));
  writer.texts(fields);
  return writer.take(mark);
}

/** Not by Node's own zlib, of which the bytes could be others on another kind of machine. */
function packed(bytes: Buffer): Uint8Array {
  return gzipSync(bytes, { mtime: 0 });
}

import { gunzipSync } from "node:zlib";
import { CborReader } from "./cbor.ts";
import type { PagefindRecord } from "./pagefind-records.ts";

/** A file below the folder of the index. */
export interface IndexFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** What Pagefind has made of some records, as far as it is needed to make one index of several. */
export interface BatchIndex {
  /** The records that hold a word, in their order; Pagefind leaves the others out. */
  readonly pages: readonly IndexedPage[];
  /** The names of the fields, in the order in which the words tell them by a number. */
  readonly fields: readonly string[];
  /** Parts of the index of words, unpacked, in the order of words; see `word-index.ts`. */
  readonly words: readonly Uint8Array[];
}

/** All of a page that stands in the whole index beside its words. */
export interface IndexedPage {
  readonly fields: readonly string[];
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly day: string;
  /** The name of its fragment, which holds its text. */
  readonly name: string;
  readonly fragment: Uint8Array;
  readonly wordCount: number;
}

/** What is the same in every index: Pagefind's own program, and the entry that names the parts of an index. */
export interface CommonFiles {
  readonly files: readonly IndexFile[];
  readonly entry: PagefindEntry;
}

export interface PagefindEntry {
  readonly version: string;
  readonly languages: Readonly<Record<string, PagefindLanguage>>;
}

interface PagefindLanguage {
  readonly hash: string;
  readonly wasm: string | null;
  readonly page_count: number;
}

/** What every packed file begins with. */
export const mark = Buffer.from("pagefind_dcd");

/** Takes what Pagefind has made of some records apart: what is of them, and what is the same in every index. */
export function takenApart(
  files: readonly IndexFile[],
  records: readonly PagefindRecord[],
): { readonly batch: BatchIndex; readonly common: CommonFiles } {
  const found = new Map(files.map(({ path, content }) => [path.replaceAll("\\", "/"), content]));
  const contentOf = (path: string): Uint8Array => {
    const content = found.get(path);
    if (!content) throw new Error(`Pagefind has named \`${path}\` and not made it.`);
    return content;
  };
  const entry: PagefindEntry = JSON.parse(Buffer.from(contentOf(entryFile)).toString());
  const own = [...found].filter(([path]) => !/\.pf_|^pagefind-entry\.json$/.test(path));
  const common = { files: own.map(([path, content]) => ({ path, content })), entry };
  const [language] = Object.values(entry.languages);
  if (!language) return { batch: { pages: [], fields: [], words: [] }, common };

  const meta = readMeta(unpacked(contentOf(`pagefind.${language.hash}.pf_meta`)));
  const fragments = meta.pages.map(({ name }) => contentOf(`fragment/${name}.pf_fragment`));
  const pages = withWords(records, fragments).map(({ meta: said, filters, sort }, at) => ({
    ...(meta.pages[at] as (typeof meta.pages)[number]),
    fragment: fragments[at] as Uint8Array,
    fields: Object.keys(said),
    filters,
    day: sort.day,
  }));
  const words = meta.chunks.map((name) => unpacked(contentOf(`index/${name}.pf_index`)));
  return { batch: { pages, fields: meta.fields, words }, common };
}

export const entryFile = "pagefind-entry.json";

/** The bytes of a packed file behind its mark. */
export function unpacked(content: Uint8Array): Buffer {
  return gunzipSync(content).subarray(mark.length);
}

/** The records that have become pages. */
function withWords(
  records: readonly PagefindRecord[],
  fragments: readonly Uint8Array[],
): readonly PagefindRecord[] {
  if (fragments.length === records.length) return records;
  const urls = new Set(fragments.map((fragment) => JSON.parse(unpacked(fragment).toString()).url));
  return records.filter(({ url }) => urls.has(url));
}

/** What the file says that is loaded first; filters and orders are made anew for the whole index. */
function readMeta(bytes: Buffer) {
  const reader = new CborReader(bytes);
  reader.array();
  reader.text();
  const pages = reader.list(() => {
    reader.array();
    const page = { name: reader.text(), wordCount: reader.integer() };
    reader.text();
    return page;
  });
  const chunks = reader.list(() => {
    reader.array();
    return [reader.text(), reader.text(), reader.text()][2] as string;
  });
  reader.list(() => [reader.array(), reader.text(), reader.text()]);
  reader.list(() => [reader.array(), reader.text(), reader.integers()]);
  return { pages, chunks, fields: reader.list(() => reader.text()) };
}

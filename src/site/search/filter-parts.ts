import { type IndexedPage, mark } from "./batch-index.ts";
import { CborWriter } from "./cbor.ts";
import { type NamedBytes, namesIn } from "./file-names.ts";
import { sortedByUtf8 } from "./word-index.ts";

export interface FilterPart extends NamedBytes {
  readonly filter: string;
}

/** The pages of each value of each filter. */
export function filterParts(pages: readonly IndexedPage[], language: string): readonly FilterPart[] {
  const found = new Map<string, Map<string, number[]>>();
  for (const [page, { filters }] of pages.entries())
    for (const [filter, values] of Object.entries(filters))
      for (const value of values) {
        const of = found.get(filter) ?? new Map<string, number[]>();
        found.set(filter, of);
        const known = of.get(value);
        if (known) known.push(page);
        else of.set(value, [page]);
      }
  const writer = new CborWriter();
  const nameOf = namesIn(language);
  return sortedByUtf8(found.keys()).map((filter) => {
    const values = found.get(filter) as Map<string, number[]>;
    writer.array(2);
    writer.text(filter);
    writer.array(values.size);
    for (const value of sortedByUtf8(values.keys())) {
      writer.array(2);
      writer.text(value);
      writer.integers(values.get(value) as number[]);
    }
    const bytes = writer.take(mark);
    return { filter, name: nameOf(bytes), bytes };
  });
}

/** A chart as the gallery shows it: with data that is odd in one way, in a sentence. */
export interface GalleryCase<View> {
  /** Its golden file is `test/golden/gallery/<chart>-<name>.html`. */
  readonly name: string;
  readonly says: string;
  readonly view: View;
}

/** The months from January 2025 on, with the value that `of` gives for each, counted from 0. */
export function monthly(
  count: number,
  of: (index: number) => number,
): readonly (readonly [string, number])[] {
  return Array.from({ length: count }, (_, index) => {
    const month = `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
    return [month, of(index)] as const;
  });
}

/** A number between −1 and 1 that looks random and is the same everywhere. */
export function wobble(index: number): number {
  return (((index * index * 331 + index * 1237) % 2001) - 1000) / 1000;
}

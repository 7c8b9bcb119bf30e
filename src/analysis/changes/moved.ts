/** One entry before and after a change. */
export interface Moved<T> {
  readonly id: string;
  readonly before: T;
  readonly after: T;
}

type Identified = { readonly id: string };

/**
 * The entries of both lists beside each other, in the order of the later one. `idNow` gives the id that an
 * earlier entry has now, for entries that were renamed in between.
 */
export function both<T extends Identified>(
  before: Iterable<T>,
  after: Iterable<T>,
  idNow: (id: string) => string = sameName,
): Moved<T>[] {
  const [earlier, later] = [[...before], [...after]];
  const pairs: Moved<T>[] = [];
  let thenOf: ((id: string) => T | undefined) | undefined;
  for (const [place, entry] of later.entries()) {
    const { id } = entry;
    const beside = earlier[place];
    // Mostly nothing was renamed, added or removed, and what belongs together has the same place.
    const isBeside = idNow === sameName && beside?.id === id;
    if (!isBeside) thenOf ??= byIdNow(earlier, idNow);
    const then = isBeside ? beside : thenOf?.(id);
    if (then !== undefined) pairs.push({ id, before: then, after: entry });
  }
  return pairs;
}

/** The name of what was not renamed; where it is that of every entry, nothing was. */
export function sameName(name: string): string {
  return name;
}

function byIdNow<T extends Identified>(entries: readonly T[], idNow: (id: string) => string) {
  const known = new Map<string, T>();
  for (const entry of entries) known.set(idNow(entry.id), entry);
  return (id: string) => known.get(id);
}

/** Those of {@link both} in which anything differs. */
export function moved<T extends Identified>(before: readonly T[], after: readonly T[]): Moved<T>[] {
  return both(before, after).filter((pair) => !isSame(pair.before, pair.after));
}

/** Whether two pieces of plain data say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

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
  idNow: (id: string) => string = (id) => id,
): Moved<T>[] {
  const earlier = new Map<string, T>();
  for (const entry of before) earlier.set(idNow(entry.id), entry);
  const pairs: Moved<T>[] = [];
  for (const entry of after) {
    const then = earlier.get(entry.id);
    if (then !== undefined) pairs.push({ id: entry.id, before: then, after: entry });
  }
  return pairs;
}

/** Those of {@link both} in which anything differs. */
export function moved<T extends Identified>(before: readonly T[], after: readonly T[]): Moved<T>[] {
  return both(before, after).filter((pair) => !isSame(pair.before, pair.after));
}

/** Whether two pieces of plain data say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

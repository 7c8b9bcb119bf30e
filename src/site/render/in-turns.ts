/**
 * Does some work for each item, for so many at a time, and begins in their order; no more after a fault, also one of others
 * that share the signal of it.
 */
export async function inTurns<Item>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<void>,
  fault = new AbortController(),
): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    try {
      for (const item of rest) {
        if (fault.signal.aborted) return;
        await work(item);
      }
    } catch (error) {
      fault.abort();
      throw error;
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
}

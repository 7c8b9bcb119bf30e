/** Whether two values of entries are the same. They come from one schema, so that what is the same is written the same. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

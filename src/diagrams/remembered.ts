/**
 * Keeps what was worked out for the next time that it is asked for, which is soon or never. When so much is kept as may
 * be, it is all let go of: to work the rest out again costs less than to say what was asked for the longest time ago.
 */
export function remembered<Key, Value>(
  known: Map<Key, Value>,
  most: number,
  key: Key,
  workOut: () => Value,
): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = workOut();
  if (known.size >= most) known.clear();
  known.set(key, value);
  return value;
}

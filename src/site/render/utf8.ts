/** Where texts are encoded before their size is known; it grows with the largest. */
let room = Buffer.alloc(1 << 20);

/** The longest that a unit of a text can become, in bytes. */
const longest = 3;

/** Parts of a text as its bytes, in memory of their own; the text is never put together. */
export function utf8(parts: readonly string[]): Uint8Array {
  const units = parts.reduce((sum, { length }) => sum + length, 0);
  if (room.length < units * longest) room = Buffer.alloc(units * longest);
  let end = 0;
  for (const part of parts) end += room.write(part, end);
  return new Uint8Array(room.subarray(0, end));
}

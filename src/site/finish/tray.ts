/** What a file holds: bytes, or the parts of a text, which is never put together. */
export type Content = Uint8Array | readonly string[];

/** Where the bytes of a file lie. */
export interface Place {
  readonly memory: SharedArrayBuffer;
  readonly start: number;
  readonly end: number;
}

/** The longest that a unit of a text can become, in bytes. */
const longest = 3;

/** From so many units on, counting the bytes of a text costs less than the room that it might need. */
const long = 100_000;

/** As many bytes as some content has, at most. */
export function mostBytes(content: Content): number {
  if (content instanceof Uint8Array) return content.length;
  const units = content.reduce((sum, { length }) => sum + length, 0);
  return units < long ? units * longest : content.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
}

/**
 * Memory in which files lie one behind the other until a thread has finished them. Both sides see it, and it is used again
 * and again: to ask the machine for the memory of each file and to hand that over takes longer than to encode a page.
 */
export class Tray {
  readonly size: number;
  readonly #memory: SharedArrayBuffer;
  readonly #bytes: Buffer;
  #end = 0;

  constructor(size: number) {
    this.size = size;
    this.#memory = new SharedArrayBuffer(size);
    this.#bytes = Buffer.from(this.#memory);
  }

  /** Puts a file behind the others; nothing where it might not fit. */
  put(content: Content): Place | undefined {
    const start = this.#end;
    if (start + mostBytes(content) > this.size) return undefined;
    if (content instanceof Uint8Array) {
      this.#bytes.set(content, start);
      this.#end += content.length;
    } else for (const part of content) this.#end += this.#bytes.write(part, this.#end);
    return { memory: this.#memory, start, end: this.#end };
  }

  /** Whoever saw what lay here is done with it. */
  clear(): void {
    this.#end = 0;
  }
}

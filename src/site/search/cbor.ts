/**
 * As much of CBOR (RFC 8949) as Pagefind writes its index in: arrays, texts and whole numbers, each with its length or
 * its value in as few bytes as it takes.
 */

const kinds = { unsigned: 0, negative: 1, text: 3, array: 4 } as const;

type Kind = (typeof kinds)[keyof typeof kinds];

/** Reads one item after the other. Throws where there is another kind of item than the one that is asked for. */
export class CborReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** How many items follow. */
  array(): number {
    return this.#head(kinds.array);
  }

  /** The items of an array, each read by a function. */
  list<Item>(item: () => Item): Item[] {
    const items: Item[] = [];
    for (let left = this.array(); left > 0; left--) items.push(item());
    return items;
  }

  text(): string {
    const length = this.#head(kinds.text);
    this.#at += length;
    return this.#bytes.toString("utf8", this.#at - length, this.#at);
  }

  integer(): number {
    const kind = (this.#bytes[this.#at] ?? 0) >> 5;
    return kind === kinds.negative ? -1 - this.#head(kinds.negative) : this.#head(kinds.unsigned);
  }

  integers(): number[] {
    const numbers: number[] = [];
    for (let left = this.array(); left > 0; left--) numbers.push(this.integer());
    return numbers;
  }

  #head(kind: Kind): number {
    const head = this.#bytes[this.#at] ?? 0xff;
    const short = head & 31;
    if (head >> 5 !== kind || short > 26)
      throw new Error(
        `The search index holds at byte ${this.#at} what Pagefind ${head} was not known to write.`,
      );
    this.#at += 1;
    if (short < 24) return short;
    const size = 2 ** (short - 24);
    this.#at += size;
    return this.#bytes.readUIntBE(this.#at - size, size);
  }
}

/** Writes one item after the other. */
export class CborWriter {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #end = 0;

  array(items: number): void {
    this.#head(kinds.array, items, 0);
  }

  text(text: string): void {
    const length = Buffer.byteLength(text);
    this.#head(kinds.text, length, length);
    this.#end += this.#bytes.write(text, this.#end);
  }

  integer(value: number): void {
    if (value < 0) this.#head(kinds.negative, -1 - value, 0);
    else this.#head(kinds.unsigned, value, 0);
  }

  integers(values: readonly number[]): void {
    this.array(values.length);
    for (const value of values) this.integer(value);
  }

  list<Item>(items: readonly Item[], write: (item: Item) => void): void {
    this.array(items.length);
    for (const item of items) write(item);
  }

  texts(texts: readonly string[]): void {
    this.list(texts, (text) => this.text(text));
  }

  /** All that was written since the last time, behind some other bytes. */
  take(before: Uint8Array): Buffer {
    const taken = Buffer.concat([before, this.#bytes.subarray(0, this.#end)]);
    this.#end = 0;
    return taken;
  }

  #head(kind: Kind, value: number, more: number): void {
    const size = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x1_0000 ? 2 : 4;
    this.#makeRoom(1 + size + more);
    const short = size === 0 ? value : 24 + Math.log2(size);
    this.#bytes[this.#end] = (kind << 5) | short;
    if (size > 0) this.#bytes.writeUIntBE(value, this.#end + 1, size);
    this.#end += 1 + size;
  }

  #makeRoom(size: number): void {
    if (this.#end + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#end + size));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

/**
 * The names of elements or attributes that have been met, each with its kind, as a tree with a branch for each
 * character. A name is looked up as it is read, byte by byte, without making a string of it, and must be equal in all
 * its characters: a hash would let a name pass for another one that somebody has looked for.
 */

/** How many characters of names are kept; ours have a thousand. What comes then is judged anew each time. */
const most = 4_096;

/** Characters that names consist of; `/`, `>`, `=`, quotes and blanks end them. Capitals count as small letters. */
const characters = "abcdefghijklmnopqrstuvwxyz0123456789-_:.";
const columns = new Uint8Array(256);
for (const [index, character] of [...characters].entries()) {
  columns[character.charCodeAt(0)] = index + 1;
  columns[character.toUpperCase().charCodeAt(0)] = index + 1;
}

export class NameTable {
  /** Where the name that was read last ends. */
  end = 0;
  readonly #kindOf: (name: string) => number;
  /** The places of what follows each character, 64 to each; 0 where nothing does. */
  readonly #next = new Uint16Array(most * 64);
  readonly #kinds = new Uint8Array(most);
  #size = 1;

  /** `kindOf` says of what kind a name in small letters is, from 1 to 255. */
  constructor(kindOf: (name: string) => number) {
    this.#kindOf = kindOf;
  }

  /** The kind of the name that begins at a place, be it an empty one. */
  read(bytes: Uint8Array, from: number): number {
    const next = this.#next;
    let [at, node] = [from, 0];
    for (; at < bytes.length; at += 1) {
      const column = columns[bytes[at] as number] as number;
      if (column === 0) break;
      node = next[node * 64 + column] as number;
      if (node === 0) return this.#learnt(bytes, from);
    }
    this.end = at;
    return this.#kinds[node] || this.#learnt(bytes, from);
  }

  #learnt(bytes: Uint8Array, from: number): number {
    const name = nameAt(bytes, from);
    this.end = from + name.length;
    const kind = this.#kindOf(name);
    if (this.#size + name.length > most) return kind;
    let node = 0;
    for (let at = from; at < this.end; at += 1) {
      const branch = node * 64 + (columns[bytes[at] as number] as number);
      if (this.#next[branch] === 0) {
        this.#next[branch] = this.#size;
        this.#size += 1;
      }
      node = this.#next[branch] as number;
    }
    this.#kinds[node] = kind;
    return kind;
  }
}

/** The name that begins at a place, in small letters. */
export function nameAt(bytes: Uint8Array, from: number): string {
  let name = "";
  for (let at = from; at < bytes.length && columns[bytes[at] as number] !== 0; at += 1)
    name += String.fromCharCode(bytes[at] as number);
  return name.toLowerCase();
}

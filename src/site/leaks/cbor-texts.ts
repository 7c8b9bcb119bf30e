/**
 * The texts in CBOR (RFC 8949), which the search index is written in. The head of a short text is a byte that looks like
 * a letter, so that its first word cannot be told from the bytes alone.
 *
 *     70 44 61 6e 61 …     a text of 16 bytes: "Dana …", which as letters reads "pDana …"
 */
export function cborTexts(bytes: Buffer): readonly string[] {
  const texts: string[] = [];
  let at = 0;
  const number = (size: number): number => {
    const value = size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  /** Reads an item and those in it; an end that was left open is told by `false`. */
  const item = (): boolean => {
    const head = number(1);
    const [kind, short] = [head >> 5, head & 31];
    if (head === 0xff) return false;
    const isOpen = short === 31;
    const count = short < 24 ? short : isOpen ? 0 : number(2 ** (short - 24));
    switch (kind) {
      case 2:
      case 3:
        if (isOpen) while (item());
        else if (kind === 3) texts.push(bytes.toString("utf8", at, at + count));
        at += isOpen ? 0 : count;
        break;
      case 4:
      case 5:
        if (isOpen) while (item());
        else for (let left = kind === 4 ? count : 2 * count; left > 0; left--) item();
        break;
      case 6:
        item();
        break;
    }
    return true;
  };
  while (at < bytes.length) item();
  return texts;
}

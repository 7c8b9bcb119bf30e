import { createHash } from "node:crypto";
import { mark } from "./batch-index.ts";

/** A file that is yet to be packed, with the name by which the file knows it that is loaded first. */
export interface NamedBytes {
  readonly name: string;
  /** Behind the mark. */
  readonly bytes: Buffer;
}

/** Names files by their bytes behind the mark: by the beginning of the digest, and by more of it where that is taken. */
export function namesIn(language: string): (bytes: Buffer) => string {
  const taken = new Set<string>();
  return (bytes) => {
    const whole = `${language}_${sha1(bytes.subarray(mark.length))}`;
    let length = language.length + 8;
    while (taken.has(whole.slice(0, length))) length += 2;
    const name = whole.slice(0, length);
    taken.add(name);
    return name;
  };
}

/** As Pagefind writes it: each byte as a number of its own, so that 0a is an `a`. */
export function sha1(bytes: Buffer): string {
  const digest = createHash("sha1").update(bytes).digest();
  return [...digest].map((byte) => byte.toString(16)).join("");
}

import { hash } from "node:crypto";
import { type CutPage, cutFile, ownDigest } from "../reuse/page-basis.ts";

/** SHA-256, in hexadecimal, of a file of a portal. */
export interface Digests {
  /** Of all its bytes. */
  readonly whole: string;
  /** Of a page without the basis of its figures, which a build that keeps the page renews; of all else, of its bytes. */
  readonly own: string;
}

/** The digests of a file, by its path in the portal; `cut` is the same file where its basis stands, if it was cut already. */
export function digestsOf(path: string, content: Buffer, cut: CutPage = cutFile(path, content)): Digests {
  const whole = hash("sha256", content);
  return { whole, own: cut.basis.length === 0 ? whole : ownDigest(cut) };
}

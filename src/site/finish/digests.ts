import { createHash } from "node:crypto";
import { cutFile, ownDigest } from "../reuse/page-basis.ts";

/** SHA-256, in hexadecimal, of a file of a portal. */
export interface Digests {
  /** Of all its bytes. */
  readonly whole: string;
  /** Of a page without the basis of its figures, which a build that keeps the page renews; of all else, of its bytes. */
  readonly own: string;
}

export function digestsOf(path: string, content: Buffer): Digests {
  return {
    whole: createHash("sha256").update(content).digest("hex"),
    own: ownDigest(cutFile(path, content)),
  };
}

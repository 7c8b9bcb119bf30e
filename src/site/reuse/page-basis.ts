/**
 * The two places of a page that say what the figures of all pages rest on: the line below the navigation, and the
 * element that tells the reader of a newer portal. Each commit changes them on every page, so a page that is kept gets
 * them from one that was made anew, byte by byte.
 */
import { createHash } from "node:crypto";

/** A page as its own parts and what stands between them: own, basis, own, basis, own. */
export interface CutPage {
  readonly own: readonly Buffer[];
  readonly basis: readonly Buffer[];
}

/**
 * Cuts a page where its basis stands. Ahead of the line a plan has only texts, whose `<` is written `&lt;`, and
 * attributes, which hold no quotes, and behind the content it has nothing, so that no text of a plan is taken for
 * either. A file without the line is its own whole.
 */
export function cutPage(page: Buffer): CutPage {
  const line = between(page, page.indexOf('<p class="date'), "</p>");
  if (!line) return { own: [page], basis: [] };
  const end = page.lastIndexOf("</main>");
  const element = end < 0 ? undefined : between(page, page.indexOf("<portal-age", end), "</portal-age>");
  const own: Buffer[] = [];
  const basis: Buffer[] = [];
  let from = 0;
  for (const { start, end } of element ? [line, element] : [line]) {
    own.push(page.subarray(from, start));
    basis.push(page.subarray(start, end));
    from = end;
  }
  return { own: [...own, page.subarray(from)], basis };
}

/** Only pages say what their figures rest on; any other file is its own whole. */
export function cutFile(path: string, content: Buffer): CutPage {
  return path.endsWith(".html") ? cutPage(content) : { own: [content], basis: [] };
}

/** A page with another basis; `undefined` where the two do not fit together, e.g. one has the element alone. */
export function withBasis({ own }: CutPage, basis: readonly Buffer[]): Buffer | undefined {
  if (basis.length !== own.length - 1) return undefined;
  return Buffer.concat(own.flatMap((part, place) => [part, basis[place] ?? Buffer.alloc(0)]));
}

/** The digest of a page without its basis. */
export function ownDigest({ own }: CutPage): string {
  const hash = createHash("sha256");
  for (const part of own) hash.update(`${part.length}\n`).update(part);
  return hash.digest("hex");
}

function between(page: Buffer, start: number, closing: string) {
  const end = start < 0 ? -1 : page.indexOf(closing, start);
  return end < 0 ? undefined : { start, end: end + closing.length };
}

import { expect, test } from "vitest";
import { cutPage, ownDigest, withBasis } from "../../../../src/site/reuse/page-basis.ts";

const page = (basis: string, age = "", content = "x") =>
  Buffer.from(
    `<head><title>T</title></head><header><p class="date astro-1">${basis}</p></header><main>${content}</main><footer>${age}</footer>`,
  );
const texts = (parts: readonly Buffer[]) => parts.map(String);

test("a page is cut at its line and at the element that tells its age", () => {
  const { own, basis } = cutPage(page("A", '<portal-age data-commit="1"></portal-age>'));
  expect(texts(basis)).toEqual([
    '<p class="date astro-1">A</p>',
    '<portal-age data-commit="1"></portal-age>',
  ]);
  expect(texts(own)).toEqual([
    "<head><title>T</title></head><header>",
    "</header><main>x</main><footer>",
    "</footer>",
  ]);
});

test("a page with the basis of another is what it would have been made as", () => {
  const [old, fresh] = [
    page("A", "<portal-age a></portal-age>"),
    page("B", "<portal-age b></portal-age>", "y"),
  ];
  const expected = page("B", "<portal-age b></portal-age>");
  expect(withBasis(cutPage(old), cutPage(fresh).basis)?.toString()).toBe(expected.toString());
  expect(ownDigest(cutPage(old))).toBe(ownDigest(cutPage(expected)));
  expect(ownDigest(cutPage(old))).not.toBe(ownDigest(cutPage(fresh)));
});

test("what only looks like it in the content is the page's own", () => {
  const content = '<svg aria-label="<portal-age></portal-age>"/><p class="date">Forged</p>';
  expect(texts(cutPage(page("A", "", content)).basis)).toEqual(['<p class="date astro-1">A</p>']);
});

test("pages of which one has room for what the other says do not fit together", () => {
  const [one, other] = [cutPage(page("A")), cutPage(page("B", "<portal-age></portal-age>"))];
  expect(withBasis(one, other.basis)).toBeUndefined();
});

test("a page without the line is its own whole", () => {
  expect(cutPage(Buffer.from("<main><portal-age></portal-age></main>")).basis).toEqual([]);
});

test("the digest tells apart what was cut at other places", () => {
  const digest = (...own: string[]) => ownDigest({ own: own.map((text) => Buffer.from(text)), basis: [] });
  expect(digest("ab", "c")).not.toBe(digest("a", "bc"));
});

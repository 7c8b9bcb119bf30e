import { expect, test } from "vitest";
import { textsBesidePages } from "../../../../src/site/render/texts-beside-pages.ts";

function inOrder(...pathnames: readonly string[]): readonly string[] {
  return textsBesidePages(pathnames.map((pathname) => ({ pathname }))).map(({ pathname }) => pathname);
}

test("a text is made right behind its page", () => {
  expect(inOrder("/", "/kpis/a/", "/kpis/b/", "/llms.txt", "/kpis/b.md", "/kpis/a.md")).toEqual([
    "/",
    "/kpis/a/",
    "/kpis/a.md",
    "/kpis/b/",
    "/kpis/b.md",
    "/llms.txt",
  ]);
});

test("a text without a page to make stays where it is, once", () => {
  expect(inOrder("kpis/a", "kpis/b.md", "kpis/a.md", "plans/a.md")).toEqual([
    "kpis/a",
    "kpis/a.md",
    "kpis/b.md",
    "plans/a.md",
  ]);
});

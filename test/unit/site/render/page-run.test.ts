import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { renderScript, renderSlot } from "../../../../src/site/render/components.ts";
import { Markup } from "../../../../src/site/render/markup.ts";
import { PageRun } from "../../../../src/site/render/page-run.ts";
import { render } from "../../../helpers/flat-template.ts";

function run(): PageRun {
  const script = (id: string) => Promise.resolve(new Markup(`<script src="${id}.js"></script>`));
  return new PageRun({ head: new Markup("<link>"), script }, { id: "churn" });
}

test("a script stands where a page asks for it first, though a part before it was made later", async () => {
  const page = run();
  const first = Promise.resolve().then(() => render`<p>${renderScript(page, "table")}</p>`);
  const second = renderSlot(
    page,
    () => render`<i>${renderScript(page, "table")}${renderScript(page, "copy")}</i>`,
  );
  const { html } = await render`${first}${second}`;
  expect((await page.whole(html)).join("")).toBe(
    '<p><script src="table.js"></script></p><i><script src="copy.js"></script></i>',
  );
});

test("a script that has its place in one part of a page has none in the next", async () => {
  const page = run();
  const part = async () => {
    const { html } = await render`<p>${renderScript(page, "table")}</p>`;
    return (await page.whole(html)).join("");
  };
  expect([await part(), await part()]).toEqual(['<p><script src="table.js"></script></p>', "<p></p>"]);
});

test("a page that Astro holds on to does not hold what it has become", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const id = "a/long/id/of/a/script";
  const held: PageRun[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < 40; at++) {
    const page = run();
    const { html } = await render`${"x".repeat(1 << 20)}${renderScript(page, id)}`;
    expect((await page.whole(html)).at(-2)).toBe(`<script src="${id}.js"></script>`);
    held.push(page);
  }
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 << 20);
  expect(held).toHaveLength(40);
});

test("text with the sign that marks scripts stays as it is", async () => {
  const page = run();
  const { html } = await render`${"a\0b"}${renderScript(page, "table")}${"\0"}`;
  expect((await page.whole(html)).join("")).toBe('a\0b<script src="table.js"></script>\0');
});

test("a page knows its address by its parameters, and is told so where it asks for more", () => {
  const scope = run().createAstro({ title: "Churn" }, {});
  expect(scope).toMatchObject({ params: { id: "churn" }, props: { title: "Churn" } });
  expect(() => "url" in scope && (scope as { url: unknown }).url).toThrow("`Astro.url` is asked for");
});

test("what is no HTML is not shown as `[object Object]`", () => {
  expect(() => render`<p>${{ text: "Churn" }}</p>`).toThrow(
    "A template was given what is neither text nor HTML: Object.",
  );
});

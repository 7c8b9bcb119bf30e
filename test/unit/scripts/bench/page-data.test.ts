import { expect, test } from "vitest";
import { pageData } from "../../../../scripts/bench/pages/page-data.ts";

function mainOf(inner: string) {
  const html = `<!doctype html><html lang="de"><head><title>Churn · Works</title><meta name="description" content="a &amp; b"></head><body><header><a href="/">Works</a></header><main id="main" class="astro-abc">${inner}</main><footer><p>End</p></footer></body></html>`;
  const page = pageData("kpis/churn/", html);
  const [main] = page.main;
  return { page, blocks: main?.kind === "part" ? main.blocks : undefined, main };
}

test("pageData reads head, header and footer", () => {
  const { page, main } = mainOf("<p>One</p>");
  expect(page).toMatchObject({
    title: "Churn · Works",
    description: "a & b",
    language: "de",
    hasProse: false,
  });
  expect(page.footer).toMatchObject([{ tag: "footer", blocks: [{ tag: "p", spans: [{ text: "End" }] }] }]);
  // Astro's own class is none of the page's.
  expect(main).toMatchObject({ tag: "main", attributes: { id: "main" } });
});

test("pageData reads tables, facts, lists and lines with links", () => {
  const { blocks } = mainOf(
    '<p class="x astro-q">See <a href="/a/">A &lt; B</a> now </p><table><caption>C</caption><thead><tr><th>H</th></tr></thead><tbody><tr data-tone="late"><td><a href="/b/">v</a></td></tr></tbody></table><dl><div><dt>Owner</dt><dd>Ada</dd></div></dl><ul role="list"><li>one</li></ul>',
  );
  expect(blocks).toEqual([
    {
      kind: "part",
      tag: "p",
      attributes: { class: "x" },
      spans: [{ text: "See " }, { text: "A < B", tag: "a", attributes: { href: "/a/" } }, { text: " now " }],
    },
    {
      kind: "table",
      attributes: {},
      caption: [{ text: "C" }],
      columns: [{ tag: "th", attributes: {}, spans: [{ text: "H" }] }],
      rows: [
        {
          attributes: { "data-tone": "late" },
          cells: [
            { tag: "td", attributes: {}, spans: [{ text: "v", tag: "a", attributes: { href: "/b/" } }] },
          ],
        },
      ],
    },
    {
      kind: "facts",
      attributes: {},
      facts: [
        {
          attributes: {},
          lines: [
            { tag: "dt", attributes: {}, spans: [{ text: "Owner" }] },
            { tag: "dd", attributes: {}, spans: [{ text: "Ada" }] },
          ],
        },
      ],
    },
    {
      kind: "list",
      tag: "ul",
      attributes: { role: "list" },
      items: [{ tag: "li", attributes: {}, spans: [{ text: "one" }] }],
    },
  ]);
});

test("pageData keeps a drawing as it is, and leaves the place of a text empty", () => {
  const { page, blocks } = mainOf(
    '<figure><svg viewBox="0 0 1 1"><path d="M0"/></svg></figure><div class="prose"><p>Long</p></div><script>1</script>',
  );
  expect(page.hasProse).toBe(true);
  expect(blocks).toEqual([
    {
      kind: "part",
      tag: "figure",
      attributes: {},
      spans: [{ html: '<svg viewBox="0 0 1 1"><path d="M0"></path></svg>' }],
    },
    { kind: "prose" },
  ]);
});

import { expect, test } from "vitest";
import type { Block, Holder } from "../../../../scripts/bench/pages/page-blocks.ts";
import { pageData } from "../../../../scripts/bench/pages/page-data.ts";
import { type Attributes, attributesText, type Span } from "../../../../scripts/bench/pages/page-line.ts";

function pageOf(inner: string): string {
  return `<!doctype html><html lang="de" class="astro-abc"><head><meta charset="utf-8"><title>Churn · Works</title><meta name="description" content="a &amp; b"><link rel="stylesheet" href="/s.css"></head><body class="astro-abc"><a class="skip" href="#main">Skip</a><header><a href="/">Works</a></header><main id="main" class="astro-abc">${inner}</main><footer><p>End</p></footer><script type="module" src="/s.js"></script></body></html>`;
}

function blocksIn(inner: string) {
  const [main] = pageData("kpis/churn/", pageOf(inner)).main;
  return main?.kind === "part" ? main.blocks : undefined;
}

test("pageData reads the head, and what is above and below the main part", () => {
  expect(pageData("kpis/churn/", pageOf("<p>One</p>"))).toMatchObject({
    title: "Churn · Works",
    description: "a & b",
    html: { attributes: { lang: "de", class: "astro-abc" } },
    body: { attributes: { class: "astro-abc" } },
    head: '<meta charset="utf-8"><title>Churn · Works</title><meta name="description" content="a &#38; b"><link rel="stylesheet" href="/s.css">',
    header: [
      { kind: "line", spans: [{ tag: "a", text: "Skip" }] },
      { tag: "header", spans: [{ tag: "a", text: "Works" }] },
    ],
    footer: [
      { tag: "footer", blocks: [{ tag: "p", spans: [{ text: "End" }] }] },
      { tag: "script", attributes: { type: "module", src: "/s.js" }, spans: [] },
    ],
    hasProse: false,
  });
});

test("pageData refuses a page that is not like ours", () => {
  expect(() => pageData("x/", "<html><head><title>x</title></head><body><p>x</p></body></html>")).toThrow(
    "`x/` has no main part",
  );
  expect(() => pageData("x/", "<html><head></head><body><main></main></body></html>")).toThrow(
    "`x/` has no <title>",
  );
});

test("pageData reads tables, facts, lists and lines with links", () => {
  const blocks = blocksIn(
    '<p class="x astro-q">See <a href="/a/">A &lt; B</a> now </p><table><caption>C</caption><thead><tr><th>H</th></tr></thead><tbody class="b"><tr data-tone="late"><td><a href="/b/">v</a></td></tr></tbody></table><dl><div><dt>Owner</dt><dd>Ada</dd></div></dl><ul role="list"><li>one</li></ul>',
  );
  const cell = { tag: "td", attributes: {}, spans: [{ text: "v", tag: "a", attributes: { href: "/b/" } }] };
  expect(blocks).toEqual([
    {
      kind: "part",
      tag: "p",
      attributes: { class: "x astro-q" },
      spans: [{ text: "See " }, { text: "A < B", tag: "a", attributes: { href: "/a/" } }, { text: " now " }],
    },
    {
      kind: "table",
      attributes: {},
      captions: [{ tag: "caption", attributes: {}, spans: [{ text: "C" }] }],
      sections: [
        {
          tag: "thead",
          attributes: {},
          rows: [{ attributes: {}, cells: [{ tag: "th", attributes: {}, spans: [{ text: "H" }] }] }],
        },
        {
          tag: "tbody",
          attributes: { class: "b" },
          rows: [{ attributes: { "data-tone": "late" }, cells: [cell] }],
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

test("pageData reads a drawing part by part, and leaves the place of a text empty", () => {
  const inner =
    '<figure><svg viewBox="0 0 1 1"> <g> <path d="M0"/> <text x="1"> A  b </text> </g> </svg></figure><div class="prose x"><p>Long</p></div>';
  expect(pageData("plans/atlas/", pageOf(inner)).hasProse).toBe(true);
  const path = { tag: "path", attributes: { d: "M0" }, text: "" };
  const group = {
    tag: "g",
    attributes: {},
    spans: [path, { tag: "text", attributes: { x: "1" }, text: " A b " }],
  };
  expect(blocksIn(inner)).toEqual([
    {
      kind: "part",
      tag: "figure",
      attributes: {},
      spans: [{ tag: "svg", attributes: { viewBox: "0 0 1 1" }, spans: [group] }],
    },
    { kind: "prose", attributes: { class: "prose x" } },
  ]);
});

test("pageData reads elements within elements of a line, and keeps the space between them", () => {
  expect(blocksIn("<p><small>two <b>x</b> <i>y</i></small><br></p>")).toEqual([
    {
      kind: "part",
      tag: "p",
      attributes: {},
      spans: [
        {
          tag: "small",
          attributes: {},
          spans: [
            { text: "two " },
            { tag: "b", attributes: {}, text: "x" },
            { text: " " },
            { tag: "i", attributes: {}, text: "y" },
          ],
        },
        { tag: "br", attributes: {}, isVoid: true },
      ],
    },
  ]);
});

test.each([
  "<p>One <small class='a'>two <a href='/x/'>three</a></small> four</p>",
  "text <b>bold</b><div>block</div> more <br> text",
  "<dl><dt>Owner</dt><dd>Ada</dd></dl>",
  "<figure><svg role='img'><title>t</title><g><path d='M0'></path><text>a<tspan>b</tspan></text></g></svg></figure>",
  "<table><colgroup><col></colgroup><tbody><tr><td><p>a</p><p>b</p></td></tr></tbody></table>",
  "<table class='t'><caption class='c'>C <small>d</small></caption><tbody><tr><td><span class='empty'></span></td></tr></tbody></table>",
  "<ol><li>one<ul><li>two</li></ul></li></ol><plumbline-columns><input type='search'><p>x</p></plumbline-columns>",
])("what pageData reads has all elements of a page, with their attributes: %s", (inner) => {
  const html = pageOf(inner);
  expect(tagsIn(madeOf(pageData("x/", html)))).toEqual(tagsIn(html));
});

/** The page that a template makes of its data. */
function madeOf({ html, head, body, header, main, footer }: ReturnType<typeof pageData>): string {
  const blocks = [header, main, footer].map((part) => part.map(blockHtml).join("")).join("");
  return `<html${text(html)}><head>${head}</head><body${text(body)}>${blocks}</body></html>`;
}

function text({ attributes }: { readonly attributes: Attributes }): string {
  return attributesText(attributes);
}

function blockHtml(block: Block): string {
  if (block.kind === "line") return lineHtml(block.spans);
  if (block.kind === "list") return element(block.tag, block, block.items.map(holderHtml));
  if (block.kind === "facts") {
    const facts = block.facts.map((fact) => element("div", fact, fact.lines.map(holderHtml)));
    return element("dl", block, facts);
  }
  if (block.kind === "table") {
    const sections = block.sections.map((section) => {
      const rows = section.rows.map((row) => element("tr", row, row.cells.map(holderHtml)));
      return element(section.tag, section, rows);
    });
    return element("table", block, [...block.captions.map(holderHtml), ...sections]);
  }
  return block.kind === "prose" ? element("div", block, []) : holderHtml(block);
}

function holderHtml(held: Holder): string {
  return element(held.tag, held, held.blocks?.map(blockHtml) ?? [lineHtml(held.spans ?? [])]);
}

function lineHtml(spans: readonly Span[]): string {
  return spans
    .map(({ tag, attributes = {}, spans: inner = [] }) =>
      tag ? element(tag, { attributes }, [lineHtml(inner)]) : "",
    )
    .join("");
}

function element(tag: string, held: { readonly attributes: Attributes }, inner: readonly string[]): string {
  return `<${tag}${text(held)}>${inner.join("")}</${tag}>`;
}

/** The beginnings of the elements of a page, without the different ways to quote. */
function tagsIn(html: string): readonly string[] {
  return [...html.matchAll(/<[a-z][^>]*>/g)].map(([tag]) =>
    tag.replaceAll("'", '"').replaceAll("&amp;", "&#38;"),
  );
}

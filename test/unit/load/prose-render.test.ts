import { expect, test } from "vitest";
import { withTitles } from "../../../src/model/index.ts";
import { html, rendered } from "../../helpers/prose.ts";

test("paragraphs and the marks inside them", () => {
  expect(html("*a* **b** ~~c~~ `d < e` f  \ng\n\nh")).toMatchInlineSnapshot(
    `"<p><em>a</em> <strong>b</strong> <del>c</del> <code>d &lt; e</code> f<br>g</p><p>h</p>"`,
  );
});

test("what has a meaning in HTML is written as text", () => {
  expect(html('&lt;script&gt;alert("x")&lt;/script&gt; & \\{y\\}')).toMatchInlineSnapshot(
    `"<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; {y}</p>"`,
  );
  expect(html('`<img src=x onerror="y">`')).toMatchInlineSnapshot(
    `"<p><code>&lt;img src=x onerror=&quot;y&quot;&gt;</code></p>"`,
  );
  expect(html('[a](https://example.org/"onclick="x&y "t<\\"")')).toMatchInlineSnapshot(
    `"<p><a href="https://example.org/&quot;onclick=&quot;x&amp;y" title="t&lt;&quot;" rel="noopener noreferrer">a</a></p>"`,
  );
});

test("the fields are no part of the body", () => {
  expect(html("---\ntitle: A\n---\nBody.")).toBe("<p>Body.</p>");
});

test("headings begin at the second level, and their ids have a prefix and are unique", () => {
  const text = "# Main\n\n## Main\n\n### Why `x` & *how*?\n\n###### Größe 📦";
  expect(html(text)).toMatchInlineSnapshot(
    `"<h2 id="prose-main">Main</h2><h2 id="prose-main-1">Main</h2><h3 id="prose-why-x--how">Why <code>x</code> &amp; <em>how</em>?</h3><h6 id="prose-größe-">Größe 📦</h6>"`,
  );
  expect(rendered(text).headings).toMatchInlineSnapshot(`
    [
      {
        "depth": 2,
        "id": "prose-main",
        "text": "Main",
        "words": "",
      },
      {
        "depth": 2,
        "id": "prose-main-1",
        "text": "Main",
        "words": "",
      },
      {
        "depth": 3,
        "id": "prose-why-x--how",
        "text": "Why x & how?",
        "words": "",
      },
      {
        "depth": 6,
        "id": "prose-größe-",
        "text": "Größe 📦",
        "words": "",
      },
    ]
  `);
});

test("a heading knows the words below it, up to the next heading", () => {
  const text = "Before.\n\n## Outcome\n\nOption *two*.\n\n- a\n- b\n\n## After\n\nLast.\n\n> ## Quoted";
  expect(rendered(text).headings.map(({ words }) => words)).toEqual(["Option two. a b", "Last. Quoted", ""]);
});

test("a link to a heading of the same text", () => {
  expect(html("## Considered options\n\n[a](#considered-options)")).toMatchInlineSnapshot(
    `"<h2 id="prose-considered-options">Considered options</h2><p><a href="#prose-considered-options">a</a></p>"`,
  );
});

test("a link may stand above its heading, and the heading in a quote", () => {
  expect(html("[a](#why)\n\n> ## Why")).toMatchInlineSnapshot(
    `"<p><a href="#prose-why">a</a></p><blockquote><h2 id="prose-why">Why</h2></blockquote>"`,
  );
});

test("links to the web, by mail and by reference, with their titles", () => {
  expect(html('[a](https://example.org/?a=1&b=2 "T") [b](mailto:ann@example.org)')).toMatchInlineSnapshot(
    `"<p><a href="https://example.org/?a=1&amp;b=2" title="T" rel="noopener noreferrer">a</a> <a href="mailto:ann@example.org" rel="noopener noreferrer">b</a></p>"`,
  );
  expect(html("[a][x] [x][] [X]\n\n[x]: https://example.org 'T'")).toMatchInlineSnapshot(
    `"<p><a href="https://example.org" title="T" rel="noopener noreferrer">a</a> <a href="https://example.org" title="T" rel="noopener noreferrer">x</a> <a href="https://example.org" title="T" rel="noopener noreferrer">X</a></p>"`,
  );
  expect(html("www.example.org")).toMatchInlineSnapshot(
    `"<p><a href="http://www.example.org" rel="noopener noreferrer">www.example.org</a></p>"`,
  );
});

test("links to entries are data: the address is filled in where the page is known", () => {
  expect(
    html("[a](../kpis/churn.json) [b](retail/shop.mdx) [c](../decisions/2026/2026-09-erp)"),
  ).toMatchInlineSnapshot(
    `"<p><a href="⟦address "kpis" "churn" ""⟧">a</a> <a href="⟦address "plans" "retail/shop" ""⟧">b</a> <a href="⟦address "decisions" "2026/2026-09-erp" ""⟧">c</a></p>"`,
  );
});

test("a link to a heading of another text carries the prefix, one into figures does not", () => {
  expect(html("[a](retail/shop.mdx#why)")).toContain('⟦address "plans" "retail/shop" "#prose-why"⟧');
  expect(html("[a](../kpis/churn.json#history)")).toContain('⟦address "kpis" "churn" "#history"⟧');
});

test("a relative link is read from the folder of the file", () => {
  expect(html("[a](../../plans/erp.mdx)", "updates/2026/2026-10-erp.mdx")).toContain('"plans" "erp"');
});

test("a tight list has lines, a loose one has paragraphs", () => {
  expect(html("- a\n- b")).toBe("<ul><li>a</li><li>b</li></ul>");
  expect(html("- a\n\n- b")).toBe("<ul><li><p>a</p></li><li><p>b</p></li></ul>");
  expect(html("- a\n\n  b\n- c")).toBe("<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>");
});

test("a list inside a list is tight or loose by itself", () => {
  expect(html("- a\n  - b\n\n  - c\n- d")).toMatchInlineSnapshot(
    `"<ul><li>a<ul><li><p>b</p></li><li><p>c</p></li></ul></li><li>d</li></ul>"`,
  );
});

test("numbered lists keep their first number", () => {
  expect(html("1. a\n2. b")).toBe("<ol><li>a</li><li>b</li></ol>");
  expect(html("3. a\n4. b")).toBe('<ol start="3"><li>a</li><li>b</li></ol>');
  expect(html("0. a")).toBe('<ol start="0"><li>a</li></ol>');
});

test("task lists", () => {
  expect(html("- [x] a\n- [ ] b\n- c")).toMatchInlineSnapshot(
    `"<ul><li class="task" data-done="true"><span class="task-box">☑</span> a</li><li class="task" data-done="false"><span class="task-box">☐</span> b</li><li>c</li></ul>"`,
  );
});

test("tables with their alignment", () => {
  expect(
    html("| a | b | c | d |\n| - | :- | :-: | -: |\n| 1 | *2* | `\\|` |\n\n| x |\n| - |"),
  ).toMatchInlineSnapshot(
    `"<div class="table-scroll" role="region" aria-label="Table 1" tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col" class="align-left">b</th><th scope="col" class="align-center">c</th><th scope="col" class="align-right">d</th></tr></thead><tbody><tr><td>1</td><td class="align-left"><em>2</em></td><td class="align-center"><code>|</code></td></tr></tbody></table></div><div class="table-scroll" role="region" aria-label="Table 2" tabindex="0"><table><thead><tr><th scope="col">x</th></tr></thead><tbody></tbody></table></div>"`,
  );
});

test("quotes, rules and code", () => {
  expect(html("> a\n> > b\n\n***")).toBe(
    "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><hr>",
  );
  expect(html('```json title="x"\n{ "a": "<b>" }\n```')).toMatchInlineSnapshot(
    `"<pre tabindex="0"><code class="language-json">{ &quot;a&quot;: &quot;&lt;b&gt;&quot; }</code></pre>"`,
  );
  expect(html("```\na\n\nb\n```")).toBe('<pre tabindex="0"><code>a\n\nb</code></pre>');
});

test("a diagram is data with its line", () => {
  expect(html("a\n\n```mermaid\nflowchart LR\n  A --> B\n```")).toMatchInlineSnapshot(
    `"<p>a</p>⟦diagram "flowchart LR\\n  A --> B" 3⟧"`,
  );
});

test("footnotes stand at the end in the order in which they are referred to, each once", () => {
  expect(html("a[^b] c[^a] d[^b]\n\n[^a]: A\n\n[^b]: B\n\n    More.")).toMatchInlineSnapshot(
    `"<p>a<sup><a href="#footnote-1" id="footnote-ref-1" aria-label="Footnote 1">1</a></sup> c<sup><a href="#footnote-2" id="footnote-ref-2" aria-label="Footnote 2">2</a></sup> d<sup><a href="#footnote-1" aria-label="Footnote 1">1</a></sup></p><section class="footnotes" aria-label="Footnotes"><ol><li id="footnote-1"><p>B</p><p>More.</p><a class="footnote-back" href="#footnote-ref-1" aria-label="Back to the text">↩</a></li><li id="footnote-2"><p>A</p><a class="footnote-back" href="#footnote-ref-2" aria-label="Back to the text">↩</a></li></ol></section>"`,
  );
});

test("a footnote may refer to another one", () => {
  expect(html("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c")).toMatch(/note-1.*note-2/s);
});

test("pictures are data, and stand in no paragraph", () => {
  expect(html("![A map](../media/map.png)")).toMatchInlineSnapshot(`"⟦image "media/map.png" "A map" null⟧"`);
  expect(html("![a][x] ![b](erp.jpg)\n\n[x]: ../media/map.png")).toMatchInlineSnapshot(
    `"⟦image "media/map.png" "a" null⟧ ⟦image "plans/erp.jpg" "b" null⟧"`,
  );
  expect(html('<Figure src="erp.jpg" alt="b" caption="c" />')).toMatchInlineSnapshot(
    `"⟦image "plans/erp.jpg" "b" "c"⟧"`,
  );
});

test("author components", () => {
  expect(html('a <Kpi id="churn" /> b')).toMatchInlineSnapshot(`"<p>a ⟦entry "kpis" "churn"⟧ b</p>"`);
  expect(html('<Plan id="retail/shop" />\n\n<Decision id="2026/2026-09-erp" />')).toMatchInlineSnapshot(
    `"⟦entry "plans" "retail/shop"⟧⟦entry "decisions" "2026/2026-09-erp"⟧"`,
  );
  expect(html('- <Milestone id="erp/go-live" />')).toMatchInlineSnapshot(
    `"<ul><li>⟦entry "milestones" "erp/go-live"⟧</li></ul>"`,
  );
  expect(html('<Callout type="danger">\n*a*\n\n- b\n</Callout>')).toMatchInlineSnapshot(
    `"<div class="callout" role="note" data-kind="danger"><p class="callout-title">Danger</p><p><em>a</em></p><ul><li>b</li></ul></div>"`,
  );
  expect(html('<Callout type="tip" title="&quot;<&quot;">a</Callout>')).toMatchInlineSnapshot(
    `"<div class="callout" role="note" data-kind="tip"><p class="callout-title">&quot;&lt;&quot;</p>a</div>"`,
  );
});

test("the words for search are those of the text, without marks and without code blocks", () => {
  const text =
    "---\ntitle: No\n---\n## Why\n\n*a* `b` [c](https://example.org)\nd\n\n```\nno\n```\n\n| e |\n| - |\n| f |\n\ng[^1]\n\n[^1]: h";
  expect(rendered(text).text).toBe("Why a b c d e f g h");
});

test("the words have a mark for every entry that a component names, which its title replaces", () => {
  const text =
    '---\ntitle: No\n---\n## The <Kpi id="churn"/> outcome\n\nWe move <Kpi id="churn"/>, after \uFFFC <Plan id="erp"/>.';
  const { text: words, headings } = rendered(text);
  const titled = (given: string) => withTitles(given, (subject) => `“${subject}”`);
  expect(titled(words)).toBe("The “kpis/churn” outcome We move “kpis/churn”, after \uFFFC “plans/erp”.");
  expect(headings[0]?.text).toBe("The outcome");
  expect(titled(headings[0]?.words ?? "")).toBe("We move “kpis/churn”, after \uFFFC “plans/erp”.");
});

test("an empty body has no parts", () => {
  expect(rendered("---\ntitle: A\n---\n")).toEqual({ parts: [], headings: [], text: "" });
});

test("the same text gives the same parts", () => {
  const text = "## A\n\na[^1]\n\n| b |\n| - |\n\n[^1]: c";
  expect(rendered(text)).toEqual(rendered(text));
});

test("a heading never has the id of a footnote", () => {
  const ids = [...html("## Note 1\n\na[^1]\n\n## Note ref 1\n\n[^1]: B").matchAll(/ id="([^"]*)"/g)];
  expect(ids.map(([, id]) => id)).toEqual([
    "prose-note-1",
    "footnote-ref-1",
    "prose-note-ref-1",
    "footnote-1",
  ]);
});

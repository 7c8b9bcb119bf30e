import { expect, test } from "vitest";
import { gateFaults } from "../../../src/load/prose/gate.ts";
import type { ProseNode } from "../../../src/load/prose/tree.ts";
import { gate, html } from "../../helpers/prose.ts";

test.each([
  ["a paragraph", "Some words."],
  ["a heading", "## Why\n\n###### How"],
  ["emphasis", "*a* _b_ **c** __d__ ~~e~~"],
  ["inline code", "`{ <b> }`"],
  ["a block of code", "```json\n{ <b> }\n```"],
  ["a block of code without a language", "~~~\nimport x from 'y'\n~~~"],
  ["a diagram", "```mermaid\nflowchart LR\n```"],
  ["a quote", "> a\n> b"],
  ["a list", "- a\n- b\n  1. c"],
  ["a task list", "- [x] a\n- [ ] b"],
  ["a table", "| a | b |\n| - | -: |\n| 1 | 2 |"],
  ["a rule", "a\n\n***\n\nb"],
  ["a line break", "a  \nb\\\nc"],
  ["a footnote", "a[^1]\n\n[^1]: b"],
  ["characters that are written as entities", "&lt;script&gt; &amp; &#123;x&#125;"],
  ["characters that are escaped", "\\<b> \\{x\\} 1 < 2"],
  ["a link to the web", "[a](https://example.org/x?y=1#z)"],
  ["a link by mail", "[a](mailto:ann@example.org)"],
  ["an address in the text", "https://example.org and www.example.org and ann@example.org"],
  ["a link to an entry's file", "[a](../kpis/churn.json)"],
  ["a link to an entry", "[a](../decisions/2026/2026-09-erp)"],
  ["a link to an entry of the same collection", "[a](retail/shop.mdx#why)"],
  ["a link to a heading", "## Considered options\n\n[a](#considered-options)"],
  ["a link by reference", "[a][b] [b]\n\n[b]: https://example.org"],
  ["a picture", "![a](../media/map.png)"],
  ["a picture beside the text", "![a](erp.jpg)"],
  ["a picture by reference", "![a][b]\n\n[b]: erp.jpg"],
  ["a picture in a table", "| a |\n| - |\n| ![a](erp.jpg) |"],
  ["a KPI", 'The <Kpi id="churn" /> falls.'],
  ["a plan", '<Plan id="retail/shop" />'],
  ["a decision", "<Decision id='2026/2026-09-erp' />"],
  ["a milestone", '- <Milestone id="erp/go-live" />'],
  ["a callout", '<Callout type="warning" title="Mind">\nSome *words*.\n\n- a\n</Callout>'],
  ["a callout in one line", '<Callout type="note">Words.</Callout>'],
  ["a figure", '<Figure src="../media/map.png" alt="A map" caption="Where" />'],
])("%s may be used", (_, text) => {
  expect(gate(text)).toBe("");
  expect(() => html(text)).not.toThrow();
});

test.each([
  ["an import", "import x from 'y'", "1:1"],
  ["an export", "a\n\nexport const a = 1", "3:1"],
  ["a default export", "export default () => 1", "1:1"],
  ["a sentence that begins like an import", "import duties rise", "1:1"],
])("%s", (_, text, place) => {
  expect(gate(text)).toMatch(
    new RegExp(`^${place}-.* \`import\` and \`export\` cannot be used in content \\[content/code\\] → `),
  );
});

test.each([
  ["an expression in the text", "a {1 + 1} b", "`{1 + 1}`"],
  ["an expression on its own", "{process.exit()}", "`{process.exit()}`"],
  ["a comment as an expression", "{/* c */}", "`{/* c */}`"],
  ["an empty expression", "a {} b", "`{}`"],
  ["an expression in a heading", "# {x}", "`{x}`"],
  ["an expression inside a component", '<Callout type="note">{x}</Callout>', "`{x}`"],
])("%s", (_, text, shown) => {
  expect(gate(text)).toContain(`the expression ${shown} cannot be used in content [content/code]`);
});

test.each([
  ["an element", "<div>x</div>"],
  ["an element in a line", "a <b>x</b>"],
  ["a script", "<script>alert(1)</script>"],
  ["a frame", '<iframe src="https://example.org" />'],
  ["a link as an element", '<a href="javascript:alert(1)">x</a>'],
  ["an element with a namespace", "<svg:use />"],
  ["a name that every object has", '<constructor id="x" />'],
])("%s is HTML", (_, text) => {
  expect(gate(text)).toContain("cannot be used in content [content/html]");
});

test.each([
  ["an unknown component", "<Chart />", "`<Chart>`"],
  ["a component of an object", "<Kpi.Value />", "`<Kpi.Value>`"],
  ["a name that every object has", "<Constructor />", "`<Constructor>`"],
  ["a fragment", "<>x</>", "a fragment `<>`"],
])("%s", (_, text, shown) => {
  expect(gate(text)).toContain(`${shown} cannot be used in content [content/component]`);
});

test("a component with a slip of the pen is offered", () => {
  expect(gate('a <KPI id="churn" />')).toMatchInlineSnapshot(
    `"1:3-1:21 \`<KPI>\` cannot be used in content [content/component] → did you mean \`Kpi\`?"`,
  );
});

test("attributes: unknown, as an expression, spread, twice, not fitting and missing", () => {
  expect(
    gate(
      [
        '<Kpi id="churn" colour="red" />',
        "<Kpi id={x} />",
        "<Kpi {...x} />",
        '<Kpi id="churn" id="churn" />',
        '<Kpi id="../../etc" />',
        "<Kpi />",
        "<Kpi id />",
        '<Callout type="loud">x</Callout>',
        '<Figure src="../media/map.png" alt=" " />',
      ].join("\n\n"),
    ),
  ).toMatchInlineSnapshot(`
    "1:17-1:23 \`colour\` is not an attribute of \`<Kpi>\` [content/attribute] → expected \`id\`
    3:6-3:8 the attribute \`id\` of \`<Kpi>\` is not plain text [content/attribute] → write it as \`id="text"\`
    5:1-5:15 \`{…}\` cannot be an attribute of \`<Kpi>\` [content/attribute] → write the attributes out, each as \`name="text"\`
    7:1-7:30 \`id\` is given twice in \`<Kpi>\` [content/attribute] → keep one of the two
    9:6-9:8 \`id="../../etc"\` cannot be used in \`<Kpi>\` [content/attribute] → expected the id of an entry
    11:1-11:8 \`<Kpi>\` needs the attribute \`id\` [content/attribute] → add \`id="…"\`: the id of an entry
    13:6-13:8 the attribute \`id\` of \`<Kpi>\` is not plain text [content/attribute] → write it as \`id="text"\`
    15:10-15:14 \`type="loud"\` cannot be used in \`<Callout>\` [content/attribute] → expected \`note\`, \`tip\`, \`warning\` or \`danger\`
    17:32-17:35 \`alt=" "\` cannot be used in \`<Figure>\` [content/attribute] → expected some words"
  `);
});

test.each(["onClick", "onclick", "onload", "style", "class", "className", "dangerouslySetInnerHTML", "href"])(
  "the attribute %s is refused",
  (name) => {
    expect(gate(`<Kpi id="churn" ${name}="alert(1)" />`)).toContain(
      `\`${name}\` is not an attribute of \`<Kpi>\` [content/attribute]`,
    );
  },
);

test("an attribute is found at its place, also behind an emoji and on a later line", () => {
  expect(gate('📦 <Kpi id="churn" colour="red" />')).toMatch(/^1:20-1:26 `colour`/);
  expect(gate('<Kpi\n  id="churn"\n  colour="red"\n/>')).toMatch(/^3:3-3:9 `colour`/);
});

test("a component that holds no text", () => {
  expect(gate('<Kpi id="churn">x</Kpi>')).toMatchInlineSnapshot(
    `"1:1-1:24 \`<Kpi>\` holds no text [content/component] → write \`<Kpi … />\`"`,
  );
});

test("an unknown entry, with the nearest one", () => {
  expect(gate('<Kpi id="chrun" />\n\n[a](../plans/erb.mdx)')).toMatchInlineSnapshot(`
    "1:1-1:19 there is no KPI \`chrun\` [reference/unknown] → did you mean \`churn\`?
    3:1-3:22 there is no plan \`erb\` [reference/unknown] → did you mean \`erp\`?"
  `);
});

const refused = /\[(content\/link|reference\/unknown)\]/;

test.each([
  ["javascript:", "javascript:alert(1)"],
  ["javascript: in capitals", "JaVaScRiPt:alert(1)"],
  ["javascript: with an entity", "javascript&#58;alert(1)"],
  ["javascript: with a named entity", "javascript&colon;alert(1)"],
  ["javascript: with letters as entities", "&#106;&#x61;vascript:alert(1)"],
  ["javascript: with a tab as an entity", "java&Tab;script:alert(1)"],
  ["javascript: with a line break as an entity", "java&#10;script:alert(1)"],
  ["javascript: behind an invisible character", "&#x200b;javascript:alert(1)"],
  ["javascript: behind a control character", "&#1;javascript:alert(1)"],
  ["javascript: in brackets with a blank", "< javascript:alert(1)>"],
  ["javascript: with an escape", "javascript\\:alert(1)"],
  ["javascript: in percent escapes", "javascript%3Aalert(1)"],
  ["javascript: with a soft hyphen", "java&shy;script:alert(1)"],
  ["data:", "data:text/html;base64,PHNjcmlwdD4="],
  ["vbscript:", "vbscript:x"],
  ["file:", "file:///etc/passwd"],
  ["blob:", "blob:https://example.org/x"],
  ["ftp:", "ftp://example.org"],
  ["a protocol-relative address", "//example.org"],
  ["a protocol-relative address with an entity", "&#47;/example.org"],
  ["a protocol-relative address in percent escapes", "%2F%2Fexample.org"],
  ["backslashes", "\\\\\\\\example.org"],
  ["a backslash as an entity", "/&#92;example.org"],
  ["a web address without slashes", "https:kpis/churn"],
  ["a web address without a host", "https://"],
  ["the root of the site", "/kpis/churn"],
  ["a folder above the plan folder", "../../secret.json"],
  ["a collection", "../kpis"],
  ["a broken percent escape", "../kpis/100%"],
  ["no address", ""],
])("a link to %s is refused", (_, address) => {
  expect(gate(`[a](${address})`)).toMatch(refused);
  if (address !== "" && !address.startsWith("<")) expect(gate(`[a]\n\n[a]: ${address}`)).toMatch(refused);
});

test.each(["..%2Fkpis%2Fnone.json", "../kpis/churn.json?x=1", "../kpis/churn.mdx", "../kpis/constructor"])(
  "a link to %s leads to no entry",
  (address) => {
    expect(gate(`[a](${address})`)).toContain("there is no KPI");
  },
);

test("the refusals of addresses say what to do", () => {
  const addresses = [
    "javascript:x",
    "//example.org",
    "\\\\\\\\example.org",
    "a&#9;b",
    "https:x",
    "/kpis",
    "x%",
    "../x",
    "",
    "#none",
  ];
  expect(addresses.map((address) => gate(`[a](${address})`)).join("\n")).toMatchInlineSnapshot(`
    "1:1-1:18 the scheme \`javascript:\` is not allowed in a link [content/link] → use http, https or mailto
    1:1-1:19 the address \`//example.org\` names no scheme [content/link] → write \`https://\` in front
    1:1-1:21 the address \`\\\\example.org\` holds a backslash [content/link] → write \`/\`
    1:1-1:12 the address \`a	b\` holds a blank or an invisible character [content/link] → write the address without it, or as a percent escape
    1:1-1:13 the address \`https:x\` is not complete [content/link] → write it in full, e.g. \`https://example.org/page\`
    1:1-1:11 the address \`/kpis\` begins at the root of the site [content/link] → write the path of the entry's file, relative to this file
    1:1-1:8 the address \`x%\` has a broken percent escape [content/link] → write \`%25\` for a percent sign
    1:1-1:10 the link \`../x\` leads to no entry [content/link] → write the path of the entry's file, relative to this file, e.g. \`../kpis/churn.json\`
    1:1-1:6 the link has no address [content/link] → write the address between the brackets: \`[words](address)\`
    1:1-1:11 there is no heading \`#none\` in this text [content/link] → there is no heading yet"
  `);
});

test("the address of an unused definition is judged too", () => {
  expect(gate("[a]: javascript:x")).toContain("[content/link]");
});

test("an address that is used by a link and by a picture is judged as both", () => {
  expect(gate("![a][x]\n\n[x]: https://example.org")).toContain("[content/image]");
  expect(gate("[a][x]\n\n![a][x]\n\n[x]: erp.jpg")).toContain("there is no plan `erp.jpg`");
});

test.each([
  ["in the web", "https://example.org/a.png"],
  ["as data", "data:image/png;base64,AAAA"],
  ["that is not there", "none.png"],
  ["outside the plan folder", "../../map.png"],
  ["in a disguise", "java&#115;cript:x.png"],
  ["with a backslash", "..\\\\media\\\\map.png"],
  ["at the root of the site", "/media/map.png"],
  ["that is drawn with code", "map.svg"],
  ["that is a module", "./x.js"],
  ["that is none", "../kpis/churn.json"],
])("a picture %s is refused", (_, address) => {
  expect(gate(`![a](${address})`)).toContain("[content/image]");
  expect(gate(`![a][b]\n\n[b]: ${address}`)).toContain("[content/image]");
  expect(gate(`<Figure src="${address}" alt="a" />`)).toContain("[content/image]");
});

test("the refusal of a picture says what to do", () => {
  expect(gate("![a](map.svg)")).toMatchInlineSnapshot(
    `"1:1-1:14 \`map.svg\` is not a picture of the plan folder [content/image] → put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file"`,
  );
});

test.each([
  ["a picture in a line", "a ![b](erp.jpg)"],
  ["a picture in a heading", "# ![b](erp.jpg)"],
  ["a picture in a link", "[![b](erp.jpg)](https://example.org)"],
  ["a figure in a line", 'a <Figure src="erp.jpg" alt="b" />'],
  ["a callout in a line", 'a <Callout type="note">b</Callout>'],
  ["a link in a link", '[a <Kpi id="churn" />](https://example.org)'],
])("%s cannot be HTML", (_, text) => {
  expect(gate(text)).toContain("[content/nesting]");
});

test("the refusals of nesting say what to do", () => {
  expect(gate('[a <Kpi id="churn" />](https://example.org) ![b](erp.jpg)')).toMatchInlineSnapshot(`
    "1:4-1:22 \`<Kpi>\` is a link and cannot stand inside another one [content/nesting] → put it before or behind the link
    1:45-1:58 a picture cannot stand inside a line of text [content/nesting] → put it into a paragraph of its own, with an empty line above and below"
  `);
});

test("an address and a footnote that are given twice", () => {
  expect(
    gate("[a] [^b]\n\n[a]: https://example.org\n[A]: https://example.com\n\n[^b]: c\n\n[^b]: d"),
  ).toMatchInlineSnapshot(`
    "3:1-3:25 \`[a]:\` is given twice [content/link] → keep one of the two, or give one another name
    6:1-6:8 \`[^b]:\` is given twice [content/footnote] → keep one of the two, or give one another name"
  `);
});

test.each(["# ", '## <Kpi id="churn" />'])("the heading %j has no words", (text) => {
  expect(gate(text)).toContain("the heading has no words of its own [content/heading]");
});

test("a footnote that nothing refers to", () => {
  expect(gate("a\n\n[^why]: b")).toMatchInlineSnapshot(
    `"3:1-3:10 nothing refers to the footnote \`why\`, so it would not be shown [content/footnote] → write \`[^why]\` where it belongs, or delete it"`,
  );
});

test.each(["<script>", "js{1}", "../x", "js&quot;onload", "a".repeat(30)])(
  "`%s` is not the name of a language",
  (language) => {
    expect(gate(`\`\`\`${language}\nx\n\`\`\``)).toContain("[content/code-language]");
  },
);

test.each(["js", "c++", "c#", "objective-c", "JSON", "mermaid"])("`%s` is a language", (language) => {
  expect(gate(`\`\`\`${language} some words\nx\n\`\`\``)).toBe("");
});

test.each([
  ["quotes", ">".repeat(50)],
  ["lists", "- ".repeat(50)],
])("%s that are nested too deep", (_, text) => {
  expect(gate(`${text} a`)).toContain("the text is nested more than 40 levels deep [content/depth]");
});

test.each([
  ["quotes", `${">".repeat(20_000)} a`],
  ["lists", `${"- ".repeat(10_000)}a`],
  ["components", '<Callout type="note">'.repeat(5000) + "</Callout>".repeat(5000)],
  ["brackets", "[".repeat(100_000)],
  ["expressions", "{}".repeat(50_000)],
  ["footnotes", Array.from({ length: 5000 }, (_, index) => `a[^${index}]\n\n[^${index}]: b`).join("\n\n")],
  ["braces", "{".repeat(100_000)],
])("endless %s are read to their end", (_, text) => {
  expect(() => gate(text)).not.toThrow();
});

test("a node that is on no list is refused, whatever a later parser may bring", () => {
  const position = { start: { line: 3, column: 1, offset: 9 }, end: { line: 3, column: 8, offset: 16 } };
  const tree = { type: "root", children: [{ type: "math", value: "x", position }] } as unknown as ProseNode;
  const context = {
    file: "plans/erp.mdx",
    text: "",
    images: new Set<string>(),
    ids: () => new Set<string>(),
  };
  expect(gateFaults(tree, context).map(({ message, rule }) => `${message} [${rule}]`)).toEqual([
    "`math` cannot be used in content [content/node]",
  ]);
});

import { expect, test } from "vitest";
import { parseProse } from "../../../src/load/prose/parse.ts";
import { faultsOf } from "../../helpers/faults.ts";

const faults = (text: string): string => faultsOf(parseProse(text));

const addressHint = "write the address without `<` and `>`, or as a link: `[words](https://…)`";
const tagHint = 'write a `<` that is meant as one as `\\<`; a component is written like `<Kpi id="churn" />`';

test.each([
  [
    "a brace that is not closed",
    "a { b",
    "1:3-1:4 the `{` is not closed",
    "write a brace that is meant as one as `\\{`; content has no expressions",
  ],
  [
    "a brace that holds no expression",
    "# Title {#id}",
    "1:9-1:10 `{…}` cannot be used in content",
    "write a brace that is meant as one as `\\{`; content has no expressions",
  ],
  [
    "a comment",
    "a <!-- b -->",
    "1:3-1:4 a comment `<!-- … -->` cannot be used in content",
    "delete it; the history is in git",
  ],
  [
    "an address in angle brackets",
    "a <https://example.org>",
    "1:3-1:4 an address cannot stand in `<` and `>`",
    addressHint,
  ],
  [
    "a mail address in angle brackets",
    "<ann@example.org>",
    "1:1-1:2 an address cannot stand in `<` and `>`",
    addressHint,
  ],
  ["an angle bracket", "a <3", "1:3-1:4 what begins with this `<` is not a component", tagHint],
  [
    "an attribute without quotes",
    "<Kpi id=churn />",
    "1:1-1:2 the component that begins here is not written correctly",
    'write its attributes as `name="text"`, and end it with `/>`, or with `>` if a text follows',
  ],
  [
    "a component that is not closed",
    '<Callout type="note">\n\nText',
    "1:1-1:2 `<Callout>` is not closed",
    "write `</Callout>` behind its text, both on lines of their own, or `<Callout … />` if it has none",
  ],
  [
    "an element that is not closed",
    "a<br>b",
    "1:2-1:3 `<br>` is not closed",
    "write Markdown instead; HTML cannot be used in content",
  ],
  [
    "a closing tag that closes nothing",
    "a </Callout>",
    "1:3-1:4 `</Callout>` closes nothing",
    "delete it, or write the `<Callout>` that it belongs to",
  ],
  [
    "a closing tag of another component",
    '<Callout type="note">\n\n</Figure>',
    "3:1-3:2 `</Figure>` stands where `<Callout>` is still open",
    "write `</Callout>` before it, or correct the name",
  ],
])("%s", (_, text, message, hint) => {
  expect(faults(text)).toBe(`${message} [mdx/syntax] → ${hint}`);
});

test("a component that is closed in another paragraph", () => {
  expect(faults('<Callout type="note">a\n\nb</Callout>')).toMatchInlineSnapshot(`
    "1:1-1:2 \`<Callout>\` is not closed [mdx/syntax] → write \`</Callout>\` behind its text, both on lines of their own, or \`<Callout … />\` if it has none
    3:2-3:3 \`</Callout>\` closes nothing [mdx/syntax] → delete it, or write the \`<Callout>\` that it belongs to"
  `);
});

test("a place behind an emoji counts UTF-16 units, as editors do", () => {
  expect(faults("---\na: 1\n---\n📦📦 {")).toMatch(/^4:6-4:7 /);
});

test("several errors are found in one run, and the rest is still a tree", () => {
  const text = "a {\n\nb <3\n\n<!-- c -->\n\nd {e f}\n\n# Title";
  expect(faults(text)).toMatchInlineSnapshot(`
    "1:3-1:4 the \`{\` is not closed [mdx/syntax] → write a brace that is meant as one as \`\\{\`; content has no expressions
    3:3-3:4 what begins with this \`<\` is not a component [mdx/syntax] → write a \`<\` that is meant as one as \`\\<\`; a component is written like \`<Kpi id="churn" />\`
    5:1-5:2 a comment \`<!-- … -->\` cannot be used in content [mdx/syntax] → delete it; the history is in git
    7:3-7:4 \`{…}\` cannot be used in content [mdx/syntax] → write a brace that is meant as one as \`\\{\`; content has no expressions"
  `);
  const parsed = parseProse(text);
  expect(!parsed.ok && JSON.stringify(parsed.partial)).toContain('"type":"heading"');
});

test("errors without end are not all listed", () => {
  expect(faults("{ ".repeat(1000)).split("\n")).toHaveLength(20);
});

test("a text with endless braces is not parsed", () => {
  expect(faults("{} ".repeat(2001))).toMatch("the text has 2001 braces [file/size]");
});

test("a text that is as long as a book is not parsed", () => {
  expect(faults("a".repeat(100_001))).toMatchInlineSnapshot(
    `"1:1-1:1 the text has 100001 characters [file/size] → expected at most 100000; split it, or link to a document that is kept elsewhere"`,
  );
});

test.each([
  ["angle brackets", "<a> ".repeat(1001), "the text has 1001 angle brackets"],
  ["underscores", "a_".repeat(5001), "the text has 5001 underscores"],
  ["ampersands", "&amp;".repeat(2001), "the text has 2001 ampersands"],
])("a text with endless %s is not parsed", (_, text, message) => {
  expect(faults(text)).toContain(`${message} [file/size]`);
});

test.each([
  ["quotes", "> ".repeat(81)],
  ["quotes without blanks", ">".repeat(81)],
  ["list marks", "- ".repeat(81)],
  ["numbers", "1. ".repeat(81)],
  ["quotes and list marks", `words\n\n  ${"> * ".repeat(41)}`],
])("a line with endless %s is not parsed", (_, text) => {
  expect(faults(`${text}words`)).toContain("the text is nested more than 40 levels deep [content/depth]");
});

test("a long rule, a long dash and a long table are not nested", () => {
  expect(faults(`${"-".repeat(200)}\n\n${"*".repeat(200)}\n\n|${"-|".repeat(200)}\n`)).toBe("");
});

test("a long text is parsed only a few times", () => {
  const text = `${"{ ".repeat(30)}${"a ".repeat(40_000)}`;
  expect(faults(text).split("\n")).toHaveLength(3);
});

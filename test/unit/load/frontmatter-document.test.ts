import { expect, test } from "vitest";
import type { Path } from "../../../src/load/document.ts";
import { frontmatterDocument } from "../../../src/load/frontmatter-document.ts";
import { faultsOf } from "../../helpers/faults.ts";

const text = (...fields: string[]): string =>
  `---\n${fields.map((line) => `${line}\n`).join("")}---\nBody.\n`;
const faults = (...fields: string[]): string => faultsOf(frontmatterDocument(text(...fields)));

function read(source: string) {
  const parsed = frontmatterDocument(source);
  if (!parsed.ok) throw new Error(faultsOf(parsed));
  return parsed.document;
}

function place(source: string, path: Path, part?: "key" | "value"): string {
  const { line, column, endLine, endColumn } = read(source).locate(path, part);
  return `${line}:${column}-${endLine}:${endColumn}`;
}

test("the fields are data; dates and words stay the text they are", () => {
  const source = text("title: A", "date: 2026-02-30", "yes: no", "count: 3", "tags: [a, b]", "none:");
  expect(read(source).data).toEqual({
    title: "A",
    date: "2026-02-30",
    yes: "no",
    count: 3,
    tags: ["a", "b"],
    none: null,
  });
});

test("the body begins behind the second fence", () => {
  const source = text("title: A");
  expect(source.slice(read(source).bodyStart)).toBe("Body.\n");
  expect(read("---\n---").bodyStart).toBe(7);
});

test("empty frontmatter is an object without fields, whose place is the fence", () => {
  expect(read("---\n---\n").data).toEqual({});
  expect(place("---\n---\n", ["title"])).toBe("1:1-1:4");
});

test("a fence may be followed by blanks", () => {
  expect(read("--- \na: 1\n---\t\nBody").data).toEqual({ a: 1 });
});

test.each([
  ["no frontmatter", "Body"],
  ["a fence that is not the first line", "\n---\na: 1\n---\n"],
  ["an indented fence", " ---\na: 1\n---\n"],
  ["another fence", "+++\na = 1\n+++\n"],
])("%s", (_, source) => {
  expect(faultsOf(frontmatterDocument(source))).toBe(
    "1:1-1:1 the file does not begin with frontmatter [yaml/fence] → make `---` its first line, then write the fields, one on a line, then `---` again",
  );
});

test.each([
  ["frontmatter without an end", "---\na: 1\n"],
  ["a fence with something behind it", "---\na: 1\n---x\n"],
  ["an indented second fence", "---\na: 1\n ---\n"],
])("%s", (_, source) => {
  expect(faultsOf(frontmatterDocument(source))).toBe(
    "1:1-1:1 the frontmatter that begins here does not end [yaml/fence] → put a line `---` below its last field",
  );
});

const source = text(
  'title: "Order 📦 time" # a comment',
  "outcome: { 📦: 1, line: margin }",
  "demand:",
  "  - team: a",
  "    fte: 2",
  "  - team: b",
);

test.each<[string, Path, "key" | "value" | undefined, string]>([
  ["a value", ["title"], "value", "2:8-2:23"],
  ["a key", ["title"], "key", "2:1-2:6"],
  ["a value behind an emoji, in UTF-16 units", ["outcome", "line"], "value", "3:25-3:31"],
  ["a key behind an emoji", ["outcome", "line"], "key", "3:19-3:23"],
  ["a value in a list", ["demand", 0, "fte"], "value", "6:10-6:11"],
  ["a missing field: the object that lacks it", ["demand", 1, "fte"], "value", "7:5-8:1"],
  ["a field that is missing at the top: all the fields", ["plan"], "value", "2:1-8:1"],
])("the place of %s", (_, path, part, expected) => {
  expect(place(source, path, part)).toBe(expected);
});

test("the place of a field without a value is behind its colon", () => {
  expect(place(text("a:", "b: 1"), ["a"])).toBe("2:3-2:3");
});

test("keys that are given twice are all reported, and the rest is still read", () => {
  const fields = ["title: A", "unit: it", '"title": B', "outcome: { line: a, line: b }"];
  expect(faults(...fields)).toMatchInlineSnapshot(`
    "4:1-4:8 \`title\` is given twice [yaml/duplicate-key] → keep one of the two
    5:21-5:25 \`line\` is given twice [yaml/duplicate-key] → keep one of the two"
  `);
  expect(frontmatterDocument(text(...fields))).toMatchObject({
    partial: { data: { title: "B", outcome: { line: "b" } }, isWhole: true },
  });
});

test("YAML that is more than data", () => {
  expect(
    faults("a: &x 1", "b: *x", "<<: { c: 1 }", "d: !!str 1", "e: !env HOME", "f: !!binary aGk="),
  ).toMatchInlineSnapshot(`
    "2:7-2:8 the anchor \`&x\` is not read [yaml/feature] → delete the anchor
    3:4-3:6 the alias \`*x\` is not read [yaml/feature] → write the value out
    4:1-4:3 merge keys are not read [yaml/feature] → write the fields out
    5:10-5:11 the tag \`!!str\` is not read [yaml/feature] → delete the tag
    6:9-6:13 the tag \`!env\` is not read [yaml/feature] → delete the tag
    7:13-7:17 the tag \`!!binary\` is not read [yaml/feature] → delete the tag"
  `);
});

test("an alias bomb is refused and never unfolded", () => {
  const bomb = [
    "a: &a [x, x]",
    ..."bcdefghijklmnop".split("").map((name, index) => {
      const before = String.fromCharCode(name.charCodeAt(0) - 1);
      return `${name}: &${name} [${Array(10 + index)
        .fill(`*${before}`)
        .join(", ")}]`;
    }),
  ];
  const parsed = frontmatterDocument(text(...bomb));
  expect(parsed.ok).toBe(false);
  expect("partial" in parsed).toBe(false);
});

const leastAdvice = "put text with a colon, a `#` or quotes in it into quotes, and check the indentation";

test.each([
  [
    "a colon in a text",
    "title: Cost: a story",
    "2:12-2:13 a second `: ` stands in the line, as if a field stood inside a text",
    "put the text that holds the colon into quotes",
  ],
  [
    "a list that is not closed",
    "tags: [a, b",
    "2:7-2:8 the list that begins here with `[` is not closed",
    "write `]` behind its last value",
  ],
  [
    "an object that is not closed",
    "outcome: { line: a",
    "2:10-2:11 the object that begins here with `{` is not closed",
    "write `}` behind its last value",
  ],
  [
    "a double quote that is not closed",
    'title: "A',
    "2:8-2:9 the text that begins here has no closing quote",
    'write `"` behind it',
  ],
  [
    "a single quote that is not closed",
    "title: 'A",
    "2:8-2:9 the text that begins here has no closing quote",
    "write `'` behind it",
  ],
  ["a tab", "\ttitle: A", "2:1-2:2 the line is indented with a tab", "indent with spaces"],
  [
    "a line without a colon",
    "title\nunit: it",
    "2:1-3:5 the line is no field: there is no `: ` behind a key",
    leastAdvice,
  ],
  [
    "a field that is indented too far",
    "title: A\n  unit: it",
    "2:8-2:9 what follows is indented as if it belonged to this value",
    "indent it like the lines it belongs to; put a text that holds a colon into quotes",
  ],
  [
    "a reserved character",
    "title: @home",
    "2:8-2:9 a text cannot begin with `@` here",
    "put the text into quotes",
  ],
  [
    "a backslash in double quotes",
    'title: "C:\\data"',
    "2:11-2:12 the text in double quotes holds a backslash that escapes nothing",
    "write the backslash twice, or use single quotes",
  ],
  ["a bracket too many", "tags: [a, b]]", "2:13-2:14 `]` cannot stand here", leastAdvice],
  ["text behind a quoted text", 'title: "A" or B', "2:12-2:16 `or B` cannot stand here", leastAdvice],
  [
    "a document marker",
    "title: A\n...\nunit: it",
    "4:1-5:1 a line `...` ends the frontmatter too early",
    "delete the line",
  ],
  [
    "a key that is a list",
    "? [a]\n: 1",
    "2:3-2:4 a key is not text",
    "write `key: value`, with a word as the key",
  ],
])("%s", (_, fields, message, hint) => {
  expect(faults(fields)).toBe(`${message} [yaml/syntax] → ${hint}`);
});

test("several slips are reported together, and what stands beside them is read", () => {
  const fields = ["title: A: B", "unit: @it", "stage: active"];
  expect(faults(...fields)).toMatchInlineSnapshot(`
    "2:9-2:10 a second \`: \` stands in the line, as if a field stood inside a text [yaml/syntax] → put the text that holds the colon into quotes
    3:7-3:8 a text cannot begin with \`@\` here [yaml/syntax] → put the text into quotes"
  `);
  expect(frontmatterDocument(text(...fields))).toMatchObject({
    partial: { data: { title: "A; B", stage: "active" }, isWhole: false },
  });
});

test.each([
  ["lists", `a: ${"[".repeat(19_000)}`],
  ["objects", `a: ${"{a: ".repeat(4000)}`],
  ["list marks", `a:\n  ${"- ".repeat(9000)}`],
  ["indented fields", Array.from({ length: 190 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
])("endless %s are refused at once", (_, fields) => {
  expect(faults(fields)).toContain("the frontmatter is nested more than 50 levels deep");
});

test.each([
  ["lists inside lists on a line", `a:\n  ${"- ".repeat(51)}b`],
  ["keys with question marks", `a: ${"? ".repeat(51)}b`],
  ["fields inside fields", `a: [${"b: ".repeat(51)}`],
  ["levels of a parser that are no levels of the text", `a: [${"  a: b\n".repeat(2500)}`],
])("%s are nested too deep", (_, fields) => {
  expect(faults(fields)).toContain("the frontmatter is nested more than 50 levels deep [yaml/syntax]");
});

test("many fields on a line, or many colons in a list, are not nested", () => {
  const demand = Array(100).fill("{ team: a, period: 2026-Q1 }");
  expect(faults(`demand: [${demand.join(", ")}]`)).toBe("");
});

test("frontmatter that is as long as a chapter is not read", () => {
  expect(faults(`title: ${"a".repeat(20_000)}`)).toMatchInlineSnapshot(
    `"1:1-1:1 the frontmatter has 20008 characters [file/size] → expected at most 20000; the narrative belongs below the second \`---\`"`,
  );
});

test("of endless slips the first ones are reported", () => {
  expect(
    faults("a: @b\n".repeat(2000))
      .split("\n")
      .filter((fault) => fault.includes("syntax")),
  ).toHaveLength(20);
  expect(
    faults("a: b: c\n".repeat(2000))
      .split("\n")
      .filter((fault) => fault.includes("second")),
  ).toHaveLength(4);
});

test("a key that is given twice is found behind a field without a value", () => {
  expect(faults("a: !b", "a: !b", "c: 1")).toContain("3:1-3:2 `a` is given twice [yaml/duplicate-key]");
  expect(faults("a: # one", "'a': 2")).toContain("3:1-3:4 `a` is given twice [yaml/duplicate-key]");
});

import { expect, test } from "vitest";
import type { Path } from "../../../src/load/document.ts";
import { jsonDocument } from "../../../src/load/json-document.ts";
import { faultsOf } from "../../helpers/faults.ts";

const faults = (...lines: string[]): string => faultsOf(jsonDocument(lines.join("\n")));

/** The data that can be made out in spite of syntax errors. */
const partial = (...lines: string[]): unknown => {
  const parsed = jsonDocument(lines.join("\n"));
  return parsed.ok ? parsed.document.data : parsed.partial?.data;
};

/** The text at the place that `locate` gives, after its line and column. */
function located(text: string, path: Path, part?: "key" | "value"): string {
  const parsed = jsonDocument(text);
  if (!parsed.ok) throw new Error(faultsOf(parsed));
  const { line, column, endLine, endColumn } = parsed.document.locate(path, part);
  const lines = text.split("\n").slice(line - 1, endLine);
  const cut = lines.map((content, index) =>
    content.slice(index === 0 ? column - 1 : 0, index === endLine - line ? endColumn - 1 : undefined),
  );
  return `${line}:${column} ${cut.join("⏎")}`;
}

test("plain JSON is read as it stands", () => {
  const parsed = jsonDocument('{ "a": [1, -0.5, 1e3, "x\\n", true, null, {}] }');
  expect(parsed).toMatchObject({
    ok: true,
    document: { data: { a: [1, -0.5, 1000, "x\n", true, null, {}] }, isWhole: true },
  });
});

test("`__proto__` is a key like any other", () => {
  const parsed = jsonDocument('{ "__proto__": { "isAdmin": true } }');
  expect(parsed.ok && Object.keys(parsed.document.data as object)).toEqual(["__proto__"]);
});

const file = `{
  "title": "Order 📦 time", "unit": 3,
  "targets": [
    { "period": "2026", "value": 1 },
    { "period": "2027" }
  ]
}
`;

test.each<[string, Path, "key" | "value" | undefined, string]>([
  ["a value", ["title"], "value", '2:12 "Order 📦 time"'],
  ["a value behind an emoji, in UTF-16 units", ["unit"], "value", "2:37 3"],
  ["a key", ["unit"], "key", '2:29 "unit"'],
  ["a value inside a list", ["targets", 0, "value"], "value", "4:34 1"],
  ["a key inside a list", ["targets", 1, "period"], "key", '5:7 "period"'],
  ["a missing field: the object that lacks it", ["targets", 1, "value"], "value", '5:5 { "period": "2027" }'],
  [
    "a missing entry of a list: the list",
    ["targets", 2],
    "value",
    '3:14 [⏎    { "period": "2026", "value": 1 },⏎    { "period": "2027" }⏎  ]',
  ],
])("the place of %s", (_, path, part, expected) => {
  expect(located(file, path, part)).toBe(expected);
});

test("the place of a field that is missing at the top is the whole object", () => {
  expect(located('{ "a": 1 }', ["b"])).toBe('1:1 { "a": 1 }');
});

test("a name that every object has is no field", () => {
  expect(located('{ "a": 1 }', ["constructor"])).toBe('1:1 { "a": 1 }');
});

test("keys that are given twice are all reported, also inside lists and when written differently", () => {
  expect(
    faults("{", '  "a": 1,', '  "b": [{ "c": 1, "c": 2 }],', '  "\\u0061": 2', "}"),
  ).toMatchInlineSnapshot(`
    "4:3-4:11 \`a\` is given twice, first on line 2 [json/duplicate-key] → keep one of the two
    3:19-3:22 \`c\` is given twice, first on line 3 [json/duplicate-key] → keep one of the two"
  `);
});

test("after a key that is given twice the rest of the file is still read", () => {
  const parsed = jsonDocument('{ "a": 1, "b": 2, "a": 3 }');
  expect(parsed).toMatchObject({ ok: false, partial: { data: { a: 3, b: 2 }, isWhole: true } });
  // The data holds the last value, so that is where a fault of the value stands.
  expect(!parsed.ok && parsed.partial?.locate(["a"]).column).toBe(24);
});

test("an object that is not closed at the end", () => {
  expect(faults("{", '  "a": { "b": 1 }', "")).toMatchInlineSnapshot(
    `"1:1-1:2 the object that begins here is not closed before the end of the file [json/syntax] → write \`}\` behind the last field of the object"`,
  );
});

test("an object that is not closed in the middle, told by the indentation of the last brace", () => {
  const lines = ["{", '  "outcome": {', '    "line": "cost",', '  "horizon": "2027"', "}", ""];
  expect(faults(...lines)).toMatchInlineSnapshot(
    `"2:14-2:15 the object that begins here is not closed before \`}\` on line 5 [json/syntax] → write \`}\` behind the last field of the object"`,
  );
  expect(partial(...lines)).toEqual({ outcome: { line: "cost", horizon: "2027" } });
});

test("an object in a list that is not closed", () => {
  const lines = ["{", '  "targets": [{ "value": 3 ],', '  "unit": "days"', "}"];
  expect(faults(...lines)).toMatchInlineSnapshot(
    `"2:15-2:16 the object that begins here is not closed before \`]\` on line 2 [json/syntax] → write \`}\` behind the last field of the object"`,
  );
  expect(partial(...lines)).toEqual({ targets: [{ value: 3 }], unit: "days" });
});

test("a list that is not closed", () => {
  expect(faults("{", '  "tags": ["a", "b"', "}")).toMatchInlineSnapshot(
    `"2:11-2:12 the list that begins here is not closed before \`}\` on line 3 [json/syntax] → write \`]\` behind the last value of the list"`,
  );
});

test("a bracket that closes nothing", () => {
  const lines = ["{", '  "a": 1}', "}"];
  expect(faults(...lines)).toMatchInlineSnapshot(
    `"3:1-3:2 \`}\` closes nothing [json/syntax] → delete it, or write the \`{\` that it belongs to"`,
  );
  expect(partial(...lines)).toEqual({ a: 1 });
});

test("an odd indentation is no fault as long as the brackets pair", () => {
  expect(faults("{", '  "a": {', '    "b": 1', "}", "  }")).toBe("");
});

test("several slips are reported together, each once, and what stands between them is read", () => {
  const lines = ["{", '  "a": 1', '  "b": True,', '  "c": [1, 2,],', '  "d": "x,', '  "e": 5', "}"];
  expect(faults(...lines)).toMatchInlineSnapshot(`
    "3:3-3:6 expected a comma, found \`"b"\` [json/syntax] → put a comma behind the field or value before this place
    3:8-3:12 \`True\` is not a JSON value [json/syntax] → put text into double quotes; write a number like 0.5 or -3, and true or false in small letters
    4:14-4:15 the comma before \`]\` has nothing behind it [json/syntax] → delete the comma
    5:8-5:11 the closing double quote is missing, found \`"x,\` [json/syntax] → close the text on the same line, and write a line break in it as \\n"
  `);
  expect(partial(...lines)).toMatchObject({ a: 1, c: [1, 2] });
});

test("keys without quotes are each reported, and their fields are read", () => {
  const lines = ["{", "  unit: 1,", "  goal: 2,", '  "a": 3', "}"];
  expect(faults(...lines)).toMatchInlineSnapshot(`
    "2:3-2:7 expected a key in double quotes, found \`unit\` [json/syntax] → write a key as "title"; a number has no separators, e.g. 1000
    3:3-3:7 expected a key in double quotes, found \`goal\` [json/syntax] → write a key as "title"; a number has no separators, e.g. 1000"
  `);
  expect(partial(...lines)).toMatchObject({ a: 3 });
});

test("a key without quotes in a list that is not closed", () => {
  const lines = ["{", '  "a": ["x",', '  "b": { c: 1 },', "  unit: 2", "}"];
  expect(faults(...lines)).toMatchInlineSnapshot(`
    "2:8-2:9 the list that begins here is not closed before \`"b"\` on line 3 [json/syntax] → write \`]\` behind the last value of the list
    3:10-3:11 expected a key in double quotes, found \`c\` [json/syntax] → write a key as "title"; a number has no separators, e.g. 1000
    4:3-4:7 expected a key in double quotes, found \`unit\` [json/syntax] → write a key as "title"; a number has no separators, e.g. 1000"
  `);
  expect(partial(...lines)).toMatchObject({ a: ["x"] });
});

test.each([
  ["a missing comma", '{ "a": 1 "b": 2 }', 'expected a comma, found `"b"`'],
  ["a comma too many in an object", '{ "a": 1, }', "the comma before `}` has nothing behind it"],
  ["a comma too many in a list", '{ "a": [1, ] }', "the comma before `]` has nothing behind it"],
  ["a missing colon", '{ "a" 1 }', "expected a colon after the key, found `1`"],
  ["a missing value", '{ "a": }', "expected a value, found `}`"],
  ["a key without quotes", "{ a: 1 }", "expected a key in double quotes, found `a`"],
  ["single quotes", "{ 'a': 1 }", "expected a key in double quotes, found `'a'`"],
  ["curly quotes", '{ "a": “x” }', "`“x”` is not a JSON value"],
  ["a bare word", '{ "a": yes }', "`yes` is not a JSON value"],
  ["a number with a separator", '{ "a": 1,000 }', "expected a key in double quotes, found `0`"],
  ["a number that begins with a point", '{ "a": .5 }', "`.5` is not a JSON value"],
  ["a number that ends with a point", '{ "a": 1. }', "the number does not end, found `1.`"],
  ["a comment", '{ "a": 1 } // why', "comments are not JSON, found `// why`"],
  ["a second object", '{ "a": 1 } { "b": 2 }', "expected the end of the file, found `{`"],
  ["a text without its closing quote", '{ "a": "x }', 'the closing double quote is missing, found `"x }`'],
  ["a backslash", '{ "a": "C:\\data" }', '`"C:\\data"` holds a backslash that escapes nothing'],
  ["a broken escape", '{ "a": "\\u12" }', '`"\\u12"` holds a broken \\u escape'],
  ["a tab in a text", '{ "a": "x\ty" }', "holds a character that cannot stand in text"],
  ["a space that is none", '{ "a":\u00a01 }', "is not a JSON value"],
])("%s", (_, text, message) => {
  const found = faults(text);
  expect(found).toContain(message);
  expect(found.split("\n")).toHaveLength(1);
});

test.each([
  ["lists", "[".repeat(50_000)],
  ["objects", '{"a":'.repeat(16_000)],
  ["mixed brackets", "[".repeat(25_000) + "}".repeat(25_000)],
  ["closing brackets", "]".repeat(50_000)],
  ["crossed brackets", "{[}".repeat(16_000)],
])("endless %s are refused at once", (_, text) => {
  const parsed = jsonDocument(text);
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.faults.length).toBeLessThanOrEqual(20);
});

test("a file with endless values is not read, however short they are", () => {
  const list = (length: number) => `{ "a": [${Array(length).fill(1)}] }`;
  expect(faults(list(24_000))).toBe("");
  expect(faults(list(26_000))).toMatchInlineSnapshot(
    `"1:1-1:1 the file holds more than 50000 values and marks such as commas [file/size] → keep large data elsewhere, or keep fewer measurements"`,
  );
  expect(faults(`${"/**/".repeat(50_001)}{}`)).toContain("[file/size]");
  expect(faults(`{${"\n".repeat(200_000)}}`)).toBe("");
});

test("every wrong word of a long list is counted, and the first ones are reported", () => {
  expect(faults(`[${Array(20_000).fill("x")}]`).split("\n")).toHaveLength(20);
});

test("a list of objects as long as a file can be is read", () => {
  expect(faults(`[${Array(16_000).fill("{}")}]`)).toBe("");
});

test("many lists that one bracket leaves open are not all reported", () => {
  const text = `{"a":${"[".repeat(45)}}`.repeat(10);
  expect(faults(text).split("\n").length).toBeLessThanOrEqual(20);
});

test("a text that is not closed hides no nesting", () => {
  const found = faults(`${"{".repeat(60)}"a`);
  expect(found).toContain("the file is nested more than 50 levels deep [json/syntax]");
});

test.each(["\u00a0", "\u2028", "\u3000", "\ufeff", "\u00a0\n"])(
  "a blank of another script behind the object is no blank: %j",
  (blank) => {
    expect(faults(`{}${blank}`)).toMatch(/\[json\/syntax\]/);
  },
);

test("a place is found quickly among endless fields", () => {
  const text = `{${Array.from({ length: 12_000 }, (_, index) => `"k${index}":1`).join(",")}}`;
  expect(located(text, ["k11999"])).toMatch(/^1:\d+ 1$/);
  expect(located(text, ["k11999"], "key")).toMatch(/"k11999"$/);
});

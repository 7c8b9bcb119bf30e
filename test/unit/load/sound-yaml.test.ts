import { expect, test } from "vitest";
import { parse } from "yaml";
import { soundYaml } from "../../../src/load/sound-yaml.ts";

test.each([
  ["fields", "title: Merge the stock items, saves 11 %\nstage: active\nrampDays: 35\nconfidence: 0.6\n"],
  ["dates and quarters, which stay texts", "date: 2026-07-29\nby: 2026-12\nperiod: 2027-Q2\n"],
  ["nothing in several ways", "a: null\nb: ~\nc:\nd: Null\n"],
  ["yes and no, which are texts, and true", "a: yes\nb: no\nc: True\n"],
  ["numbers in all ways", "of:\n- -14.11\n- 0x1F\n- 0o17\n- 012\n- .5\n- 5.\n- +1\n- 1_000\n- .inf\n"],
  ["lists of objects", "contributes:\n  - kpi: churn\n    delta: -1\n  - kpi: margin\n    delta: 2\n"],
  ["lists and objects in brackets", "tags: [a, 'b', \"c d\"]\nof: { kpi: churn, delta: 1 }\nnone: []\n"],
  ["a text over two lines", "summary: It takes\n  two lines\ntitle: 'So\n\n  does this'\n"],
])("%s are read as YAML", (_, yaml) => {
  expect(soundYaml(yaml)).toEqual({ data: parse(yaml) });
});

test.each([
  ["no field", ""],
  ["a list", "- a\n"],
  ["a text", "a\n"],
  ["a number with an exponent, which may be too large", "- 1e3\n"],
  ["an anchor", "a: &b 1\n"],
  ["an alias", "a: 1\nb: *a\n"],
  ["a tag", "- !!str 1\n"],
  ["a merge key", "<<: { a: 1 }\n"],
  ["a comment", "a: 1 # one\n"],
  ["a block of text", "a: |\n  b\n"],
  ["a key in parts", "? a\n: b\n"],
  ["a key that is a number", "1: a\n"],
  ["a key that is nothing", "a:\n  null: b\n"],
  ["a key that means more", "__proto__: { a: 1 }\n"],
  ["a key that is given twice", "a: 1\na: 2\n"],
  ["a second colon", "title: Cost: a story\n"],
  ["a bracket that is not closed", "a: [b\n"],
  ["a tab", "a:\t1\n"],
  ["an escape", 'a: "\\u0041"\n'],
  ["the end of a document", "a: 1\n...\n"],
  ["the beginning of one", "---\na: 1\n"],
  ["a line that is indented too far", "a: 1\n  b: 2\n"],
])("%s is left to the reader that says where it is", (_, yaml) => {
  expect(soundYaml(yaml)).toBeUndefined();
});

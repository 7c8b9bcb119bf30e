import { expect, test } from "vitest";
import { soundJson } from "../../../src/load/sound-json.ts";

/** Lists within each other. */
const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

test.each([
  ["an object", '{ "a" : [1, { "b":\t"c" }], "d"\r\n: null }'],
  ["a key that is `__proto__`", '{ "__proto__": { "a": 1 } }'],
  ["a list that is nested 50 levels deep", nested(50)],
  ["null", "null"],
])("%s is read", (_, text) => {
  expect(soundJson(text)).toEqual({ data: JSON.parse(text) });
});

test.each([
  ["a comment", '{ "a": 1 } // one'],
  ["a comma at the end", '{ "a": 1, }'],
  ["a key that is given twice", '{ "a": 1, "b": { "c": 1, "c": 2 } }'],
  ["a key that is given twice, of which the last holds more keys", '{ "a": 1, "a": { "b": 1, "c": 2 } }'],
  ["a list that is nested 51 levels deep", nested(51)],
  ["no text", ""],
])("%s is left to the reader that says what is wrong", (_, text) => {
  expect(soundJson(text)).toBeUndefined();
});

test("a text that looks like a key is left to it too, which costs nothing but time", () => {
  expect(soundJson('{ "a": "\\": " }')).toBeUndefined();
});

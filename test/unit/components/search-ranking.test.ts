import { expect, test } from "vitest";
import { ranked, searchWords } from "../../../src/components/page/search-ranking.ts";
import { neighbourOf } from "../../../src/components/page/search-results.ts";

const matches = (scores: Readonly<Record<string, number>>, spread = Object.keys(scores).length) => ({
  scores: new Map(Object.entries(scores)),
  spread,
});
const order = (...args: Parameters<typeof ranked>) => ranked(...args).map(({ id }) => id);

test("a query is looked up by its telling words, or by all if there are no others", () => {
  expect(searchWords("Who approved the ERP-pilot delay?")).toEqual(["approved", "erp", "pilot", "delay"]);
  expect(searchWords("what is it")).toEqual(["what", "is", "it"]);
  expect(searchWords("target target")).toEqual(["target"]);
  expect(searchWords("  ")).toEqual([]);
});

test("a rare word counts for more than a common one", () => {
  const common = matches({ a: 5, b: 5 }, 50);
  const rare = matches({ b: 4, c: 5 }, 2);
  expect(order([common, rare], 100)).toEqual(["b", "c", "a"]);
});

test("a record that holds all words goes before one that holds a word more strongly", () => {
  expect(order([matches({ a: 10, b: 6 }), matches({ b: 6 }, 2)], 10)).toEqual(["b", "a"]);
});

test("a record with fewer than half of the words is left out, and a word that stands nowhere does not count", () => {
  const words = [matches({ a: 1, b: 1 }), matches({ a: 1 }), matches({ a: 1 })];
  expect(order(words, 10)).toEqual(["a"]);
  expect(order([matches({ a: 1, b: 2 }), matches({})], 10)).toEqual(["b", "a"]);
});

test("equal ranks are ordered by id, and the word that counts most is named", () => {
  expect(ranked([matches({ b: 1, a: 1 }), matches({ a: 2, b: 2 })], 10)).toEqual([
    { id: "a", word: 1 },
    { id: "b", word: 1 },
  ]);
});

test("scores that differ by the noise of sums alone are equal", () => {
  expect(order([matches({ b: 8.968222618103027, a: 8.968221664428711 })], 10)).toEqual(["a", "b"]);
  expect(order([matches({ b: 8.969, a: 8.968 })], 10)).toEqual(["b", "a"]);
});

test("arrows lead from the field through the results and end there", () => {
  const stops = ["field", "first", "last"];
  expect(neighbourOf(stops, "field", "ArrowDown")).toBe("first");
  expect(neighbourOf(stops, "first", "ArrowUp")).toBe("field");
  expect(neighbourOf(stops, "last", "ArrowDown")).toBeUndefined();
  expect(neighbourOf(stops, "elsewhere", "ArrowDown")).toBeUndefined();
  expect(neighbourOf(stops, "field", "Enter")).toBeUndefined();
});

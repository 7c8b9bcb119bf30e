import { expect, test } from "vitest";
import { both } from "../../../../src/analysis/changes/moved.ts";

const list = (text: string) => text.split(" ").map((word) => ({ id: word[0] as string, word }));
const pairs = (before: string, after: string, idNow?: (id: string) => string) =>
  both(list(before), list(after), idNow).map(({ before: then, after: now }) => `${then.word}>${now.word}`);

test("entries with the same places are beside each other", () => {
  expect(pairs("a1 b1 c1", "a2 b2 c2")).toEqual(["a1>a2", "b1>b2", "c1>c2"]);
});

test("what was added or removed in between parts no others", () => {
  expect(pairs("b1 c1 e1", "a2 b2 d2 e2")).toEqual(["b1>b2", "e1>e2"]);
  expect(pairs("a1 b1 c1 d1", "a2 c2 d2")).toEqual(["a1>a2", "c1>c2", "d1>d2"]);
});

test("an entry is beside the one that has its name now, though another of its old name has its place", () => {
  const idNow = (id: string) => (id === "a" ? "b" : id === "b" ? "a" : id);
  expect(pairs("a1 b1 c1", "a2 b2 c2", idNow)).toEqual(["b1>a2", "a1>b2", "c1>c2"]);
});

import { expect, test } from "vitest";
import { isPlain, keysFor, ownModel } from "../../../../src/site/reuse/made-of.ts";
import type { FrameView } from "../../../../src/views/frame.ts";

const keyOf = keysFor({ program: "p", base: "/" });

test("a key is that of the path, the model, the program and the base", () => {
  const key = keyOf("a", { x: 1 });
  expect(keyOf("a", { x: 1 })).toBe(key);
  const others = [
    keyOf("b", { x: 1 }),
    keyOf("a", { x: 2 }),
    keyOf("a", { x: "1" }),
    keysFor({ program: "q", base: "/" })("a", { x: 1 }),
    keysFor({ program: "p", base: "/b/" })("a", { x: 1 }),
  ];
  expect(new Set([key, ...others]).size).toBe(6);
});

test("all of a page decides but the basis of its figures, of which it counts whether it tells its age", () => {
  const model = (basis: object, navigation = "n") => ({
    frame: { navigation, basis: { commit: "a", age: undefined, ...basis } } as unknown as FrameView,
    page: 1,
  });
  const key = (value: ReturnType<typeof model>) => keyOf("", ownModel(value));
  expect(key(model({ commit: "b", asOf: "x" }))).toBe(key(model({})));
  expect(key(model({ age: { commit: "a" } }))).toBe(key(model({ age: { commit: "b" } })));
  expect(key(model({ age: { commit: "a" } }))).not.toBe(key(model({})));
  expect(key(model({}, "m"))).not.toBe(key(model({})));
});

test("only what is wholly in its JSON is plain", () => {
  expect(isPlain({ a: [1, "x", null, undefined, { b: false }] })).toBe(true);
  for (const hidden of [new Map(), new Set(), new Date(0), () => 1, 1n, Number.NaN, Infinity, Symbol("a")])
    expect(isPlain({ a: [{ b: hidden }] }), String(hidden)).toBe(false);
});

test("a page with a frame that is not plain is not", () => {
  const model = (navigation: unknown) => ({ frame: { navigation, basis: {} } as unknown as FrameView });
  expect(isPlain(ownModel(model("n")))).toBe(true);
  expect(isPlain(ownModel(model(new Map())))).toBe(false);
});

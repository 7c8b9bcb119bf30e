import { expect, test, vi } from "vitest";
import { oncePer, oncePerKey } from "../../../src/model/index.ts";

test("what is worked out for an object is kept with it, even if it is nothing", () => {
  const compute = vi.fn(({ name }: { readonly name: string | undefined }) => name);
  const nameOf = oncePer(compute);
  const [nobody, ann] = [{ name: undefined }, { name: "ann" }];
  expect([nameOf(nobody), nameOf(ann), nameOf(nobody), nameOf(ann)]).toEqual([
    undefined,
    "ann",
    undefined,
    "ann",
  ]);
  expect(compute).toHaveBeenCalledTimes(2);
});

test("an object that looks the same is another one", () => {
  const compute = vi.fn(() => 1);
  const one = oncePer(compute);
  one({});
  one({});
  expect(compute).toHaveBeenCalledTimes(2);
});

test("what is worked out for a key is kept with the function that asks, even if it is nothing", () => {
  const compute = vi.fn((name: string) => (name === "nobody" ? undefined : name.length));
  const lengthOf = oncePerKey(compute);
  expect(["nobody", "ann", "nobody", "ann"].map(lengthOf)).toEqual([undefined, 3, undefined, 3]);
  expect(compute).toHaveBeenCalledTimes(2);
  expect(oncePerKey(compute)("ann")).toBe(3);
  expect(compute).toHaveBeenCalledTimes(3);
});

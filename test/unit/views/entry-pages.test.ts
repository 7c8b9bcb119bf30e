import { expect, test, vi } from "vitest";
import type { ViewContext } from "../../../src/views/context.ts";
import { madeForTwo } from "../../../src/views/entry-pages.ts";

const context = {} as ViewContext;

test("a page is made once for two who ask for it, and handed to the second", () => {
  const make = vi.fn((_: ViewContext, id: string) => ({ id }));
  const pageOf = madeForTwo(make);
  const page = pageOf(context, "a");
  expect(pageOf(context, "b")).toEqual({ id: "b" });
  expect(pageOf(context, "a")).toBe(page);
  expect(make).toHaveBeenCalledTimes(2);
  // It waits for nobody any more.
  expect(pageOf(context, "a")).not.toBe(page);
});

test("a page of another portal is another one", () => {
  const pageOf = madeForTwo((_, id) => ({ id }));
  expect(pageOf(context, "a")).not.toBe(pageOf({} as ViewContext, "a"));
});

test("a page for which nobody else asks does not wait for ever", () => {
  const pageOf = madeForTwo((_, id) => ({ id }));
  const page = pageOf(context, "first");
  for (let n = 0; n < 50; n++) pageOf(context, String(n));
  expect(pageOf(context, "first")).not.toBe(page);
});

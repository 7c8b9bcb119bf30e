import { expect, test } from "vitest";
import { nearest, shortened, suggestion } from "../../../src/load/suggestion.ts";

test.each([
  ["chrun", ["churn", "margin"], "churn"],
  ["CHURN", ["churn", "margin"], "churn"],
  ["realisedby", ["realisedBy", "delta"], "realisedBy"],
  ["cio", ["cfo", "ann"], "cfo"],
  ["erp/golive", ["erp/go-live", "erp/kick-off"], "erp/go-live"],
  ["hr", ["it"], undefined],
  ["", ["p"], undefined],
  ["sales", ["churn"], undefined],
  ["churn", [], undefined],
])("the nearest to %j of %j is %s", (found, candidates, expected) => {
  expect(nearest(found, candidates)).toBe(expected);
});

test("a near name is offered", () => {
  expect(suggestion("chrun", ["churn", "margin"], "KPI")).toBe("did you mean `churn`?");
});

test("without a near name the choices are listed, but not endlessly", () => {
  expect(suggestion("x", ["churn", "margin"], "KPI")).toBe("expected one of `churn`, `margin`");
  const many = Array.from({ length: 20 }, (_, index) => `kpi-number-${index}`);
  expect(suggestion("x", many, "KPI")).toMatch(/`kpi-number-7` or 12 more$/);
});

test("a single choice is told", () => {
  expect(suggestion("colour", ["id"], "attribute")).toBe("expected `id`");
});

test("without any choice that is said", () => {
  expect(suggestion("x", [], "KPI")).toBe("there is no KPI yet");
});

test("a text that is as long as a book is not compared, and quoted in part", () => {
  expect(nearest("a".repeat(1_000_000), Array(1000).fill("b".repeat(100)))).toBeUndefined();
  expect(shortened("a".repeat(1_000_000))).toBe(`${"a".repeat(59)}…`);
});

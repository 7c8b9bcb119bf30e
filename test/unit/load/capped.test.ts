import { expect, test } from "vitest";
import { capped } from "../../../src/load/index.ts";
import type { Problem } from "../../../src/model/index.ts";
import { problemCount } from "../../../src/site/problem-formats.ts";

const problem = (line: number, given: Partial<Problem> = {}): Problem => ({
  file: "content/kpis/churn.json",
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  severity: "error",
  rule: "schema/type",
  message: `line ${line}`,
  hint: "mend it",
  ...given,
});

const lines = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test("eleven problems of one rule in one file are all listed", () => {
  const problems = lines(11).map((line) => problem(line));
  expect(capped(problems)).toEqual(problems);
});

test("of more, ten are listed and one line counts the others, where the first of them is", () => {
  const list = capped(lines(500).map((line) => problem(line)));
  expect(list).toHaveLength(11);
  expect(list[9]).toEqual(problem(10));
  expect(list[10]).toEqual(
    problem(11, {
      message: "490 more problems of this rule begin here",
      hint: "mend those above first; most likely all have one cause",
      repeats: 490,
    }),
  );
});

test("other rules and other files have lists of their own, and the order stays", () => {
  const problems = lines(30).flatMap((line) => [
    problem(line),
    problem(line, { rule: "schema/missing" }),
    problem(line, { file: "content/kpis/other.json" }),
  ]);
  const list = capped(problems);
  expect(list).toHaveLength(33);
  expect(list.slice(0, 30)).toEqual(problems.slice(0, 30));
});

test("the count at the end counts those that are not listed", () => {
  const warnings = lines(20).map((line) => problem(line, { rule: "date/future", severity: "warning" }));
  expect(problemCount(capped([...lines(500).map((line) => problem(line)), ...warnings]))).toBe(
    "500 errors, 20 warnings",
  );
});

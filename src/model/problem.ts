import { byCodeUnits } from "./order.ts";
import type { ProblemRule } from "./problem-rules.ts";

/** Something wrong with a file of the plan repository, at the place where its author has to look. */
export interface Problem {
  /** The file, relative to the parent of the plan folder, e.g. `content/kpis/churn.json`. */
  readonly file: string;
  /** Line and column, from 1, of the first character; columns count UTF-16 units, as editors do. */
  readonly line: number;
  readonly column: number;
  /** Line and column behind the last character. */
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: "error" | "warning";
  /** The permanent id of the rule, e.g. `reference/unknown`. */
  readonly rule: ProblemRule;
  /** What is wrong, with the value in it. */
  readonly message: string;
  /** What was expected, and what to do. */
  readonly hint: string;
  /** For a line that stands for further problems of the same rule in the same file: how many; else left out. */
  readonly repeats?: number;
}

/** The order in which problems are printed: by file, then by place. */
export function byPlace(a: Problem, b: Problem): number {
  return (
    byCodeUnits(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    byCodeUnits(a.rule, b.rule) ||
    byCodeUnits(a.message, b.message)
  );
}

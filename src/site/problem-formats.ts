import type { Problem } from "../model/index.ts";
import { sarif } from "./sarif.ts";

export const problemFormats = ["text", "json", "github", "sarif"] as const;
export type ProblemFormat = (typeof problemFormats)[number];

/** Writes problems for a reader: a person, a program, or the annotations of a pull request. */
export function formatProblems(problems: readonly Problem[], format: ProblemFormat): string {
  switch (format) {
    case "text":
      return textReport(problems);
    case "json":
      return `${JSON.stringify({ ...counts(problems), problems }, undefined, 2)}\n`;
    case "github":
      return problems.map(annotation).join("");
    case "sarif":
      return sarif(problems);
  }
}

function counts(problems: readonly Problem[]): { readonly errors: number; readonly warnings: number } {
  const count = (of: Problem["severity"]) =>
    problems.reduce((sum, { severity, repeats = 1 }) => (severity === of ? sum + repeats : sum), 0);
  return { errors: count("error"), warnings: count("warning") };
}

function textReport(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ file, line, column, severity, message, rule, hint }) =>
      `${file}:${line}:${column}: ${severity}: ${message} [${rule}]\n  ${hint}\n`,
  );
  return lines.join("");
}

/** One line for a person: `2 errors, 1 warning`. */
export function problemCount(problems: readonly Problem[]): string {
  const { errors, warnings } = counts(problems);
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  return `${count(errors, "error")}, ${count(warnings, "warning")}`;
}

/** A workflow command of GitHub Actions; its fields escape `%`, line breaks and, in properties, `:` and `,`. */
function annotation({
  file,
  line,
  column,
  endLine,
  endColumn,
  severity,
  message,
  rule,
  hint,
}: Problem): string {
  const escaped = (text: string) =>
    text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string) => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const place = `line=${line},col=${column},endLine=${endLine},endColumn=${endColumn}`;
  return `::${severity} file=${property(file)},${place},title=${property(rule)}::${escaped(`${message}\n${hint}`)}\n`;
}

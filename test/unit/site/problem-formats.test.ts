import { describe, expect, test } from "vitest";
import type { Problem } from "../../../src/model/index.ts";
import { formatProblems, problemCount } from "../../../src/site/problem-formats.ts";

const problem: Problem = {
  file: "content/kpis/churn.json",
  line: 3,
  column: 14,
  endLine: 3,
  endColumn: 20,
  severity: "error",
  rule: "schema/type",
  message: "`unit` is `5`, 100% wrong",
  hint: 'put it into quotes: "5"',
};

describe("formatProblems(problems, format)", () => {
  test("writes text that a person can click", () => {
    expect(formatProblems([problem], "text")).toMatchInlineSnapshot(`
      "content/kpis/churn.json:3:14: error: \`unit\` is \`5\`, 100% wrong [schema/type]
        put it into quotes: "5"
      "
    `);
  });

  test("writes JSON with the counts", () => {
    expect(JSON.parse(formatProblems([problem, { ...problem, severity: "warning" }], "json"))).toEqual({
      errors: 1,
      warnings: 1,
      problems: [problem, { ...problem, severity: "warning" }],
    });
  });

  test("writes annotations whose special characters are escaped", () => {
    expect(formatProblems([{ ...problem, file: "a,b:c.json" }], "github")).toMatchInlineSnapshot(`
      "::error file=a%2Cb%3Ac.json,line=3,col=14,endLine=3,endColumn=20,title=schema/type::\`unit\` is \`5\`, 100%25 wrong%0Aput it into quotes: "5"
      "
    `);
  });

  test("writes SARIF that names each rule once and points to the place", () => {
    const log = JSON.parse(
      formatProblems([problem, { ...problem, file: "a b.json", severity: "warning" }], "sarif"),
    );
    expect(log).toMatchObject({ version: "2.1.0", runs: [{ columnKind: "utf16CodeUnits" }] });
    const [{ tool, results }] = log.runs;
    expect(tool.driver).toEqual({ name: "plumbline", rules: [{ id: "schema/type" }] });
    expect(results.map(({ level }: { level: string }) => level)).toEqual(["error", "warning"]);
    expect(results[1].locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "a%20b.json", uriBaseId: "%SRCROOT%" },
          region: { startLine: 3, startColumn: 14, endLine: 3, endColumn: 20 },
        },
      },
    ]);
    expect(tool.driver.rules[results[1].ruleIndex].id).toBe(results[1].ruleId);
  });

  test("counts in words", () => {
    expect(problemCount([problem])).toBe("1 error, 0 warnings");
  });
});

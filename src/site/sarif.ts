import type { Problem } from "../model/index.ts";

/**
 * Writes problems as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change. Columns count
 * UTF-16 units, as everywhere here; files are relative to the root of the repository, `%SRCROOT%`.
 */
export function sarif(problems: readonly Problem[]): string {
  const rules = [...new Set(problems.map(({ rule }) => rule))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "plumbline", rules: rules.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => result(problem, rules.indexOf(problem.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result(
  { file, line, column, endLine, endColumn, severity, rule, message, hint }: Problem,
  ruleIndex: number,
) {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const artifactLocation = { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: `${message}\n${hint}` },
    locations: [{ physicalLocation: { artifactLocation, region } }],
  };
}

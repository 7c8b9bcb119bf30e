import { createHash } from "node:crypto";
import { type Problem, type ProblemRule, problemRules } from "../model/index.ts";

/**
 * Writes problems as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change. Columns count
 * UTF-16 units, as everywhere here; files are relative to the root of the repository, `%SRCROOT%`. What
 * GitHub asks for beyond the standard, texts for each rule and fingerprints, is given too.
 */
export function sarif(problems: readonly Problem[]): string {
  const rules = [...new Set(problems.map(({ rule }) => rule))].sort();
  const indexOf = new Map(rules.map((rule, index) => [rule, index]));
  const fingerprints = fingerprintsOf(problems);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "plumbline", rules: rules.map(ruleText) } },
        columnKind: "utf16CodeUnits",
        results: problems.map((problem, index) => ({
          ...result(problem),
          ruleIndex: indexOf.get(problem.rule),
          partialFingerprints: { primaryLocationLineHash: fingerprints[index] },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const consequences = {
  error: "Until it is so, the portal is not built.",
  warning: "The portal is built all the same, but it is probably a mistake.",
} as const;

function ruleText(id: ProblemRule) {
  const { severity, asks } = problemRules[id];
  const text = `${asks} ${consequences[severity]}`;
  return {
    id,
    shortDescription: { text: asks },
    fullDescription: { text },
    help: { text: `${text} Each message says what was found, what was expected and what to do.` },
    defaultConfiguration: { level: severity },
  };
}

function result({ file, line, column, endLine, endColumn, severity, rule, message, hint }: Problem) {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const artifactLocation = { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
  return {
    ruleId: rule,
    level: severity,
    message: { text: `${message}\n${hint}` },
    locations: [{ physicalLocation: { artifactLocation, region } }],
  };
}

/**
 * By its fingerprint a code host knows a problem again in the next run. It says nothing of where in the file
 * the problem stands, so that lines and list items can be put in above it; problems that are alike are counted.
 */
function fingerprintsOf(problems: readonly Problem[]): readonly string[] {
  const counts = new Map<string, number>();
  return problems.map(({ file, rule, message }) => {
    const name = [file, rule, message.replace(/\bline \d+|\[\d+\]/g, "")].join("\n");
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${createHash("sha256").update(name).digest("hex").slice(0, 16)}:${count}`;
  });
}

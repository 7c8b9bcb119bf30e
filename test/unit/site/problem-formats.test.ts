import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { type Problem, type ProblemRule, problemRules } from "../../../src/model/index.ts";
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

const ruleIds = Object.keys(problemRules) as ProblemRule[];

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

  test("writes SARIF that names each rule once, explains it and points to the place", () => {
    const log = JSON.parse(
      formatProblems([problem, { ...problem, file: "a b.json", severity: "warning" }], "sarif"),
    );
    expect(log).toMatchObject({ version: "2.1.0", runs: [{ columnKind: "utf16CodeUnits" }] });
    const [{ tool, results }] = log.runs;
    expect(tool.driver).toMatchInlineSnapshot(`
      {
        "name": "plumbline",
        "rules": [
          {
            "defaultConfiguration": {
              "level": "error",
            },
            "fullDescription": {
              "text": "A field holds a value of its type. Until it is so, the portal is not built.",
            },
            "help": {
              "text": "A field holds a value of its type. Until it is so, the portal is not built. Each message says what was found, what was expected and what to do.",
            },
            "id": "schema/type",
            "shortDescription": {
              "text": "A field holds a value of its type.",
            },
          },
        ],
      }
    `);
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

describe("SARIF", () => {
  const isSarif = sarifValidator();
  const logOf = (problems: readonly Problem[]) => JSON.parse(formatProblems(problems, "sarif"));

  const unusual: readonly Problem[] = [
    problem,
    { ...problem, file: "content/kpis/größe & «a:b» #1?%.json", severity: "warning", rule: "schema/unused" },
    { ...problem, file: "C:/plan/\u202e\u{1f600}.json", message: "x".repeat(50_000), hint: '"\u0000\n<b>`' },
    { ...problem, rule: "file/missing", line: 1, column: 1, endLine: 1, endColumn: 1 },
  ];

  test.each([
    ["no problem", []],
    ["one problem", [problem]],
    ["a problem of every rule", ruleIds.map((rule) => ({ ...problem, rule }))],
    ["unusual names and long messages", unusual],
  ])("of %s is what the schema of OASIS asks for", (_, problems) => {
    isSarif(logOf(problems));
    expect(isSarif.errors).toBeNull();
  });

  test("with a mistake in it is not", () => {
    const log = logOf([problem]);
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    log.runs[0].tool.driver.rules[0].summary = "x";
    expect(isSarif(log)).toBe(false);
    expect(isSarif.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([
      "/runs/0/tool/driver/rules/0 must NOT have additional properties",
      "/runs/0/results/0/locations/0/physicalLocation/region/startLine must be >= 1",
    ]);
  });

  const fingerprints = (problems: readonly Problem[]): readonly string[] =>
    logOf(problems).runs[0].results.map(
      (result: { partialFingerprints: { primaryLocationLineHash: string } }) =>
        result.partialFingerprints.primaryLocationLineHash,
    );

  test("gives a problem the same fingerprint wherever in the file it has moved to", () => {
    const twice: Problem = { ...problem, message: "`targets[2].period` is given twice, first on line 7" };
    const moved = { line: 9, column: 3, endLine: 9, endColumn: 9 };
    expect(
      fingerprints([
        { ...problem, ...moved },
        { ...twice, ...moved, message: "`targets[3].period` is given twice, first on line 8" },
      ]),
    ).toEqual(fingerprints([problem, twice]));
  });

  test("gives each of several problems a fingerprint of its own", () => {
    const others: readonly Partial<Problem>[] = [
      {},
      { file: "content/kpis/nps.json" },
      { rule: "schema/value" },
      { message: "`unit` is `6`, 100% wrong" },
    ];
    const found = others.flatMap((other) => fingerprints([{ ...problem, ...other }]));
    expect(new Set(found).size).toBe(4);
    expect(found[0]).toMatch(/^[0-9a-f]{16}:1$/);
    expect(fingerprints([problem, problem])).toEqual([found[0], found[0]?.replace(":1", ":2")]);
  });
});

/** The schema of SARIF as OASIS gave it to be commented on for the last time, which is that of 2.1.0. */
function sarifValidator() {
  const file = createRequire(import.meta.url).resolve(
    "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
  );
  // One pattern of the schema has a bracket too many, which only the older syntax of patterns allows.
  const ajv = new Ajv({ allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(file, "utf8")));
}

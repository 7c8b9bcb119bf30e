/**
 * Everything that has to hold before a change lands, the fast steps first. `npm test` runs all steps;
 * `npm run types` and the like run one. The last line counts the tests.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { print, UsageError } from "./lib/command.ts";

interface Step {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  /** Whether the last command is a run of tests, which are counted. */
  readonly counts?: true;
}

const steps: readonly Step[] = [
  { name: "lint", commands: [["biome", "ci", "--error-on-warnings", "."]] },
  {
    name: "types",
    // The check of Astro files comes first: it writes the types of the collections, which the other one needs.
    commands: [
      ["astro", "check", "--minimumFailingSeverity", "hint"],
      ["tsc", "--noEmit"],
    ],
  },
  tests("unit"),
  // In one run, so that one of them works while another waits for a browser or a server.
  tests("portals", ["gallery", "hosting", "site"]),
];

const parts: readonly Step[] = [tests("gallery"), tests("hosting"), tests("site")];

const [only] = process.argv.slice(2);
const all = [...steps, ...parts];
const chosen = only === undefined ? steps : all.filter(({ name }) => name === only);
if (chosen.length === 0)
  throw new UsageError(`\`${only}\` is not a step; there are ${all.map(({ name }) => name).join(", ")}`);

const folder = mkdtempSync(join(tmpdir(), "plumbline-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };
try {
  for (const step of chosen) {
    print.message(`\n${step.name}`);
    if (!(await runStep(step))) {
      process.exitCode = 1;
      break;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (chosen.some(({ counts }) => counts)) {
  const { passed, failed, skipped } = total;
  print.result(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
}

function tests(name: string, projects: readonly string[] = [name]): Step {
  const chosen = projects.flatMap((project) => ["--project", project]);
  return { name, commands: [["vitest", "run", ...chosen]], counts: true };
}

async function runStep({ name, commands, counts }: Step): Promise<boolean> {
  const report = join(folder, `${name}.json`);
  const reporters = counts ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
  for (const [command = "", ...args] of commands) {
    const status = await start(command, [...args, ...reporters]);
    if (counts) count(report);
    if (status !== 0) return false;
  }
  return true;
}

function start(command: string, args: readonly string[]): Promise<number> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  const child = spawn(command, args, { env, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function count(report: string): void {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
  total.passed += numPassedTests;
  total.failed += numFailedTests;
  total.skipped += numPendingTests;
}

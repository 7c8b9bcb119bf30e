import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;
const plan = () => join(folder, "plan");

/** The commits of a hook or of the machine's settings would be others than these. */
function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=Writer", "-c", "user.email=writer@example.org"];
  const dates = { GIT_AUTHOR_DATE: "2026-09-01T12:00:00Z", GIT_COMMITTER_DATE: "2026-09-01T12:00:00Z" };
  const env = { ...process.env, ...dates, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return execFileSync("git", ["-C", folder, ...identity, ...args], { encoding: "utf8", env }).trim();
}

function diff(...args: readonly string[]) {
  const command = ["scripts/diff.ts", "--plan", plan(), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, stdout: stdout.replaceAll("\u00a0", " "), stderr };
}

function edit(file: string, from: string, to: string): void {
  const path = join(plan(), file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-diff-"));
  cpSync("test/plans/small", plan(), { recursive: true });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "plan");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("files that say what the base says change nothing", () => {
  const hash = git("rev-parse", "--short=7", "HEAD");
  const { status, stdout, stderr } = diff("main");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toBe(`**This change moves no figure, date, goalpost or decision of the plan.**

The files as they stand compared with main (${hash}). Both are analysed as of September 30, 2026, so that the change alone shows, and not the passing of time.

Nothing moves in: figures, variance, dates, money, capacity, ranking, alignment, decisions, goalposts, past figures.
`);
});

test("a base that nothing is named by, no base and one name too many are wrong usage, said plainly", () => {
  for (const [args, words] of [
    [["nosuch"], "nothing can be compared: git knows no commit `nosuch`"],
    [[], "nothing to compare with was named, such as `main`"],
    [["main", "main", "main"], "`main` is one name too many"],
  ] as const) {
    const { status, stdout, stderr } = diff(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`${words}\n\nPrints what a change does`);
  }
});

test("a branch beside what it left: a moved target is told, and what the base did since is not", () => {
  git("checkout", "-q", "-b", "pivot");
  edit("kpis/churn.json", '"2026-12", "value": 9', '"2026-12", "value": 12');
  git("commit", "-qam", "retarget");
  git("checkout", "-q", "main");
  edit("milestones/keep/offer.json", '"budget": 40000', '"budget": 90000');
  git("commit", "-qam", "others");
  const { status, stdout } = diff("main", "pivot");
  expect(status).toBe(0);
  expect(stdout.split("\n")[0]).toMatchInlineSnapshot(
    `"**With this change, one KPI gets better with its goalpost moved (Customer churn) and one goalpost moves with nobody declaring it.**"`,
  );
  expect(stdout).toMatch(/^pivot \([0-9a-f]{7}\) compared with main \([0-9a-f]{7}\)\./m);
  expect(stdout).toContain("▼ Not declared");
  const data = JSON.parse(diff("main", "pivot", "--format", "json").stdout);
  expect(Object.keys(data)).toEqual(["summary", "asOf", "base", "head", "changes"]);
  expect(data.base.hash).toBe(git("merge-base", "main", "pivot"));
  expect(data.changes.goalposts).toMatchObject([{ field: "targets", declared: { kind: "none" } }]);
});

test("errors of the files, or of the commit that is named, end with 1", () => {
  const file = join(plan(), "kpis/bad.json");
  writeFileSync(file, "x");
  const files = diff("pivot");
  expect(files).toMatchObject({ status: 1, stdout: "" });
  expect(files.stderr).toContain("plan/kpis/bad.json:1:1: error:");
  expect(files.stderr).toContain("1 error, 0 warnings in the files as they stand: nothing was compared");
  git("checkout", "-q", "-b", "broken");
  git("add", "-A");
  git("commit", "-qm", "broken");
  rmSync(file);
  expect(diff("broken")).toMatchObject({ status: 1, stdout: "" });
  expect(diff("main", "broken").stderr).toContain("in broken: nothing was compared");
});

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeActual, commitActual, commitUpdate } from "../../../../scripts/bench/plan-edits.ts";
import { generatedAsOf } from "../../../../scripts/bench/plan-entries.ts";
import { writeHistory } from "../../../../scripts/bench/plan-history.ts";
import { changedFiles } from "../../../../scripts/bench/portal-sums.ts";
import { loadPlan } from "../../../../src/load/index.ts";
import { addDays } from "../../../../src/model/index.ts";

let parent: string;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), "plumbline-edits-"));
});

afterAll(() => {
  rmSync(parent, { recursive: true, force: true });
});

test("a plan stays sound over the commits of the benchmark, each of which changes one file", () => {
  const size = { seed: 7, entries: 120, commits: 3, firstDay: addDays(generatedAsOf, -2) };
  const { folder, asOf } = writeHistory(join(parent, "repository"), size);
  expect(asOf).toBe(generatedAsOf);
  const changed = () =>
    execFileSync("git", ["-C", folder, "show", "--name-status", "--format=%cs", "HEAD"], { encoding: "utf8" })
      .trim()
      .split(/\s+/);
  commitActual({ folder, day: asOf }, 1);
  expect(changed()).toEqual([asOf, "M", expect.stringMatching(/^content\/actuals\/kpi-\d+\.json$/)]);
  commitUpdate({ folder, day: asOf }, 1);
  expect(changed()).toEqual([asOf, "A", "content/updates/2026/next-1.mdx"]);
  const errors = loadPlan(folder).problems.filter(({ severity }) => severity === "error");
  expect(errors).toEqual([]);
});

test("changeActual says which figure was there and which is", () => {
  const size = { seed: 7, entries: 120, commits: 1 };
  const { folder } = writeHistory(join(parent, "other"), size);
  const { after } = changeActual(folder, 0);
  expect(changeActual(folder, 0).before).toBe(after);
});

test("changedFiles counts other bytes, new files, those that are gone, and the list of them", () => {
  const before = new Map([
    ["a", "1"],
    ["b", "2"],
    ["c", "3"],
  ]);
  expect(changedFiles(before, before)).toBe(0);
  const after = new Map([
    ["a", "1"],
    ["b", "9"],
    ["d", "4"],
  ]);
  expect(changedFiles(before, after)).toBe(4);
});

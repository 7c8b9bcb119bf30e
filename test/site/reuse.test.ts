import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { planFiles } from "../../scripts/bench/plan-generator.ts";
import { draws } from "../../scripts/bench/random-numbers.ts";
import { buildSeries, workOf } from "../../scripts/fuzz/build-series.ts";

test("a portal that was built from the last one, edit after edit, has the bytes of one that was built of nothing", () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-reuse-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = [...planFiles({ seed: 1, entries: 100 })].map(([path, text]): readonly [string, string] => [
    path,
    // So few rows on a page that lists go over several, and an edit moves rows from page to page.
    path === "portal.json" ? JSON.stringify({ ...JSON.parse(text), rowsPerPage: 10 }) : text,
  ]);
  const { kept, ...result } = buildSeries({ folder, files, draw: draws(5), edits: 4, compareEvery: 4 });
  expect(result).toEqual({ builds: 5, compared: 1, differences: [] });
  // Every page has a new commit on it, but not the text beside it.
  expect(kept).toBeGreaterThan(60);

  const cwd = join(folder, workOf("kept"));
  const made = join(cwd, ".cache/made");
  const age = (name: string) => statSync(join(made, name)).mtimeMs;
  const [program, ...others] = readdirSync(made).filter((name) => name.endsWith(".program"));
  expect(others).toEqual([]);
  // It is bundled once, before the first build is noted, and makes the pages of all later ones.
  for (const note of readdirSync(made).filter((name) => name.endsWith(".txt")))
    expect(age(program ?? "")).toBeLessThanOrEqual(age(note));

  const args = [resolve("scripts/build.ts"), "--plan", join(folder, "plan"), "--out", join(folder, "kept")];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  expect(stderr).toMatch(/^the portal of .* is what would be built, and was left as it is$/m);
  expect(status).toBe(0);
});

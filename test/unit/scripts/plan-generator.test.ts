import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { generatedAsOf } from "../../../scripts/bench/plan-entries.ts";
import { planFiles, writePlan } from "../../../scripts/bench/plan-generator.ts";
import { analyse, ruleIds } from "../../../src/analysis/index.ts";
import { loadPlan } from "../../../src/load/index.ts";
import { formatProblems } from "../../../src/site/problem-formats.ts";

function read(seed: number, entries: number) {
  const folder = mkdtempSync(join(tmpdir(), "generated-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writePlan(folder, { seed, entries });
  return loadPlan(folder, { ruleIds, reportingDate: () => generatedAsOf });
}

describe("writePlan(folder, size)", () => {
  test.each([
    [1, 100],
    [2, 101],
    [3, 137],
    [4, 600],
  ])("writes with seed %i a plan of %i entries in which nothing is wrong", (seed, entries) => {
    const { repository, sources, problems } = read(seed, entries);
    expect(formatProblems(problems, "text")).toBe("");
    expect(sources.size).toBe(entries);
    expect(repository).toBeDefined();
  });

  test("writes what a real plan has: figures that say something, and every kind of entry", () => {
    const { repository } = read(5, 600);
    if (!repository) throw new Error("the generated plan is not valid");
    const { portal: _, edition: __, ...collections } = repository;
    const sizes = Object.entries(collections).map(([name, entries]) => [name, entries.size]);
    expect(Object.fromEntries(sizes)).toMatchInlineSnapshot(`
      {
        "actuals": 100,
        "assumptions": 3,
        "decisions": 75,
        "forums": 1,
        "kpis": 100,
        "milestones": 125,
        "objectives": 5,
        "people": 24,
        "plans": 50,
        "risks": 5,
        "systems": 6,
        "teams": 4,
        "units": 2,
        "updates": 100,
      }
    `);
    const { findings } = analyse(repository, generatedAsOf);
    expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThan(5);
  });

  test("writes decisions of 150 to 300 words with links", () => {
    const decisions = [...planFiles({ seed: 6, entries: 600 })].filter(([path]) =>
      path.startsWith("decisions/"),
    );
    const bodies = decisions.map(([, text]) => text.split("---\n\n")[1] ?? "");
    const words = bodies.map((body) => body.split(/\s+/).length);
    expect(Math.min(...words)).toBeGreaterThan(150);
    expect(Math.max(...words)).toBeLessThan(300);
    expect(bodies.join("").match(/\]\(\.\.\/|<(?:Kpi|Plan|Decision)|\]\(https/g)?.length).toBeGreaterThan(
      2 * bodies.length,
    );
  });

  test("writes the same files for the same seed and other ones for another", () => {
    const files = (seed: number) => [...planFiles({ seed, entries: 200 })];
    expect(files(7)).toEqual(files(7));
    expect(files(7)).not.toEqual(files(8));
  });

  test("refuses a size that leaves a collection empty", () => {
    expect(() => [...planFiles({ seed: 1, entries: 99 })]).toThrow("at least 100 entries, not 99");
  });
});

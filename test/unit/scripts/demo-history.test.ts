import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pastCommits } from "../../../scripts/demo-history/past-commits.ts";
import { importCommits } from "../../../scripts/lib/fast-import.ts";
import { declaredMoves } from "../../../src/analysis/index.ts";
import { loadPlan } from "../../../src/load/index.ts";
import { day, type PlanRepository } from "../../../src/model/index.ts";
import { type PlanHistory, planHistory } from "../../../src/site/plan-history.ts";

const asOf = day("2026-10-31");

describe("a past for the demo plan", () => {
  const repository = loadPlan("content").repository as PlanRepository;
  const files = new Map(
    readdirSync("content", { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(json|mdx)$/.test(path))
      .map((path) => [path, readFileSync(join("content", path), "utf8")]),
  );
  const commits = pastCommits({ repository, asOf }, files, "content");
  let folder: string;
  let history: Extract<PlanHistory, { kind: "memory" }>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "plumbline-demo-"));
    importCommits(folder, commits);
    const known = await planHistory({ planFolder: join(folder, "content"), asOf });
    if (known.kind !== "memory") throw new Error(known.reason);
    history = known;
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is the same each time, and ends with the files as they are but for the reporting date", () => {
    expect(pastCommits({ repository, asOf }, files, "content")).toEqual(commits);
    for (const [path, text] of files) {
      if (path === "portal.json") continue;
      expect(readFileSync(join(folder, "content", path), "utf8"), path).toBe(text);
    }
    expect(loadPlan(join(folder, "content")).repository?.portal.asOf).toBeUndefined();
  });

  test("is sound at every commit, and a year and a half long", () => {
    expect(history.unsound).toBe(0);
    expect(history.begins).toBe("2025-03-31");
    expect(history.months).toHaveLength(20);
  });

  test("knows nothing that happened later", () => {
    const finished = history.months.map(({ digest }) => digest.scorecard.milestonesKept.total);
    expect(finished[0]).toBeLessThan(5);
    expect(finished.at(-1)).toBeGreaterThan(40);
    expect(history.months[0]?.digest.claims).toEqual([]);
  });

  test("holds the planted events, and no other that nobody declared", () => {
    const silent = declaredMoves(repository, history.moves).filter(({ declared }) => declared === undefined);
    expect(
      silent.map(({ move }) => `${move.landing.day} ${move.subject} ${move.field} ${move.landing.author}`),
    ).toMatchInlineSnapshot(`
      [
        "2026-06-10 kpis/average-contract-value targets Vice President Product",
        "2026-07-26 kpis/price-accuracy valuePerUnit Head of Pricing",
        "2026-08-18 milestones/erp-migration/lessons-shared entry ERP Programme Lead",
      ]
    `);
    expect(history.edits.map(({ subject, parts }) => [subject, ...parts])).toMatchInlineSnapshot(`
      [
        [
          "updates/2026/2026-08-enterprise-desk",
          "claimed",
          "text",
        ],
      ]
    `);
  });

  test("says later in the ledger that a target was moved: at first it was silent", () => {
    const late = commits.findIndex(({ message }) => message.startsWith("Say in the ledger"));
    const path = [...(commits[late]?.written.keys() ?? [])];
    expect(path).toEqual(["content/kpis/aged-stock.json"]);
    const before = commits
      .slice(0, late)
      .findLast(({ written }) => written.has(path[0] ?? ""))
      ?.written.get(path[0] ?? "");
    expect(JSON.parse(before ?? "")).toMatchObject({ targets: [{ value: 9.5 }, { value: 8 }] });
    expect(JSON.parse(before ?? "")).not.toHaveProperty("retargeted");
  });

  test("renames a KPI without losing what it was", () => {
    const renaming = commits.find(({ message }) => message.startsWith("Rename "));
    expect(renaming?.removed).toEqual([
      "content/actuals/contract-value.json",
      "content/kpis/contract-value.json",
    ]);
    expect(history.moves.map(({ subject }) => subject)).not.toContain("kpis/contract-value");
  });
});

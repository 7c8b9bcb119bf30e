import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type LoadedPlan, loadPlan } from "../../src/load/index.ts";
import { type CollectionName, collections } from "../../src/model/index.ts";
import { formatProblems } from "../../src/site/problem-formats.ts";

/** Files by their path in the plan folder; `undefined` takes a file of the minimal repository away. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Writes a plan folder `content` into a temporary directory, which goes when the test is finished: a minimal
 * repository without problems, with the given files put on top. Returns its path.
 */
export function planFolder(files: Files = {}): string {
  const parent = mkdtempSync(join(tmpdir(), "plan-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, "content");
  for (const [path, content] of Object.entries({ ...minimalFiles(), ...files })) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function loaded(files: Files, ruleIds?: readonly string[]): LoadedPlan {
  return loadPlan(planFolder(files), ruleIds ? { ruleIds } : {});
}

/** The problems of a plan folder as `check` prints them. */
export function problemsOf(files: Files, ruleIds?: readonly string[]): string {
  return formatProblems(loaded(files, ruleIds).problems, "text");
}

/**
 * The text of an entry's file: the fields that every entry of the collection needs, with the given ones put
 * on top. A field that is `undefined` is left out. JSON has one field a line from line 2 on, so has frontmatter,
 * below which stands the body.
 */
export function entry(collection: CollectionName, fields: Fields = {}, body = "Why.\n"): string {
  const given = Object.entries({ ...required[collection], ...fields }).filter(
    ([, value]) => value !== undefined,
  );
  if (collections[collection].format === "json") return json(Object.fromEntries(given));
  const lines = given.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join("")}---\n${body}`;
}

/** A JSON object with one field a line, from line 2 on. */
export function json(fields: Fields): string {
  const lines = Object.entries(fields).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** The fields that an entry cannot do without; every one refers to what the minimal repository holds. */
export const required: Readonly<Record<CollectionName, Fields>> = {
  people: { title: "Ann", unit: "shop" },
  units: { title: "Shop", kind: "business", lead: "ann" },
  teams: { title: "Team", unit: "shop", capacity: [] },
  systems: { title: "System", capability: "orders", unit: "shop", sanctioned: true, lifecycle: "live" },
  objectives: {
    title: "Objective",
    accountable: "ann",
    horizon: "2027",
    outcome: { line: "margin", statement: "More" },
  },
  kpis: {
    title: "KPI",
    definition: "As counted",
    unit: "days",
    direction: "decrease",
    kind: "lag",
    accountable: "ann",
    targets: [],
    frequency: "monthly",
  },
  actuals: { measurements: [] },
  assumptions: { title: "Assumption", statement: "It holds", accountable: "ann" },
  plans: {
    title: "Plan",
    accountable: "ann",
    sponsor: "ann",
    unit: "shop",
    category: "grow",
    stage: "active",
    valueStatement: "More",
  },
  milestones: { title: "Milestone", accountable: "ann", baseline: { finish: "2026-12-18" } },
  updates: { title: "Update", plan: "erp", date: "2026-09-10", author: "ann", claimed: "green" },
  risks: {
    title: "Risk",
    accountable: "ann",
    probability: 0.3,
    impact: 1000,
    response: "reduce",
    state: "open",
  },
  decisions: { title: "Decision", status: "accepted", date: "2026-09-18", deciders: ["ann"] },
  forums: { title: "Forum", cadence: "monthly", chair: "ann", members: ["ann"] },
};

/** The files of the minimal repository. */
export function minimalFiles(): Files {
  return {
    "portal.json": json({ name: "Test", currency: "EUR" }),
    "people/ann.json": entry("people"),
    "units/shop.json": entry("units"),
    "kpis/churn.json": entry("kpis"),
    "plans/erp.mdx": entry("plans"),
    "milestones/erp/go-live.json": entry("milestones"),
  };
}

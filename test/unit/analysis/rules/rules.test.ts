import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { analyse, type Finding, ruleIds, rules } from "../../../../src/analysis/index.ts";
import { collectionNames, day } from "../../../../src/model/index.ts";
import { type PlanText, plan } from "../../../helpers/plan.ts";
import { subjectsOf } from "../../../helpers/plan-findings.ts";

const folder = fileURLToPath(new URL("../../../../src/analysis/rules/", import.meta.url));

describe("the table of rules", () => {
  test("has each rule once, in a file that is named for it", () => {
    expect(new Set(ruleIds).size).toBe(ruleIds.length);
    for (const id of ruleIds) expect(existsSync(`${folder}${id.replace("/", "-")}.ts`), id).toBe(true);
  });

  test("has every rule that there is a file for", () => {
    const named = new Set(ruleIds.map((id) => `${id.replace("/", "-")}.ts`));
    const groups = new Set(ruleIds.map((id) => id.slice(0, id.indexOf("/"))));
    const files = readdirSync(folder).filter((file) => groups.has(file.slice(0, file.indexOf("-"))));
    expect(files.filter((file) => !named.has(file))).toEqual(["kpi-wording.ts"]);
  });

  test("says of which rules the files know since when a finding holds", () => {
    expect(rules.filter(({ isDated }) => isDated).map(({ id }) => id)).toEqual([
      "kpi/breach",
      "kpi/stale",
      "kpi/signal",
      "status/watermelon",
      "status/review-ignored",
      "governance/goalpost",
      "governance/silent-goalpost",
      "governance/record-edited",
      "schedule/overdue",
      "assumption/broken",
      "assumption/due",
      "decision/effect-missed",
      "decision/due",
      "risk/due",
    ]);
  });

  test("gives each rule the severity of the guide", () => {
    const of = (severity: string) => rules.filter((rule) => rule.severity === severity).map(({ id }) => id);
    expect(of("info")).toEqual(["kpi/signal", "system/underused"]);
    expect(of("breach")).toEqual([
      "kpi/breach",
      "objective/no-kpi",
      "alignment/non-essential",
      "ownership/vacuum",
      "ownership/inactive",
      "status/watermelon",
      "status/review-ignored",
      "governance/performative",
      "governance/unconfirmed",
      "governance/goalpost",
      "governance/silent-goalpost",
      "governance/record-edited",
      "schedule/overdue",
      "schedule/impossible-forecast",
      "schedule/unacknowledged",
      "cost/overrun",
      "assumption/broken",
      "capacity/over-committed",
    ]);
  });

  test("says of each rule what it finds, when and why, in sentences", () => {
    for (const { id, title, why, when, about } of rules) {
      expect(id).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect(title, id).toMatch(/^[A-Z].*[^.]$/);
      expect(why, id).toMatch(/^[A-Z].*\.$/);
      expect(when, id).toMatch(/^[A-Z].*\.$/);
      expect(about.length, id).toBeGreaterThan(0);
      for (const collection of about) expect(collectionNames).toContain(collection);
    }
  });
});

/** Two findings of each severity, with and without money. */
const mixed: PlanText = {
  kpis: {
    small: { targets: [{ period: "2026-12", value: 9 }], valuePerUnit: 1 },
    large: { targets: [{ period: "2026-12", value: 9 }], valuePerUnit: 100 },
    bare: { targets: [{ period: "2026-12", value: 9 }] },
  },
  actuals: { small: [["2026-06", 1]], large: [["2026-06", 1]], bare: [["2026-06", 1]] },
  systems: {
    b: { capability: "x", sanctioned: false, licences: { bought: 2, used: 0 } },
    a: { capability: "y", sanctioned: false, licences: { bought: 2, used: 0 } },
  },
};

describe("the findings", () => {
  const found = (text: PlanText): readonly Finding[] => analyse(plan(text), day("2026-06-30")).findings;

  test("are sorted by severity, money, rule and subject", () => {
    expect(found(mixed).map(({ severity, rule, subject }) => `${severity} ${rule} ${subject}`)).toEqual([
      "breach kpi/breach kpis/large",
      "breach kpi/breach kpis/small",
      "breach kpi/breach kpis/bare",
      "warning kpi/no-plan kpis/large",
      "warning kpi/under-covered kpis/large",
      "warning kpi/no-plan kpis/small",
      "warning kpi/under-covered kpis/small",
      "warning kpi/no-plan kpis/bare",
      "warning kpi/under-covered kpis/bare",
      "warning system/shadow systems/a",
      "warning system/shadow systems/b",
      "info system/underused systems/a",
      "info system/underused systems/b",
    ]);
  });

  test("have the severity that the portal gives the rule, and none if it is off", () => {
    const portal = { rules: { "kpi/breach": "off", "system/shadow": "breach", "kpi/no-plan": "info" } };
    const report = analyse(plan({ ...mixed, portal }), day("2026-06-30"));
    const severityOf = (rule: string) => report.findings.find((finding) => finding.rule === rule)?.severity;
    expect(["kpi/breach", "system/shadow", "kpi/no-plan"].map(severityOf)).toEqual([
      undefined,
      "breach",
      "info",
    ]);
    expect(report.requiredDecisions.map(({ id, accountable }) => `${id} by ${accountable}`)).toEqual([
      "system/shadow:a by ivo",
      "system/shadow:b by ivo",
    ]);
  });

  test("are decided by whoever answers for the subject", () => {
    const everything = Object.fromEntries(ruleIds.map((id) => [id, "breach"]));
    const text: PlanText = {
      portal: { rules: everything },
      people: { ann: {}, ivo: { unit: "lab" }, eva: {}, dan: {} },
      units: { lab: { kind: "it", lead: "ivo" } },
      risks: { r: { accountable: "eva", reviewBy: "2026-01-01" } },
      assumptions: { a: { accountable: "eva" } },
      objectives: { o: { accountable: "eva" } },
      decisions: { d: { deciders: ["dan", "ann"], reviewBy: "2026-01-01" } },
      teams: { t: { unit: "lab", capacity: [{ period: "2026-12", fte: 1, run: 2 }] } },
      systems: { s: { unit: "lab", sanctioned: false } },
    };
    const required = analyse(plan(text), day("2026-06-30")).requiredDecisions;
    expect(required.map(({ id, accountable }) => `${id} by ${accountable}`).toSorted()).toEqual([
      "assumption/uncodified:a by eva",
      "capacity/over-committed:t by ivo",
      "decision/due:d by dan",
      "objective/no-kpi:o by eva",
      "risk/due:r by eva",
      "system/shadow:s by ivo",
    ]);
  });
});

test("one rule finds one thing about one subject once", () => {
  const twice = { kpi: "k", delta: 1, realisedBy: "p/a" };
  const text = { kpis: { k: {} }, plans: { p: { contributes: [twice, twice] } }, milestones: { "p/a": {} } };
  expect(subjectsOf("ownership/vacuum", text)).toEqual(["plans/p"]);
});

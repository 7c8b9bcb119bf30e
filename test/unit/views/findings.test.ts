import { expect, test } from "vitest";
import { rules } from "../../../src/analysis/index.ts";
import { findingsView } from "../../../src/views/findings.ts";
import { rulePage } from "../../../src/views/rule.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const breached = {
  kpis: {
    churn: {
      direction: "decrease",
      accountable: "ann",
      valuePerUnit: 100,
      baseline: { period: "2026-06-30", value: 10 },
      targets: [{ period: "2026-09-30", value: 0 }],
      grounding: "pnl",
    },
  },
  actuals: { churn: [["2026-08", 9.5]] },
} as const;

const view = (text: Parameters<typeof plan>[0]) => viewOf(plan(text), "2026-09-15");

test("a finding with who is accountable, their unit, the money, the days and the decision it requires", () => {
  const { table } = findingsView(view(breached));
  const row = table.rows.find(([, rule]) => rule?.href === "rules/kpi/breach/");
  expect(row?.map(({ text, note }) => (note ? `${text} (${note})` : text))).toEqual([
    expect.stringContaining("Churn ("),
    "KPI in breach",
    "Ann",
    "Shop",
    "€624",
    "15\u00a0days",
    "Breach (decision overdue)",
  ]);
  // 9.5 − 10 × 30 ÷ 92 planned on 31 August = 6.24 missing, worth 100 each.
  expect(row?.[4]?.sort).toBeCloseTo(100 * (9.5 - (10 * 30) / 92), 6);
});

test("every rule with what it found, also the one that is switched off", () => {
  const { byRule } = findingsView(view({ ...breached, portal: { rules: { "kpi/breach": "off" } } }));
  expect(byRule.rows).toHaveLength(rules.length);
  expect(byRule.rows.find(([name]) => name?.note === "kpi/breach")?.map(({ text }) => text)).toEqual([
    "KPI in breach",
    "switched off",
    "–",
    "Off",
  ]);
});

test("a rule's page says where its severity comes from, and lists its own findings alone", () => {
  const page = rulePage(view({ ...breached, portal: { rules: { "kpi/breach": "warning" } } }), "kpi/breach");
  expect(page.facts.find(({ label }) => label === "Severity")?.values).toMatchObject([
    { text: "Warning", note: "set in portal.json" },
  ]);
  expect(page.facts.find(({ label }) => label === "Decision")?.values).toEqual([{ text: "not required" }]);
  expect(page.found.rows.map(([what]) => what?.text)).toEqual(["Churn"]);
});

test("a rule's page has its formula and the limits that are in force", () => {
  const limits = (id: string, text: Parameters<typeof plan>[0] = breached) =>
    rulePage(view(text), id)
      .facts.find(({ label }) => label === "Limits")
      ?.values.map(({ text: limit, note }) =>
        (note ? `${limit} (${note})` : limit).replaceAll("\u00a0", " "),
      );
  expect(rulePage(view(breached), "kpi/breach").formula).toMatch(/^gap ÷ span > breach;/);
  expect(limits("kpi/breach")).toEqual([
    "KPIs: watch above 10 %, breach above 30 %",
    "Decision due after: 14 days",
  ]);
  const own = { churn: { ...breached.kpis.churn, tolerance: { breach: 0.5 } } };
  const set = { portal: { thresholds: { kpi: { breach: 0.25 }, decisionDays: 7 } }, kpis: own };
  expect(limits("kpi/breach", set)).toEqual([
    "KPIs: watch above 10 %, breach above 25 % (set in portal.json; 1 of 1 KPIs have a tolerance of their own)",
    "Decision due after: 7 days (set in portal.json)",
  ]);
  expect(limits("status/silent")).toEqual(["Silent after: 45 days"]);
  expect(limits("system/shadow")).toBeUndefined();
});

test("every rule that speaks of a limit says which", () => {
  const vague = rules
    .filter(({ when }) => /\b(the limit|breach limit|on watch|in breach)\b/.test(when))
    .map(({ id }) => rulePage(view(breached), id))
    .filter(({ facts }) => {
      const values = facts.find(({ label }) => label === "Limits")?.values ?? [];
      return values.every(({ text }) => text.startsWith("Decision due"));
    });
  expect(vague.map(({ id }) => id)).toEqual([]);
});

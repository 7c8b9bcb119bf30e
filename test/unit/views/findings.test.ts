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

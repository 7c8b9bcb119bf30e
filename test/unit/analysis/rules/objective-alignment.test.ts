import { describe, expect, test } from "vitest";
import type { PlanText } from "../../../helpers/plan.ts";
import { findingOf, findingsOf, subjectsOf } from "../../../helpers/plan-findings.ts";

describe("objective/no-kpi", () => {
  test("names the objective", () => {
    const text = {
      objectives: { o: { title: "Deliver in three days" }, p: {} },
      kpis: { k: { objective: "p" } },
    };
    expect(findingOf("objective/no-kpi", text)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Promised outcome: More (input)",
          "KPIs that name it: 0 (computed)",
        ],
        "message": "No KPI measures the objective “Deliver in three days”.",
        "subject": "objectives/o",
      }
    `);
  });
});

describe("objective/lag-only", () => {
  const text = (kpis: PlanText["kpis"]): PlanText => ({
    objectives: { o: { title: "Deliver in three days" } },
    kpis: kpis ?? {},
  });

  test("names an objective that is measured by results alone", () => {
    expect(findingOf("objective/lag-only", text({ k: { objective: "o" } }))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "KPI: kpis/k (input)",
          "Lead measures: 0 (computed)",
        ],
        "message": "Neither the one KPI of the objective “Deliver in three days” nor anything that drives it is a lead measure: trouble will show when it is too late.",
        "subject": "objectives/o",
      }
    `);
    const two = text({
      k: { objective: "o" },
      l: { objective: "o", drives: [{ kpi: "m" }] },
      m: { kind: "lead" },
    });
    expect(findingOf("objective/lag-only", two).message).toMatchInlineSnapshot(
      `"Of the 2 KPIs of the objective “Deliver in three days”, and of all that drive them, none is a lead measure: trouble will show when it is too late."`,
    );
  });

  test("is content with a lead measure, or with one that drives any of them from afar", () => {
    expect(subjectsOf("objective/lag-only", text({ k: { objective: "o", kind: "lead" } }))).toEqual([]);
    const driven = text({
      k: { objective: "o" },
      l: { drives: [{ kpi: "k" }] },
      m: { kind: "lead", drives: [{ kpi: "l" }] },
    });
    expect(subjectsOf("objective/lag-only", driven)).toEqual([]);
    expect(subjectsOf("objective/lag-only", text({ k: {} }))).toEqual([]);
    const mixed = text({ k: { objective: "o" }, l: { objective: "o", kind: "lead" } });
    expect(subjectsOf("objective/lag-only", mixed)).toEqual([]);
  });
});

describe("alignment/non-essential", () => {
  const text = (contribution?: object, fields = {}, milestone = {}): PlanText => ({
    people: { cfo: { title: "Chief Financial Officer" }, ann: { title: "Ann" } },
    kpis: {
      k: { title: "Gross margin", accountable: "cfo", grounding: "pnl" },
      l: { title: "Mood" },
    },
    objectives: { o: {} },
    plans: {
      p: {
        title: "Discounts",
        contributes: contribution
          ? [{ kpi: "k", delta: 1, realisedBy: "p/a", acceptedBy: "cfo", ...contribution }]
          : [],
        ...fields,
      },
    },
    milestones: { "p/a": { budget: 700_000, title: "Pilot", ...milestone } },
  });
  const message = (...given: Parameters<typeof text>) =>
    findingOf("alignment/non-essential", text(...given)).message;

  test("says what it costs and which link is missing", () => {
    expect(findingOf("alignment/non-essential", text({ acceptedBy: undefined }))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Budget: 700000 money (input)",
          "Line of sight: claimed (computed)",
          "It breaks at: kpis/k (computed)",
          "Because of: no-acceptance (computed)",
        ],
        "message": "Discounts spends 700 thousand EUR without a line of sight to the P&L or to operations: Chief Financial Officer has not accepted what it promises for Gross margin.",
        "subject": "plans/p",
      }
    `);
    expect(message({ acceptedBy: "ann" })).toMatchInlineSnapshot(
      `"Discounts spends 700 thousand EUR without a line of sight to the P&L or to operations: what it promises for Gross margin was accepted by Ann, but is Chief Financial Officer’s to accept."`,
    );
    expect(message({ kpi: "l", acceptedBy: "ann" })).toMatchInlineSnapshot(
      `"Discounts spends 700 thousand EUR without a line of sight to the P&L or to operations: Mood neither is a measure of the P&L or of operations nor drives one."`,
    );
    expect(message({ delta: -1 })).toMatchInlineSnapshot(
      `"Discounts spends 700 thousand EUR without a line of sight to the P&L or to operations: it would move Gross margin in the wrong direction."`,
    );
    expect(message({}, {}, { cancelled: { date: "2026-01-01" } })).toMatchInlineSnapshot(
      `"Discounts runs without a line of sight to the P&L or to operations: Pilot, on which its promise for Gross margin rests, was cancelled."`,
    );
    expect(message()).toMatchInlineSnapshot(
      `"Discounts spends 700 thousand EUR without a line of sight to the P&L or to operations: it contributes to no KPI."`,
    );
    expect(message(undefined, { objectives: ["o"] })).toMatchInlineSnapshot(
      `"Discounts spends 700 thousand EUR without a line of sight to the P&L or to operations: it names objectives and contributes to no KPI."`,
    );
  });

  test("puts the budget at stake", () => {
    expect(findingsOf("alignment/non-essential", text())[0]).toMatchObject({
      moneyAtStake: 700_000,
      raisedOn: "2026-06-30",
    });
  });

  test("leaves essential plans, run work and what is not live in peace", () => {
    expect(subjectsOf("alignment/non-essential", text({}))).toEqual([]);
    expect(subjectsOf("alignment/non-essential", text(undefined, { category: "run" }))).toEqual([]);
    const found = (stage: string) => subjectsOf("alignment/non-essential", text(undefined, { stage })).length;
    expect(["proposed", "approved", "active", "delivered", "closed", "stopped"].map(found)).toEqual([
      0, 1, 1, 0, 0, 0,
    ]);
  });
});

describe("alignment/milestone-unmapped", () => {
  const text = (milestone: object, fields = {}): PlanText => ({
    kpis: { k: {} },
    plans: { p: { title: "Discounts", ...fields } },
    milestones: { "p/go-live": { ...milestone } },
  });

  test("names the milestone and its plan", () => {
    expect(findingOf("alignment/milestone-unmapped", text({}))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Plan: plans/p (input)",
          "Category: grow (input)",
          "KPIs that it moves: 0 (computed)",
        ],
        "message": "Go live of Discounts moves no KPI: it can be done without anything getting better.",
        "subject": "milestones/p/go-live",
      }
    `);
  });

  test("leaves what moves something, was cancelled, or is of run work or of no live plan in peace", () => {
    const found = (...given: Parameters<typeof text>) =>
      subjectsOf("alignment/milestone-unmapped", text(...given));
    expect(found({ moves: ["k"] })).toEqual([]);
    expect(found({ cancelled: { date: "2026-01-01" } })).toEqual([]);
    expect(found({}, { category: "run" })).toEqual([]);
    expect(found({}, { stage: "proposed" })).toEqual([]);
    expect(found({ actual: { finish: "2026-01-01" } })).toEqual(["milestones/p/go-live"]);
  });
});

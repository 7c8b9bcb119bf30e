import { describe, expect, test } from "vitest";
import type { Fields, PlanText } from "../../../helpers/plan.ts";
import { findingOf, findingsOf, subjectsOf } from "../../../helpers/plan-findings.ts";

describe("capacity/over-committed", () => {
  const text = (periods: readonly string[], fte = 6): PlanText => ({
    teams: {
      t: { title: "Integration team", capacity: periods.map((period) => ({ period, fte: 8, run: 3 })) },
    },
    plans: {
      a: { title: "Plan A", demand: periods.map((period) => ({ team: "t", period, fte: 4 })) },
      b: { title: "Plan B", demand: [{ team: "t", period: periods.at(-1), fte: fte - 4 }] },
    },
  });

  test("says what the team has, what is committed, and what no longer fits", () => {
    expect(findingOf("capacity/over-committed", text(["2026-Q2"]))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Period: 2026-Q2 (input)",
          "Available: 5 full-time equivalents (limit)",
          "Plan: plans/a (input)",
          "Needs: 4 full-time equivalents (input)",
          "Plan: plans/b (input)",
          "Needs: 2 full-time equivalents (input)",
          "Committed: 6 full-time equivalents (computed)",
          "Over: 1 full-time equivalents (computed)",
        ],
        "message": "Integration team has 5 full-time equivalents for plans in 2026-Q2, and 6 are committed. The first plan that no longer fits is Plan B.",
        "subject": "teams/t",
      }
    `);
    const two = text(["2026-Q3", "2026-Q4"]);
    const more = {
      ...two,
      plans: { ...two.plans, c: { demand: [{ team: "t", period: "2026-Q3", fte: 1.5 }] } },
    };
    expect(findingOf("capacity/over-committed", more).message).toMatchInlineSnapshot(
      `"Integration team has 5 full-time equivalents for plans in 2026-Q4, and 6 are committed. The first plan that no longer fits is Plan B. 2 periods are over-committed; this is the worst."`,
    );
  });

  test("looks at periods that are not over", () => {
    expect(subjectsOf("capacity/over-committed", text(["2026-Q2"]))).toEqual(["teams/t"]);
    expect(subjectsOf("capacity/over-committed", text(["2026-Q2"]), "2026-07-01")).toEqual([]);
    expect(subjectsOf("capacity/over-committed", text(["2026-Q3"], 5))).toEqual([]);
  });

  test("is decided by the lead of the team's unit, with the plans as evidence", () => {
    const [finding] = findingsOf("capacity/over-committed", text(["2026-Q3"]));
    const values = finding?.evidence.map(({ label, value }) => `${label}: ${value}`);
    expect(values).toEqual([
      "Period: 2026-Q3",
      "Available: 5",
      "Plan: plans/a",
      "Needs: 4",
      "Plan: plans/b",
      "Needs: 2",
      "Committed: 6",
      "Over: 1",
    ]);
  });
});

describe("system/shadow", () => {
  const text = (fields: Fields): PlanText => ({
    units: { shop: { title: "Sales" } },
    systems: {
      s: { title: "Discount sheets", capability: "pricing", unit: "shop", sanctioned: false, ...fields },
    },
  });

  test("names the system, who runs it and for what", () => {
    expect(findingOf("system/shadow", text({}))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Run by: units/shop (input)",
          "Capability: pricing (input)",
          "Sanctioned: no (input)",
          "Cost a year: null money (input)",
        ],
        "message": "Discount sheets, which Sales uses for pricing, was never sanctioned.",
        "subject": "systems/s",
      }
    `);
    expect(subjectsOf("system/shadow", text({ sanctioned: true }))).toEqual([]);
    expect(subjectsOf("system/shadow", text({ lifecycle: "retire" }))).toEqual([]);
  });
});

describe("system/duplicate", () => {
  const live = (title: string, fields: Fields = {}): Fields => ({
    title,
    capability: "order management",
    ...fields,
  });

  test("names all that serve one capability, and what they cost together", () => {
    const two = {
      z: live("Legacy ERP", { annualCost: 900_000 }),
      a: live("Cloud ERP", { annualCost: 1_200_000 }),
    };
    expect(findingOf("system/duplicate", { systems: two })).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Capability: order management (input)",
          "Live system: systems/a (input)",
          "Cost a year: 1200000 money (input)",
          "Live system: systems/z (input)",
          "Cost a year: 900000 money (input)",
          "Live systems: 2 (computed)",
          "Duplicate from: 2 (limit)",
        ],
        "message": "Cloud ERP and Legacy ERP both serve order management, at 2.1 million EUR a year together.",
        "subject": "systems/a",
      }
    `);
    const three = { a: live("A"), b: live("B"), c: live("C") };
    expect(findingOf("system/duplicate", { systems: three }).message).toMatchInlineSnapshot(
      `"A, B and C all serve order management."`,
    );
  });

  test("counts live systems of the same capability", () => {
    const found = (fields: Fields) =>
      subjectsOf("system/duplicate", { systems: { a: live("A"), b: live("B", fields) } });
    expect(found({ lifecycle: "retire" })).toEqual([]);
    expect(found({ lifecycle: "plan" })).toEqual([]);
    expect(found({ capability: "Order management" })).toEqual([]);
  });
});

describe("system/underused", () => {
  const text = (used: number, bought = 400, lifecycle = "live"): PlanText => ({
    systems: { s: { title: "Cloud ERP", licences: { bought, used }, lifecycle } },
  });

  test("says how many licences are used", () => {
    expect(findingOf("system/underused", text(120))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Licences bought: 400 (input)",
          "Licences used: 120 (input)",
          "Cost a year: null money (input)",
          "Used: 0.3 ratio (computed)",
          "Underused below: 0.5 ratio (limit)",
        ],
        "message": "120 of the 400 licences bought for Cloud ERP are used, 30 %.",
        "subject": "systems/s",
      }
    `);
    expect(subjectsOf("system/underused", text(199))).toEqual(["systems/s"]);
    expect(subjectsOf("system/underused", text(200))).toEqual([]);
    expect(subjectsOf("system/underused", text(0, 1))).toEqual(["systems/s"]);
    expect(subjectsOf("system/underused", text(0, 0))).toEqual([]);
    expect(subjectsOf("system/underused", text(1, 400, "retire"))).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import type { Fields, PlanText } from "../../../helpers/plan.ts";
import { findingOf, findingsOf, subjectsOf } from "../../../helpers/plan-findings.ts";

const people = { ann: { title: "Ann" }, ivo: { title: "Ivo", unit: "lab" }, cfo: { title: "Finance chief" } };

describe("governance/performative", () => {
  const text = (done: number, pending: number, stage = "active"): PlanText => ({
    plans: { p: { title: "Discounts", stage } },
    milestones: Object.fromEntries(
      Array.from({ length: done + pending }, (_, index) => [
        `p/${index}`,
        {
          baseline: { finish: "2026-06-01" },
          ...(index < done ? { actual: { finish: "2026-06-01" } } : {}),
        },
      ]),
    ),
  });

  test("counts what is done and what is not", () => {
    expect(findingOf("governance/performative", text(1, 2))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Due and done: 1 (computed)",
          "Due and pending: 2 (computed)",
        ],
        "message": "Of the 3 milestones of Discounts that were due, 1 is done and 2 are not.",
        "subject": "plans/p",
      }
    `);
    expect(findingOf("governance/performative", text(0, 1)).message).toMatchInlineSnapshot(
      `"The one milestone of Discounts that was due is not done."`,
    );
    expect(subjectsOf("governance/performative", text(2, 2))).toEqual([]);
    expect(subjectsOf("governance/performative", text(1, 2, "approved"))).toEqual([]);
  });
});

const promise = (kpi: string, confirmed?: Fields) => ({
  kpi,
  delta: 1,
  realisedBy: "p/a",
  ...(confirmed ? { confirmed: { date: "2026-05-01", delta: 1, by: "cfo", ...confirmed } } : {}),
});
const withPlan = (fields: Fields): PlanText => ({
  people,
  kpis: { k: { title: "Gross margin" }, l: { title: "Churn" } },
  plans: { p: { title: "Discounts", ...fields } },
  milestones: { "p/a": {} },
});

describe("governance/unconfirmed", () => {
  const text = (stage: string) => withPlan({ stage, contributes: [promise("k"), promise("l", {})] });

  test("names what nobody has confirmed", () => {
    expect(findingOf("governance/unconfirmed", text("closed"))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Stage: closed (input)",
          "Unconfirmed contribution to: kpis/k (input)",
          "Unconfirmed: 1 (computed)",
        ],
        "message": "Discounts was closed, but nobody has confirmed what it promised for Gross margin.",
        "subject": "plans/p",
      }
    `);
    expect(subjectsOf("governance/unconfirmed", text("delivered"))).toEqual([]);
    expect(subjectsOf("governance/unconfirmed", withPlan({ stage: "closed" }))).toEqual([]);
  });
});

describe("governance/self-confirmed", () => {
  const text = (fields: Fields, confirmed?: Fields) =>
    withPlan({ contributes: [promise("l"), promise("k", confirmed)], ...fields });
  const message = (...given: Parameters<typeof text>) =>
    findingOf("governance/self-confirmed", text(...given)).message;

  test("says why the confirmation proves little", () => {
    expect(
      findingOf("governance/self-confirmed", text({ controller: "cfo" }, { by: "ann" })),
    ).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Confirmed contribution to: kpis/k (input)",
          "Confirmed by: people/ann (input)",
          "Confirmed on: 2026-05-01 (input)",
          "To be confirmed by: people/cfo (limit)",
        ],
        "message": "Ann confirmed what Discounts brought for Gross margin, but its controller is Finance chief.",
        "subject": "plans/p",
      }
    `);
    expect(message({}, {})).toMatchInlineSnapshot(
      `"Finance chief confirmed what Discounts brought for Gross margin, but the plan has no controller."`,
    );
    expect(message({ controller: "cfo", accountable: "cfo" }, {})).toMatchInlineSnapshot(
      `"Finance chief confirmed what Discounts brought for Gross margin, but delivers the plan as well."`,
    );
    expect(message({ controller: "cfo", sponsor: "cfo" }, {})).toMatchInlineSnapshot(
      `"Finance chief confirmed what Discounts brought for Gross margin, but sponsors the plan as well."`,
    );
  });

  test("finds nothing where the third person confirmed, or nobody did by now", () => {
    expect(subjectsOf("governance/self-confirmed", text({ controller: "cfo" }, {}))).toEqual([]);
    expect(subjectsOf("governance/self-confirmed", text({}))).toEqual([]);
    expect(subjectsOf("governance/self-confirmed", text({}, { date: "2026-07-01" }))).toEqual([]);
  });
});

describe("governance/goalpost", () => {
  const decisions = (status: string, date = "2026-05-01"): Record<string, Fields> => ({
    d: { title: "Move it", status, date },
  });
  const moved = (...moves: readonly Fields[]): PlanText => ({
    plans: { p: {} },
    milestones: {
      "p/a": {
        title: "Go live",
        rebaselined: moves.map((move) => ({ baseline: { finish: "2026-09-01" }, ...move })),
      },
    },
  });

  test("names what was moved and when", () => {
    expect(findingOf("governance/goalpost", moved({ date: "2026-03-01" }))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "What happened: The dates of Go live were moved (input)",
          "Moved on: 2026-03-01 (input)",
          "By the decision: none (input)",
        ],
        "message": "The dates of Go live were moved on 1 March 2026 without a decision.",
        "subject": "milestones/p/a",
      }
    `);
    const twice = moved({ date: "2026-02-01" }, { date: "2026-03-01" });
    expect(findingOf("governance/goalpost", twice).message).toMatchInlineSnapshot(
      `"The dates of Go live were moved on 1 February 2026 without a decision. It was the first of 2 such moves."`,
    );
    const kpi = { kpis: { k: { title: "Churn", retargeted: [{ date: "2026-03-01", targets: [] }] } } };
    expect(findingOf("governance/goalpost", kpi)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "What happened: The targets of Churn were moved (input)",
          "Moved on: 2026-03-01 (input)",
          "By the decision: none (input)",
        ],
        "message": "The targets of Churn were moved on 1 March 2026 without a decision.",
        "subject": "kpis/k",
      }
    `);
    const cancelled = { plans: { p: {} }, milestones: { "p/a": { cancelled: { date: "2026-03-01" } } } };
    expect(findingOf("governance/goalpost", cancelled)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "What happened: A was cancelled (input)",
          "Moved on: 2026-03-01 (input)",
          "By the decision: none (input)",
        ],
        "message": "A was cancelled on 1 March 2026 without a decision.",
        "subject": "milestones/p/a",
      }
    `);
  });

  test("says so if the decision has no force", () => {
    const text = { ...moved({ date: "2026-03-01", decision: "d" }), decisions: decisions("proposed") };
    expect(findingOf("governance/goalpost", text).message).toMatchInlineSnapshot(
      `"The dates of Go live were moved on 1 March 2026 by the decision “Move it”, which is proposed."`,
    );
  });

  test("asks for a decision that was accepted by now, though it may be superseded since", () => {
    const found = (status: string, date?: string) =>
      subjectsOf("governance/goalpost", {
        ...moved({ date: "2026-03-01", decision: "d" }),
        decisions: decisions(status, date),
      }).length;
    const statuses = ["accepted", "superseded", "deprecated", "proposed", "rejected"];
    expect(statuses.map((status) => found(status))).toEqual([0, 0, 0, 1, 1]);
    expect(found("accepted", "2026-06-30")).toBe(0);
    expect(found("accepted", "2026-07-01")).toBe(1);
  });

  test("is raised on the first day that something moved without one", () => {
    const text = {
      ...moved({ date: "2026-02-01", decision: "d" }, { date: "2026-03-01" }, { date: "2026-04-01" }),
      decisions: decisions("accepted"),
    };
    expect(findingsOf("governance/goalpost", text)[0]?.raisedOn).toBe("2026-03-01");
    const early = {
      plans: { p: {} },
      milestones: {
        "p/a": { ...moved({ date: "2026-03-01" }).milestones?.["p/a"], cancelled: { date: "2026-02-15" } },
      },
    };
    expect(findingsOf("governance/goalpost", early)[0]?.raisedOn).toBe("2026-02-15");
  });

  test("does not know of what was moved later", () => {
    expect(subjectsOf("governance/goalpost", moved({ date: "2026-07-01" }))).toEqual([]);
  });
});

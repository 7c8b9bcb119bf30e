import { describe, expect, test } from "vitest";
import type { Fields, PlanText } from "../../../helpers/plan.ts";
import { findingOf, findingsOf, subjectsOf } from "../../../helpers/plan-findings.ts";

const people = {
  ann: { title: "Ann" },
  ivo: { title: "Ivo", unit: "lab" },
  eve: { title: "Eve", active: false },
};
const withPlan = (fields: Fields, extra: PlanText = {}): PlanText => ({
  people,
  kpis: { k: { title: "Gross margin" }, l: { title: "Churn" } },
  milestones: { "p/a": {} },
  ...extra,
  plans: { p: { title: "Discounts", ...fields } },
});
const promises = (...all: readonly Fields[]) => ({
  contributes: all.map((one) => ({ kpi: "k", delta: 1, realisedBy: "p/a", acceptedBy: "ann", ...one })),
});
const stages = ["proposed", "approved", "active", "delivered", "closed", "stopped"];

describe("ownership/vacuum", () => {
  test("says who has to accept what", () => {
    expect(
      findingOf("ownership/vacuum", withPlan(promises({ acceptedBy: undefined }))),
    ).toMatchInlineSnapshot(`
      {
        "evidence": [
          "KPI: kpis/k (input)",
          "Accepted by: nobody (input)",
          "To be accepted by: people/ann (limit)",
        ],
        "message": "Discounts promises what nobody who owns it has accepted: Ann has to accept the change of Gross margin.",
        "subject": "plans/p",
      }
    `);
    const both = promises({ acceptedBy: "ivo" }, {}, { kpi: "l", acceptedBy: undefined });
    expect(findingOf("ownership/vacuum", withPlan(both)).message).toMatchInlineSnapshot(
      `"Discounts promises what nobody who owns it has accepted: Ann has to accept the change of Gross margin instead of Ivo and Ann has to accept the change of Churn."`,
    );
    expect(subjectsOf("ownership/vacuum", withPlan(promises({})))).toEqual([]);
  });

  test("is about live plans", () => {
    const found = (stage: string) =>
      subjectsOf("ownership/vacuum", withPlan({ stage, ...promises({ acceptedBy: undefined }) })).length;
    expect(stages.map(found)).toEqual([0, 1, 1, 0, 0, 0]);
  });
});

describe("ownership/self-accepted", () => {
  test("names who agreed with themselves", () => {
    const own = promises({ acceptedBy: "ivo" }, { kpi: "l", acceptedBy: "ivo" }, {});
    expect(findingOf("ownership/self-accepted", withPlan(own))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Accountable for the plan: people/ivo (input)",
          "KPI: kpis/k (input)",
          "Accepted by: people/ivo (input)",
          "KPI: kpis/l (input)",
          "Accepted by: people/ivo (input)",
        ],
        "message": "Ivo delivers Discounts and also accepted what it promises for Gross margin and Churn: nobody else has agreed to it.",
        "subject": "plans/p",
      }
    `);
    expect(subjectsOf("ownership/self-accepted", withPlan(promises({})))).toEqual([]);
    expect(subjectsOf("ownership/self-accepted", withPlan({ ...own, stage: "closed" }))).toEqual([]);
  });
});

describe("ownership/inactive", () => {
  test("names the entry and who has left it", () => {
    expect(findingOf("ownership/inactive", withPlan({ accountable: "eve" }))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Accountable: people/eve (input)",
          "Active: no (input)",
        ],
        "message": "Nobody answers for Discounts: Eve is no longer active.",
        "subject": "plans/p",
      }
    `);
  });

  test("looks at KPIs, objectives, live plans and their unfinished milestones", () => {
    const accountable = "eve";
    const text: PlanText = {
      people,
      kpis: { k: { accountable } },
      objectives: { o: { accountable } },
      plans: { p: { accountable }, q: { accountable, stage: "proposed" } },
      milestones: {
        "p/pending": { accountable },
        "p/overdue": { accountable, baseline: { finish: "2026-01-01" } },
        "p/done": { accountable, actual: { finish: "2026-01-01" } },
        "p/cancelled": { accountable, cancelled: { date: "2026-01-01" } },
        "q/pending": { accountable },
      },
    };
    expect(subjectsOf("ownership/inactive", text).toSorted()).toEqual([
      "kpis/k",
      "milestones/p/overdue",
      "milestones/p/pending",
      "objectives/o",
      "plans/p",
    ]);
  });
});

describe("ownership/one-sided", () => {
  test("names a sponsor who delivers, and one from IT", () => {
    expect(
      findingOf("ownership/one-sided", withPlan({ accountable: "ann", sponsor: "ann" })),
    ).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Accountable: people/ann (input)",
          "Sponsor: people/ann (input)",
          "Sponsor’s unit: units/shop (input)",
          "Kind of unit: business (input)",
        ],
        "message": "Ann both delivers and sponsors Discounts: nobody else owns its outcome.",
        "subject": "plans/p",
      }
    `);
    expect(
      findingOf("ownership/one-sided", withPlan({ accountable: "ann", sponsor: "ivo" })).message,
    ).toMatchInlineSnapshot(
      `"Ivo, the sponsor of Discounts, belongs to Lab, an IT unit: nobody in the business owns its outcome."`,
    );
  });

  test("is content with a sponsor in the business, or in a shared function", () => {
    expect(subjectsOf("ownership/one-sided", withPlan({}))).toEqual([]);
    const shared = {
      units: { finance: { kind: "shared" } },
      people: { ...people, cfo: { unit: "finance" } },
    };
    expect(subjectsOf("ownership/one-sided", withPlan({ sponsor: "cfo" }, shared))).toEqual([]);
    expect(subjectsOf("ownership/one-sided", withPlan({ sponsor: "ivo", stage: "proposed" }))).toEqual([]);
  });
});

describe("status/watermelon", () => {
  const late = { "p/a": { baseline: { finish: "2026-01-01" }, forecast: { finish: "2026-12-31" } } };
  const claims = {
    a: { date: "2026-01-01", claimed: "green" },
    b: { date: "2026-02-01", claimed: "amber" },
    c: { date: "2026-03-01", claimed: "green" },
    d: { date: "2026-04-01", claimed: "red", assurance: true },
    e: { date: "2026-05-01", claimed: "green" },
  };

  test("says since when it is claimed green, and what is in breach", () => {
    const text = withPlan({}, { milestones: late, updates: claims });
    expect(findingOf("status/watermelon", text)).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Claimed: green (input)",
          "First of the green claims: updates/c (input)",
          "Claimed since: 2026-03-01 (input)",
          "Cost: n/a (computed)",
          "Schedule: breach (computed)",
          "Value: n/a (computed)",
        ],
        "message": "Discounts has been claimed green since 1 March 2026, but its schedule is in breach.",
        "subject": "plans/p",
      }
    `);
    expect(findingsOf("status/watermelon", text)[0]?.raisedOn).toBe("2026-03-01");
  });

  test("names every part that is in breach", () => {
    const text = withPlan(promises({}), {
      kpis: { k: { targets: [{ period: "2026-12", value: 100 }] } },
      actuals: { k: [["2026-06", 1]] },
      milestones: {
        "p/a": {
          baseline: { finish: "2026-01-01" },
          actual: { finish: "2026-03-31" },
          budget: 10,
          spent: 30,
        },
      },
      updates: claims,
    });
    expect(findingOf("status/watermelon", text).message).toMatchInlineSnapshot(
      `"Discounts has been claimed green since 1 March 2026, but its cost, its schedule and the value it should have brought are in breach."`,
    );
  });

  test("is about active plans", () => {
    const found = (stage: string) =>
      subjectsOf("status/watermelon", withPlan({ stage }, { milestones: late, updates: claims })).length;
    expect(stages.map(found)).toEqual([0, 0, 1, 0, 0, 0]);
  });
});

describe("status/review-ignored", () => {
  const updates = (owner: string, review: string) => ({
    a: { date: "2026-04-01", claimed: "amber" },
    b: { date: "2026-05-01", claimed: owner },
    r: { date: "2026-03-20", claimed: "amber", assurance: true },
    s: { date: "2026-04-20", claimed: review, assurance: true },
  });
  const text = (owner: string, review: string, stage = "active") =>
    withPlan({ stage }, { updates: updates(owner, review) });

  test("names the review and the claim beside it", () => {
    expect(findingOf("status/review-ignored", text("green", "red"))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Review: updates/s (input)",
          "Found: red (input)",
          "Owner’s update: updates/b (input)",
          "Claimed: green (input)",
        ],
        "message": "An independent review on 20 April 2026 found Discounts red; its owner claims green as of 1 May 2026.",
        "subject": "plans/p",
      }
    `);
    expect(findingsOf("status/review-ignored", text("green", "red"))[0]?.raisedOn).toBe("2026-04-20");
  });

  test("finds nothing where either says something else, or the plan is not active", () => {
    expect(subjectsOf("status/review-ignored", text("amber", "red"))).toEqual([]);
    expect(subjectsOf("status/review-ignored", text("green", "amber"))).toEqual([]);
    expect(subjectsOf("status/review-ignored", text("green", "red", "approved"))).toEqual([]);
  });
});

describe("status/silent", () => {
  const text = (date?: string, fields = {}) =>
    withPlan({ ...fields }, { updates: date ? { u: { date } } : {} });

  test("says for how long, or that nobody ever reported", () => {
    expect(findingOf("status/silent", text("2026-05-15"))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Accountable: people/ivo (input)",
          "Since the latest update: 46 days (computed)",
          "Silent above: 45 days (limit)",
        ],
        "message": "Nobody has reported on Discounts for 46 days, longer than the limit of 45.",
        "subject": "plans/p",
      }
    `);
    expect(findingOf("status/silent", text()).message).toMatchInlineSnapshot(
      `"Nobody has ever reported on Discounts."`,
    );
  });

  test("goes by the limit, and by active plans", () => {
    expect(subjectsOf("status/silent", text("2026-05-16"))).toEqual([]);
    const own = { portal: { thresholds: { silentDays: 10 } } };
    expect(subjectsOf("status/silent", { ...text("2026-06-19"), ...own })).toEqual(["plans/p"]);
    expect(subjectsOf("status/silent", { ...text("2026-06-20"), ...own })).toEqual([]);
    expect(subjectsOf("status/silent", text(undefined, { stage: "approved" }))).toEqual([]);
  });
});

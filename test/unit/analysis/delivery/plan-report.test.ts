import { describe, expect, test } from "vitest";
import { analyse, type PlanReport } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type PlanText, plan } from "../../../helpers/plan.ts";

const report = (text: PlanText, asOf = "2026-06-30"): PlanReport =>
  analyse(plan({ plans: { p: {} }, ...text }), day(asOf)).plans[0] as PlanReport;

describe("the statuses of a plan", () => {
  const spent = (amount: number) => ({
    milestones: {
      "p/a": {
        budget: 100,
        spent: amount,
        baseline: { finish: "2026-06-01" },
        actual: { finish: "2026-06-01" },
      },
    },
  });

  test("cost is judged by the expected overrun", () => {
    expect([spent(110), spent(111), spent(130), spent(131)].map((text) => report(text).costStatus)).toEqual([
      "on-plan",
      "watch",
      "watch",
      "breach",
    ]);
    expect(report({ portal: { thresholds: { cost: { breach: 0.5 } } }, ...spent(131) }).costStatus).toBe(
      "watch",
    );
    expect(report({ milestones: { "p/a": { spent: 5 } } }).costStatus).toBeNull();
  });

  test("schedule is the worst of its milestones, by the slip over the duration or 90 days", () => {
    const due = (finish: string, start?: string) => ({
      baseline: { ...(start ? { start } : {}), finish: "2026-07-10" },
      forecast: { finish },
    });
    const status = (...all: object[]) =>
      report({ milestones: Object.fromEntries(all.map((one, index) => [`p/${index}`, { ...one }])) })
        .scheduleStatus;
    expect(status(due("2026-07-19"))).toBe("on-plan");
    expect(status(due("2026-07-20"))).toBe("watch");
    expect(status(due("2026-08-06"))).toBe("watch");
    expect(status(due("2026-08-07"))).toBe("breach");
    expect(status(due("2026-08-07", "2026-01-01"))).toBe("watch");
    expect(status(due("2026-07-20"), due("2026-08-07"))).toBe("breach");
    expect(status({ ...due("2027-01-01"), cancelled: { date: "2026-01-01" } })).toBeNull();
    expect(status()).toBeNull();
  });

  test("delivery is the worse of the two", () => {
    expect(report(spent(111))).toMatchObject({ scheduleStatus: "on-plan", deliveryStatus: "watch" });
    expect(report({})).toMatchObject({ deliveryStatus: null, computed: null });
  });

  test("value is that of the KPIs whose contribution is due", () => {
    const value = (rampDays: number, milestone: object) =>
      report({
        kpis: { k: { targets: [{ period: "2026-12", value: 100 }] }, l: {} },
        actuals: { k: [["2026-05", 50]] },
        plans: {
          p: {
            contributes: [
              { kpi: "k", delta: 1, realisedBy: "p/a", rampDays },
              { kpi: "l", delta: 1, realisedBy: "p/b" },
            ],
          },
        },
        milestones: { "p/a": { baseline: { finish: "2026-06-20" }, ...milestone }, "p/b": {} },
      });
    const done = { actual: { finish: "2026-06-20" } };
    expect(value(10, done)).toMatchObject({
      valueStatus: "breach",
      deliveryStatus: "on-plan",
      computed: "breach",
    });
    expect(value(11, done)).toMatchObject({ valueStatus: null, computed: "on-plan" });
    expect(value(0, {}).valueStatus).toBeNull();
  });
});

describe("what is said of a plan", () => {
  const updates = {
    "2026-01-01-b": { date: "2026-01-01", claimed: "green" },
    "2026-01-01-a": { date: "2026-01-01", claimed: "red" },
    "2026-03-01": { date: "2026-03-01", claimed: "amber", milestone: "p/a" },
    "2026-02-01": { date: "2026-02-01", claimed: "red", assurance: true },
    "2026-05-01": { date: "2026-05-01", claimed: "green", plan: "q" },
  };
  const text = { plans: { p: {}, q: {} }, milestones: { "p/a": {} }, updates };

  test("is the latest claim of its owner and of a review, of one day the later id", () => {
    expect(report(text, "2026-01-01")).toMatchObject({ claimed: "green", assured: null, silentDays: 0 });
    expect(report(text, "2026-02-11")).toMatchObject({ claimed: "green", assured: "red", silentDays: 10 });
    expect(report(text, "2026-03-31")).toMatchObject({ claimed: "amber", assured: "red", silentDays: 30 });
    expect(report(text, "2025-12-31")).toMatchObject({ claimed: null, assured: null, silentDays: null });
  });

  test("is by the day of an update, whatever its name", () => {
    const renamed = {
      z: { date: "2026-01-01", claimed: "red" },
      a: { date: "2026-02-01", claimed: "green" },
    };
    expect(report({ updates: renamed })).toMatchObject({ claimed: "green", silentDays: 149 });
  });

  test("is a watermelon if it is green and the figures are in breach", () => {
    const late = { "p/a": { baseline: { finish: "2026-01-01" }, forecast: { finish: "2026-12-31" } } };
    const melon = (claimed: string, milestones: object) =>
      report({ updates: { u: { claimed } }, milestones: { ...milestones } }).watermelon;
    expect(melon("green", late)).toBe(true);
    expect(melon("amber", late)).toBe(false);
    expect(melon("green", { "p/a": { baseline: { finish: "2026-12-01" } } })).toBe(false);
  });
});

test("what was due is counted as done or pending", () => {
  const done = { baseline: { finish: "2026-01-01" }, actual: { finish: "2026-06-30" } };
  const counts = (...extra: object[]) =>
    report({
      milestones: {
        "p/done": done,
        "p/late": { baseline: { finish: "2026-06-30" } },
        "p/later": { baseline: { finish: "2026-07-01" } },
        "p/cancelled": { baseline: { finish: "2026-01-01" }, cancelled: { date: "2026-01-01" } },
        ...Object.fromEntries(extra.map((one, index) => [`p/${index}`, { ...one }])),
      },
    });
  expect(counts()).toMatchObject({ dueActualised: 1, duePending: 1, performative: false });
  expect(counts({ baseline: { finish: "2026-06-01" } })).toMatchObject({ duePending: 2, performative: true });
  expect(counts(done)).toMatchObject({ dueActualised: 2, performative: false });
});

test("contributions that nobody confirmed are counted", () => {
  const confirmed = { date: "2026-06-30", delta: 1, by: "ann" };
  const one = { kpi: "k", delta: 1, realisedBy: "p/a" };
  const text = {
    kpis: { k: {} },
    plans: { p: { contributes: [one, { ...one, confirmed }] } },
    milestones: { "p/a": {} },
  };
  expect(report(text).unconfirmed).toBe(1);
  expect(report(text, "2026-06-29").unconfirmed).toBe(2);
});

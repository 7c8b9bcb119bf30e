import { describe, expect, test } from "vitest";
import { analyse, type Scorecard } from "../../../src/analysis/index.ts";
import { day } from "../../../src/model/index.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";

const scorecard = (text: PlanText): Scorecard => analyse(plan(text), day("2026-06-30")).scorecard;

describe("the scorecard", () => {
  test("of an empty plan has no share, and nothing is green", () => {
    const none = { count: 0, total: 0, share: null };
    expect(scorecard({})).toEqual({
      spendAligned: none,
      plansAligned: none,
      kpisOnPlan: none,
      milestonesKept: none,
      milestonesKeptOriginal: none,
      greenClaimsContradicted: none,
      greenSpendContradicted: none,
      decisionsOverdue: 0,
      decisionsOpen: 0,
      costOfDelay: 0,
      moneyAtStake: 0,
      nonEssentialSpend: 0,
      oldestActual: null,
    });
  });

  test("counts KPIs on plan of all KPIs", () => {
    const card = scorecard({
      kpis: { a: { targets: [{ period: "2026-12", value: 5 }] }, b: {}, c: {} },
      actuals: { a: [["2026-06", 5]], b: [["2026-05", 5]] },
    });
    expect(card.kpisOnPlan).toEqual({ count: 1, total: 3, share: 1 / 3 });
    expect(card.oldestActual).toBe("2026-05-31");
  });

  test("counts milestones kept, by the baseline in force and by the first", () => {
    const moved = (first: string, now: string, done?: string, fields = {}) => ({
      baseline: { finish: now },
      rebaselined: first === now ? [] : [{ date: "2026-01-01", baseline: { finish: first } }],
      ...(done ? { actual: { finish: done } } : {}),
      ...fields,
    });
    const card = scorecard({
      plans: { p: { stage: "stopped" } },
      milestones: {
        "p/kept": moved("2026-05-01", "2026-05-01", "2026-05-01"),
        "p/saved-by-a-move": moved("2026-04-01", "2026-05-01", "2026-05-01"),
        "p/moved-away": moved("2026-05-01", "2026-07-01"),
        "p/pulled-in": moved("2026-07-01", "2026-05-01", "2026-05-02"),
        "p/late": moved("2026-06-30", "2026-06-30"),
        "p/cancelled": moved("2026-05-01", "2026-05-01", "2026-05-01", { cancelled: { date: "2026-01-01" } }),
      },
    });
    expect(card.milestonesKept).toEqual({ count: 2, total: 4, share: 0.5 });
    expect(card.milestonesKeptOriginal).toEqual({ count: 1, total: 4, share: 0.25 });
  });

  test("counts green claims of active plans that the figures contradict, by number and by budget", () => {
    const late = (budget: number) => ({
      budget,
      baseline: { finish: "2026-01-01" },
      forecast: { finish: "2026-12-31" },
    });
    const card = scorecard({
      plans: { a: {}, b: {}, c: {}, d: { stage: "delivered" } },
      milestones: {
        "a/1": late(30),
        "b/1": { budget: 70 },
        "c/1": late(500),
        "d/1": late(900),
      },
      updates: {
        a: { plan: "a" },
        b: { plan: "b" },
        c: { plan: "c", claimed: "red" },
        d: { plan: "d" },
      },
    });
    expect(card.greenClaimsContradicted).toEqual({ count: 1, total: 2, share: 0.5 });
    expect(card.greenSpendContradicted).toEqual({ count: 30, total: 100, share: 0.3 });
  });

  test("adds up money at stake once, at the end of the driver tree", () => {
    const missing = (fields: object) => ({
      targets: [{ period: "2026-12", value: 10 }],
      valuePerUnit: 5,
      ...fields,
    });
    const card = scorecard({
      kpis: {
        driver: missing({ drives: [{ kpi: "middle" }] }),
        middle: { drives: [{ kpi: "end" }] },
        end: missing({ drives: [{ kpi: "beyond" }] }),
        beyond: {},
        alone: missing({}),
      },
      actuals: { driver: [["2026-06", 9]], end: [["2026-06", 8]], alone: [["2026-06", 7]] },
    });
    expect(card.moneyAtStake).toBe(25);
  });

  test("adds up the cost of delay and the spend without a line of sight of plans that are not over", () => {
    const stages = ["proposed", "approved", "active", "delivered", "closed", "stopped"];
    const card = scorecard({
      kpis: { k: { valuePerUnit: 365 } },
      plans: Object.fromEntries(
        stages.map((stage) => [
          stage,
          { stage, contributes: [{ kpi: "k", delta: 1, confidence: 1, realisedBy: `${stage}/1` }] },
        ]),
      ),
      milestones: Object.fromEntries(
        stages.map((stage, index) => [
          `${stage}/1`,
          {
            budget: 10 ** index,
            baseline: { finish: "2026-07-01" },
            forecast: { finish: `2026-07-${String(2 ** (index % 5) + 1).padStart(2, "0")}` },
          },
        ]),
      ),
    });
    expect(card.costOfDelay).toBeCloseTo(1 + 2 + 4 + 8, 9);
    expect(card.nonEssentialSpend).toBe(1111);
  });

  test("counts required decisions that are overdue, and those that are open or proposed", () => {
    const card = scorecard({
      kpis: Object.fromEntries(
        ["overdue", "decided", "open", "proposed"].map((id) => [
          id,
          { targets: [{ period: "2026-12", value: 9 }] },
        ]),
      ),
      actuals: {
        overdue: [["2026-06-10", 1]],
        decided: [["2026-06-10", 1]],
        open: [["2026-06-20", 1]],
        proposed: [["2026-06-20", 1]],
      },
      decisions: {
        d: { date: "2026-06-25", answers: ["kpi/breach:decided"] },
        e: { date: "2026-06-25", answers: ["kpi/breach:proposed"], status: "proposed" },
      },
    });
    expect(card).toMatchObject({ decisionsOverdue: 1, decisionsOpen: 2 });
  });
});

import { describe, expect, test } from "vitest";
import { analyse, type RequiredDecision } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type Fields, type PlanText, plan } from "../../../helpers/plan.ts";

const kpiId = "kpi/breach:k";
const vacuumId = "ownership/vacuum:p";

/** A KPI in breach since the end of May, and a plan whose promise nobody has accepted. */
function required(id: string, asOf: string, decisions: Record<string, Fields> = {}, firstSeen?: string) {
  const text: PlanText = {
    portal: { thresholds: { decisionDays: 10 } },
    kpis: { k: { targets: [{ period: "2026-12", value: 100 }], grounding: "pnl" } },
    actuals: {
      k: [
        ["2026-04", 100],
        ["2026-05", 10],
        ["2026-06", 10],
      ],
    },
    plans: { p: { contributes: [{ kpi: "k", delta: 1, realisedBy: "p/a" }] } },
    milestones: { "p/a": { moves: ["k"] } },
    decisions,
  };
  const seen = firstSeen === undefined ? {} : { firstSeen: new Map([[id, day(firstSeen)]]) };
  const report = analyse(plan(text), day(asOf), seen);
  return report.requiredDecisions.find((decision) => decision.id === id) as RequiredDecision;
}
const answer = (id: string, date: string, status = "accepted") => ({ answers: [id], date, status });

describe("a required decision of which the files say since when", () => {
  test("is open until it is due, and overdue after that", () => {
    expect(required(kpiId, "2026-06-10")).toEqual({
      id: kpiId,
      raisedOn: "2026-05-31",
      dueOn: "2026-06-10",
      accountable: "ann",
      moneyAtStake: null,
      state: "open",
      decision: null,
    });
    expect(required(kpiId, "2026-06-11").state).toBe("overdue");
  });

  test("is due no later than on a day that can be written", () => {
    const text = {
      portal: { thresholds: { decisionDays: 1e12 } },
      kpis: { k: { targets: [{ period: "2026-12", value: 100 }] } },
      actuals: { k: [["2026-05", 10] as const] },
    };
    expect(analyse(plan(text), day("2026-05-31")).requiredDecisions[0]?.dueOn).toBe("2199-12-31");
  });

  test("is decided by an accepted decision that was taken while it stood", () => {
    const by = (date: string, status?: string) =>
      required(kpiId, "2026-06-30", { d: answer(kpiId, date, status) });
    expect(by("2026-05-31")).toMatchObject({ state: "decided", decision: "d" });
    expect(by("2026-06-30")).toMatchObject({ state: "decided", decision: "d" });
    expect(by("2026-05-30")).toMatchObject({ state: "overdue", decision: null });
    expect(by("2026-07-01")).toMatchObject({ state: "overdue", decision: null });
    for (const status of ["proposed", "rejected", "deprecated", "superseded"]) {
      expect(by("2026-06-01", status)).toMatchObject({ state: "overdue", decision: null });
    }
  });

  test("is proposed while a proposed decision names it and it is not overdue", () => {
    const by = (date: string, status: string) =>
      required(kpiId, "2026-06-09", { d: answer(kpiId, date, status) });
    expect(by("2026-06-01", "proposed")).toMatchObject({ state: "proposed", decision: null });
    expect(by("2026-05-01", "proposed").state).toBe("open");
    expect(by("2026-06-01", "rejected").state).toBe("open");
  });

  test("is decided by the first by id of several, and by none that names another", () => {
    const decisions = {
      b: answer(kpiId, "2026-06-01"),
      a: answer(kpiId, "2026-06-02"),
      "0": answer(vacuumId, "2026-06-02"),
    };
    expect(required(kpiId, "2026-06-09", decisions).decision).toBe("a");
  });
});

describe("a required decision of which the files alone do not say since when", () => {
  test("has no due day and is never overdue", () => {
    expect(required(vacuumId, "2026-06-30")).toMatchObject({
      raisedOn: "2026-06-30",
      dueOn: null,
      accountable: "ivo",
      state: "open",
    });
  });

  test("is decided by a decision of the last 365 days", () => {
    const by = (date: string) => required(vacuumId, "2026-06-30", { d: answer(vacuumId, date) }).state;
    expect(by("2025-06-30")).toBe("decided");
    expect(by("2025-06-29")).toBe("open");
  });

  test("takes the day on which it was first seen, if history tells", () => {
    const seen = (date: string, decisions = {}) => required(vacuumId, "2026-06-30", decisions, date);
    expect(seen("2026-06-25")).toMatchObject({ raisedOn: "2026-06-25", dueOn: "2026-07-05", state: "open" });
    expect(seen("2026-06-19")).toMatchObject({
      raisedOn: "2026-06-19",
      dueOn: "2026-06-29",
      state: "overdue",
    });
    expect(seen("2026-06-25", { d: answer(vacuumId, "2026-06-24") }).state).toBe("open");
    expect(seen("2026-06-25", { d: answer(vacuumId, "2026-06-25") }).state).toBe("decided");
    expect(seen("2026-07-01")).toMatchObject({ raisedOn: "2026-06-30", dueOn: null });
    expect(required(kpiId, "2026-06-09", {}, "2026-01-01").raisedOn).toBe("2026-05-31");
  });
});

describe("a required decision that the first known state of the files already asked for", () => {
  const inState = (seen: string, firstReport: string, taken: string) => {
    const text: PlanText = {
      kpis: { k: { targets: [{ period: "2026-12", value: 100 }], grounding: "pnl" } },
      plans: { p: { contributes: [{ kpi: "k", delta: 1, realisedBy: "p/a" }] } },
      milestones: { "p/a": { moves: ["k"] } },
      decisions: { d: answer(vacuumId, taken) },
    };
    const since = new Map([["ownership/vacuum plans/p", day(seen)]]);
    const memory = { since, firstReport: day(firstReport), moves: [], edits: [] };
    const { requiredDecisions } = analyse(plan(text), day("2026-06-30"), { memory });
    return requiredDecisions.find(({ id }) => id === vacuumId)?.state;
  };

  test("may have been answered before it, up to a year", () => {
    expect(inState("2026-06-01", "2026-06-01", "2026-03-01")).toBe("decided");
    expect(inState("2026-06-01", "2026-06-01", "2025-06-01")).toBe("decided");
    expect(inState("2026-06-01", "2026-06-01", "2025-05-31")).toBe("overdue");
  });

  test("is answered only from its first day on where the state before did not ask for it", () => {
    expect(inState("2026-06-01", "2026-05-01", "2026-03-01")).toBe("overdue");
    expect(inState("2026-06-01", "2026-05-01", "2026-06-01")).toBe("decided");
  });
});

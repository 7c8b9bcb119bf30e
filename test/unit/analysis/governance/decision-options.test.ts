import { describe, expect, test } from "vitest";
import { analyse, type DecisionOption, decisionOptions, snapshot } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type PlanText, plan } from "../../../helpers/plan.ts";

function options(text: PlanText, rule: string, subject: string, asOf = "2026-06-30") {
  const repository = plan(text);
  const report = analyse(repository, day(asOf));
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  const { kpis, plans, milestones } = report;
  const facts = {
    now: snapshot(repository, day(asOf)),
    report,
    kpis: byId(kpis),
    plans: byId(plans),
    milestones: byId(milestones),
  };
  return decisionOptions(facts, { rule, subject });
}

function only<Kind extends DecisionOption["kind"]>(found: readonly DecisionOption[], kind: Kind) {
  return found.filter(
    (option): option is Extract<DecisionOption, { readonly kind: Kind }> => option.kind === kind,
  );
}

/** Churn is to fall from 10 to 0 within 2026, and stands at 9 in June, when it should be at 5. */
const churn = {
  kpis: {
    churn: {
      direction: "decrease",
      valuePerUnit: 1000,
      baseline: { period: "2025-12-31", value: 10 },
      targets: [
        { period: "2026-12-31", value: 0 },
        { period: "2027-12-31", value: -1 },
      ],
    },
    calls: { direction: "increase", drives: [{ kpi: "churn", elasticity: -0.5, lagDays: 10 }] },
  },
  actuals: { churn: [["2026-06-30", 9]] },
  milestones: {
    "keep/offer": { baseline: { finish: "2026-09-30" }, budget: 100, spent: 30 },
    "keep/after": { baseline: { finish: "2026-12-31" }, dependsOn: [{ milestone: "keep/offer" }] },
    "keep/desk": {
      baseline: { finish: "2026-08-31" },
      actual: { finish: "2026-05-31" },
      budget: 50,
      spent: 50,
    },
    "dial/line": { baseline: { finish: "2026-10-31" } },
    "grab/push": { baseline: { finish: "2026-11-30" }, budget: 40 },
    "dream/go": { baseline: { finish: "2027-01-31" } },
    "next/step": { dependsOn: [{ milestone: "keep/offer" }] },
  },
  plans: {
    keep: {
      contributes: [
        { kpi: "churn", delta: -2, realisedBy: "keep/offer", confidence: 0.5 },
        { kpi: "churn", delta: -1, realisedBy: "keep/desk", confidence: 1, acceptedBy: "ann" },
      ],
    },
    dial: {
      contributes: [{ kpi: "calls", delta: 4, realisedBy: "dial/line", confidence: 0.25, acceptedBy: "ann" }],
    },
    grab: { contributes: [{ kpi: "churn", delta: 3, realisedBy: "grab/push", acceptedBy: "ann" }] },
    dream: {
      stage: "proposed",
      contributes: [{ kpi: "churn", delta: -4, realisedBy: "dream/go", acceptedBy: "ann" }],
    },
    next: {},
  },
} as const satisfies PlanText;

describe("the options for a KPI in breach", () => {
  const found = options(churn, "kpi/breach", "kpis/churn");

  test("name who could accept a contribution that nobody has accepted", () => {
    expect(only(found, "accept-contribution")).toMatchObject([
      {
        owner: "ann",
        acceptedBy: null,
        promise: { plan: "keep", change: -2, from: "2026-09-30", valuePerYear: 2000 },
      },
    ]);
  });

  test("add up what unfinished milestones would bring, through drivers too, against the gap", () => {
    const [committed, proposed] = only(found, "deliver");
    expect(committed?.brings).toMatchObject([
      { milestone: "keep/offer", change: -2, through: null },
      { milestone: "dial/line", change: -2, through: "calls", from: "2026-11-10" },
    ]);
    // 9 where 10 × 184 ÷ 365 = 5.04 was planned; −2 · 0.5 + 4 · −0.5 · 0.25 = −1.5.
    expect(committed?.against?.gap).toBeCloseTo(9 - (10 * 184) / 365, 6);
    expect(committed?.against?.expected).toBeCloseTo(-1.5, 9);
    expect(proposed).toMatchObject({ isProposed: true, brings: [{ plan: "dream", change: -4 }] });
  });

  test("stop what moves it the wrong way", () => {
    expect(only(found, "stop")).toMatchObject([
      { plan: "grab", notSpent: 40, spent: 0, unfinished: 1, relief: [{ change: 3 }] },
    ]);
  });

  test("move the next target and those after it", () => {
    expect(only(found, "replan-targets")).toMatchObject([
      { next: { period: "2026-12-31", value: 0, first: null }, ahead: 2, timesMoved: 0 },
    ]);
  });

  test("put a price on doing nothing", () => {
    const [gap] = only(found, "accept-gap");
    expect(gap?.money).toBeCloseTo(1000 * (9 - (10 * 184) / 365), 6);
  });
});

describe("the options for a plan", () => {
  test("stopping it saves what is not spent, loses what is promised, and strands who waits for it", () => {
    const found = options(churn, "governance/performative", "plans/keep");
    expect(only(found, "stop")).toMatchObject([
      {
        spent: 80,
        notSpent: 70,
        unfinished: 2,
        valuePerYear: 2000,
        lost: [{ change: -2 }],
        stranded: ["next/step"],
      },
    ]);
  });

  test("a plan that is over is not stopped again", () => {
    const text = { ...churn, plans: { ...churn.plans, grab: { ...churn.plans.grab, stage: "stopped" } } };
    expect(only(options(text, "kpi/breach", "kpis/churn"), "stop")).toEqual([]);
  });
});

describe("the options for a milestone", () => {
  const late = {
    plans: { erp: {} },
    milestones: {
      "erp/tags": { baseline: { finish: "2026-03-31" }, forecast: { finish: "2026-08-31" } },
      "erp/live": {
        baseline: { finish: "2026-07-31" },
        rebaselined: [{ date: "2026-02-01", baseline: { finish: "2026-05-31" } }],
        dependsOn: [{ milestone: "erp/tags" }],
      },
    },
  } as const;

  test("re-plan from the baseline in force to what is expected, and keep the first", () => {
    const found = options(late, "schedule/impossible-forecast", "milestones/erp/live");
    expect(only(found, "replan-baselines")).toEqual([
      {
        kind: "replan-baselines",
        moves: [
          {
            milestone: "erp/live",
            baseline: "2026-07-31",
            expected: "2026-08-31",
            days: 31,
            first: "2026-05-31",
            timesMoved: 1,
          },
        ],
      },
    ]);
    expect(only(found, "clear-the-way")).toMatchObject([{ drivenBy: "erp/tags", inheritedDays: 31 }]);
  });

  test("stand by a quiet move, or take it back", () => {
    expect(only(options(late, "governance/goalpost", "milestones/erp/live"), "ratify")).toEqual([
      {
        kind: "ratify",
        subject: "milestones/erp/live",
        date: "2026-02-01",
        moved: { what: "baseline", before: "2026-05-31", after: "2026-07-31" },
      },
    ]);
  });
});

test("who has left hands over to the backup, else to the lead of the unit", () => {
  const gone = { people: { ivo: { unit: "shop", active: false, backup: "ann" } }, plans: { erp: {} } };
  expect(options(gone, "ownership/inactive", "plans/erp")[0]).toEqual({
    kind: "hand-over",
    from: "ivo",
    to: "ann",
    as: "backup",
  });
  const alone = { people: { ivo: { unit: "shop", active: false } }, plans: { erp: {} } };
  expect(options(alone, "ownership/inactive", "plans/erp")[0]).toMatchObject({ to: "ann", as: "lead" });
});

test("a team that is promised twice is asked for less, plan by plan", () => {
  const text = {
    teams: { crew: { capacity: [{ period: "2026-12", fte: 3, run: 1 }] } },
    plans: {
      a: { demand: [{ team: "crew", period: "2026-12", fte: 2 }] },
      b: { demand: [{ team: "crew", period: "2026-12", fte: 1 }] },
    },
  };
  expect(options(text, "capacity/over-committed", "teams/crew")).toMatchObject([
    {
      kind: "make-room",
      period: "2026-12",
      over: 1,
      demands: [
        { plan: "a", fte: 2 },
        { plan: "b", fte: 1 },
      ],
    },
  ]);
});

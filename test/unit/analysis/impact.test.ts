import { describe, expect, test } from "vitest";
import { analyse, type Change, type Impact, impactOf } from "../../../src/analysis/index.ts";
import { day, type Entry, type Period } from "../../../src/model/index.ts";
import { plan } from "../../helpers/plan.ts";

const asOf = day("2026-01-01");
const promise = (kpi: string, realisedBy: string) => ({
  kpi,
  realisedBy,
  delta: 1,
  confidence: 1,
  acceptedBy: "ann",
});
/** q waits for p; p brings speed, q brings margin. */
const repository = plan({
  kpis: {
    margin: { valuePerUnit: 365, grounding: "pnl", targets: [{ period: "2026-12", value: 12 }] },
    speed: { grounding: "operational", targets: [{ period: "2026-12", value: 8 }] },
  },
  actuals: { margin: [["2025-12", 11]], speed: [["2025-12", 7]] },
  plans: {
    p: { contributes: [promise("speed", "p/b")] },
    q: { contributes: [promise("margin", "q/c")] },
    r: {},
  },
  milestones: {
    "p/a": { baseline: { start: "2026-01-10", finish: "2026-02-10" } },
    "p/b": {
      baseline: { start: "2026-02-10", finish: "2026-03-10" },
      dependsOn: [{ milestone: "p/a" }],
    },
    "p/done": { baseline: { finish: "2025-12-01" }, actual: { finish: "2025-12-01" } },
    "q/c": {
      baseline: { start: "2026-03-10", finish: "2026-04-10" },
      dependsOn: [{ milestone: "p/b" }, { milestone: "p/done" }],
    },
    "q/late": {
      baseline: { finish: "2025-12-15" },
      actual: { start: "2025-12-01" },
      forecast: { finish: "2026-06-01" },
      dependsOn: [{ milestone: "p/b" }],
    },
    "q/old": {
      baseline: { finish: "2025-12-15" },
      actual: { finish: "2025-12-15" },
      dependsOn: [{ milestone: "p/b" }],
    },
    "r/d": { baseline: { finish: "2026-04-10" } },
  },
});
const impact = (change: Change): Impact => impactOf(repository, asOf, change);
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const named = (list: Impact["appearing"]) => list.map(({ rule, subject }) => `${rule} ${subject}`);

describe("a milestone that finishes later", () => {
  const later = impact({ kind: "milestone-later", milestone: "p/a", days: 20 });

  test("moves what waits for it, day by day", () => {
    expect(ids(later.milestones)).toEqual(["p/a", "p/b", "q/c"]);
    expect(
      later.milestones.map(({ before, after }) => [before.expectedFinish, after.expectedFinish]),
    ).toEqual([
      ["2026-02-10", "2026-03-02"],
      ["2026-03-10", "2026-03-30"],
      ["2026-04-10", "2026-04-30"],
    ]);
    expect(later.milestones[2]?.after.rootCause).toBe("p/a");
  });

  test("costs what the benefits lose, and says what becomes of the plans", () => {
    expect(later.costOfDelay).toEqual({ before: 0, after: expect.closeTo(20, 9) });
    expect(ids(later.plans)).toEqual(["p", "q"]);
    expect(later.plans[1]?.after.costOfDelay).toBeCloseTo(20, 9);
  });

  test("brings findings about, and leaves the rest alone", () => {
    expect(named(later.appearing)).toEqual([
      "schedule/impossible-forecast milestones/q/c",
      "schedule/impossible-forecast milestones/p/b",
      "schedule/slip milestones/p/a",
      "schedule/slip milestones/p/b",
      "schedule/slip milestones/q/c",
    ]);
    expect(later.vanishing).toEqual([]);
    expect(later.kpis).toEqual([]);
    expect(later.stranded).toEqual([]);
  });

  test("by no days changes nothing, whatever forecast it had", () => {
    const unmoved = impact({ kind: "milestone-later", milestone: "q/c", days: 0 });
    expect(unmoved.milestones).toEqual([]);
    expect(unmoved.appearing).toEqual([]);
  });

  test("moves by just as many days where it is held up itself", () => {
    const after = impactOf(
      plan({
        plans: { p: {} },
        milestones: {
          "p/a": { baseline: { finish: "2026-06-01" } },
          "p/b": {
            baseline: { start: "2026-01-10", finish: "2026-02-10" },
            forecast: { start: "2026-01-20", finish: "2026-02-01" },
            dependsOn: [{ milestone: "p/a" }],
          },
        },
      }),
      asOf,
      { kind: "milestone-later", milestone: "p/b", days: 5 },
    );
    const [moved] = after.milestones;
    expect([moved?.before.expectedFinish, moved?.after.expectedFinish]).toEqual(["2026-06-13", "2026-06-18"]);
  });

  test("can be earlier, though not earlier than it can start, nor once it is done", () => {
    const earlier = impact({ kind: "milestone-later", milestone: "p/a", days: -10 });
    expect(earlier.milestones[0]?.after.expectedFinish).toBe("2026-01-31");
    const far = impact({ kind: "milestone-later", milestone: "p/a", days: -500 });
    expect(far.milestones[0]?.after.expectedFinish).toBe("2026-01-10");
    expect(impact({ kind: "milestone-later", milestone: "p/done", days: 9 }).milestones).toEqual([]);
    expect(impact({ kind: "milestone-later", milestone: "nothing", days: 9 }).milestones).toEqual([]);
  });
});

describe("a plan that stops", () => {
  const stopped = impact({ kind: "plan-stops", plan: "p" });

  test("takes its unfinished milestones with it, and strands what waits for them", () => {
    expect(stopped.milestones.map(({ id, after }) => [id, after.state])).toEqual([
      ["p/a", "cancelled"],
      ["p/b", "cancelled"],
      ["p/done", "actualised"],
      ["q/c", "pending"],
      ["q/late", "overdue"],
    ]);
    expect(stopped.milestones[2]?.after.lineOfSight).toBe("none");
    expect(stopped.stranded).toEqual(["q/c", "q/late"]);
  });

  test("leaves its KPIs uncovered", () => {
    expect(stopped.kpis.map(({ id, before, after }) => [id, before.coverage, after.coverage])).toEqual([
      ["speed", 1, 0],
    ]);
    expect(named(stopped.appearing)).toEqual(["kpi/no-plan kpis/speed", "kpi/under-covered kpis/speed"]);
  });

  test("is taken to be decided: nobody is told that a decision is missing", () => {
    expect(named(stopped.appearing).filter((text) => text.startsWith("governance/"))).toEqual([]);
    expect(named(stopped.vanishing)).toContain("status/silent plans/p");
  });
});

describe("targets that move", () => {
  const moved = impact({
    kind: "targets-move",
    kpi: "margin",
    targets: [{ period: "2026-12" as Period, value: 20 }] as Entry<"kpis">["targets"],
  });

  test("move the KPI, and are counted as moved", () => {
    expect(moved.kpis.map(({ id }) => id)).toEqual(["margin"]);
    expect(moved.kpis[0]).toMatchObject({
      before: { gap: 1, timesMoved: 0, originalGap: 1 },
      after: { gap: 9, timesMoved: 1, originalGap: 1 },
    });
    expect(named(moved.appearing)).toEqual(["kpi/breach kpis/margin", "kpi/under-covered kpis/margin"]);
  });
});

test("targets that move again follow those in force, on the day as on any other", () => {
  const ledger = (date: string) =>
    plan({
      kpis: {
        k: {
          targets: [{ period: "2026-12", value: 30 }],
          retargeted: [{ date, targets: [{ period: "2026-12", value: 20 }] }],
        },
      },
      actuals: { k: [["2025-12", 10]] },
    });
  const targets = [{ period: "2026-12" as Period, value: 40 }] as Entry<"kpis">["targets"];
  const after = (date: string) =>
    impactOf(ledger(date), asOf, { kind: "targets-move", kpi: "k", targets }).kpis[0]?.after;
  expect(after("2026-01-01")).toMatchObject({ gap: 30, originalGap: 10, timesMoved: 2 });
  expect(after("2026-01-02")).toMatchObject({ gap: 30, originalGap: 10, timesMoved: 1 });
});

test("the report before may be given, and the plan is not changed", () => {
  const before = analyse(repository, asOf);
  const change: Change = { kind: "plan-stops", plan: "p" };
  const copy = structuredClone(repository);
  expect(impactOf(repository, asOf, change, before)).toEqual(impact(change));
  expect(repository).toEqual(copy);
});

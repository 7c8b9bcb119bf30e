import { describe, expect, test } from "vitest";
import { analyse, changesBetween, isUnchanged, type PlanChanges } from "../../../../src/analysis/index.ts";
import { day, type PlanRepository } from "../../../../src/model/index.ts";
import { plan } from "../../../helpers/plan.ts";

type Text = Parameters<typeof plan>[0];

const asOf = "2026-09-30";
const state = (repository: PlanRepository, on: string) => ({
  repository,
  report: analyse(repository, day(on)),
});

/** What changed between two plans as of one day, or between two days. */
function changes(before: Text, after: Text, options: { from?: string; renamed?: [string, string][] } = {}) {
  const { from = asOf, renamed = [] } = options;
  return changesBetween(
    { ...state(plan(before), from), renamed: new Map(renamed) },
    state(plan(after), asOf),
  );
}

/** The lists that are not empty, by name. */
const touched = (found: PlanChanges) =>
  Object.entries(found).flatMap(([name, list]) => (list.length > 0 ? [name] : []));

const target = (value: number) => [{ period: "2026-09", value }];
const churn = {
  direction: "decrease",
  unit: "%",
  baseline: { period: "2026-06", value: 10 },
  targets: target(0),
};

test("nothing has changed between a plan and itself", () => {
  const text = { kpis: { churn }, plans: { erp: {} }, milestones: { "erp/a": {} } };
  const found = changes(text, text);
  expect(touched(found)).toEqual([]);
  expect(isUnchanged(found)).toBe(true);
});

describe("states", () => {
  test("a KPI that fell into breach, with what that requires and finds", () => {
    const at = (value: number): Text => ({ kpis: { churn }, actuals: { churn: [["2026-09", value]] } });
    const found = changes(at(0), at(9));
    expect(found.statuses).toEqual([
      {
        kind: "status",
        subject: "kpis/churn",
        aspect: "status",
        direction: "worse",
        before: "on-plan",
        after: "breach",
      },
    ]);
    expect(found.appearing.map(({ rule }) => rule)).toEqual([
      "kpi/breach",
      "kpi/no-plan",
      "kpi/under-covered",
    ]);
    expect(found.vanishing).toEqual([]);
    expect(found.required.map(({ id, kind, before, after }) => [id, kind, before, after])).toEqual([
      ["kpi/breach:churn", "new", null, "open"],
    ]);
    const back = changes(at(9), at(0));
    expect(back.statuses[0]?.direction).toBe("better");
    expect(back.required.map(({ id, kind }) => [id, kind])).toEqual([["kpi/breach:churn", "closed"]]);
  });

  test("a claim, a stage, a risk and an assumption", () => {
    const text = (claimed: string, stage: string, risk: string, max: number): Text => ({
      kpis: { churn },
      actuals: { churn: [["2026-09", 5]] },
      plans: { erp: { stage } },
      updates: { u: { plan: "erp", date: "2026-09-01", claimed } },
      risks: { leak: { plan: "erp", state: risk } },
      assumptions: { stays: { kpi: "churn", expected: { max } } },
    });
    const found = changes(text("green", "approved", "open", 6), text("red", "active", "occurred", 4));
    expect(
      found.statuses.map(({ kind, subject, direction, before, after }) => [
        kind,
        subject,
        direction,
        before,
        after,
      ]),
    ).toEqual([
      ["claim", "plans/erp", "worse", "green", "red"],
      ["stage", "plans/erp", "changed", "approved", "active"],
      ["assumption", "assumptions/stays", "worse", "holds", "broken"],
      ["risk", "risks/leak", "worse", "open", "occurred"],
    ]);
  });

  test("a milestone that is not overdue any more because its baseline moved is not better", () => {
    const due = (finish: string): Text => ({
      plans: { erp: {} },
      milestones: { "erp/a": { baseline: { finish } } },
    });
    const found = changes(due("2026-09-01"), due("2026-12-01"));
    expect(found.statuses.find(({ kind }) => kind === "milestone")).toMatchObject({
      direction: "changed",
      before: "overdue",
      after: "pending",
    });
  });

  test("one that had nothing to be judged by is neither worse nor better", () => {
    const spent = (extra: object): Text => ({
      plans: { erp: {} },
      milestones: { "erp/a": { baseline: { finish: "2026-12-31" }, ...extra } },
    });
    const found = changes(spent({ cancelled: { date: "2026-09-01" } }), spent({}));
    expect(found.statuses.map(({ direction }) => direction)).toEqual(expect.arrayContaining(["changed"]));
    expect(found.statuses.every(({ direction }) => direction === "changed")).toBe(true);
  });
});

test("a KPI that is further from its plan without another colour, against the first targets too", () => {
  const at = (value: number): Text => ({
    kpis: { churn: { ...churn, valuePerUnit: 100 } },
    actuals: { churn: [["2026-09", value]] },
  });
  const found = changes(at(0), at(0.5));
  expect(found.statuses).toEqual([]);
  expect(found.gaps).toEqual([
    {
      kpi: "churn",
      gap: { before: 0, after: 0.5 },
      originalGap: { before: 0, after: 0.5 },
      moneyAtStake: { before: 0, after: 50 },
    },
  ]);
});

describe("dates and money", () => {
  const promised = { kpi: "margin", delta: 1, confidence: 1, realisedBy: "erp/live", acceptedBy: "ann" };
  const text = (finish: string, spent: number): Text => ({
    kpis: { margin: { valuePerUnit: 3650, grounding: "pnl", targets: target(1) } },
    plans: { erp: { contributes: [promised] } },
    milestones: {
      "erp/early": { baseline: { finish: "2026-10-31" }, forecast: { finish } },
      "erp/live": {
        baseline: { finish: "2026-10-31" },
        budget: 100,
        spent,
        dependsOn: [{ milestone: "erp/early" }],
      },
    },
  });

  test("a slip moves what waits for it and costs money, the most expensive first", () => {
    const found = changes(text("2026-10-31", 0), text("2026-11-10", 0));
    expect(found.slips).toEqual([
      {
        milestone: "erp/live",
        expected: { before: "2026-10-31", after: "2026-11-10", days: 10 },
        forecast: { before: null, after: null, days: null },
        baseline: { before: "2026-10-31", after: "2026-10-31", days: 0 },
        costOfDelay: { before: 0, after: 100 },
      },
      {
        milestone: "erp/early",
        expected: { before: "2026-10-31", after: "2026-11-10", days: 10 },
        forecast: { before: "2026-10-31", after: "2026-11-10", days: 10 },
        baseline: { before: "2026-10-31", after: "2026-10-31", days: 0 },
        costOfDelay: { before: 0, after: 0 },
      },
    ]);
    expect(found.figures).toContainEqual({ kind: "number", figure: "costOfDelay", before: 0, after: 100 });
  });

  test("spending moves the estimate", () => {
    expect(changes(text("2026-10-31", 0), text("2026-10-31", 30)).money).toEqual([
      {
        plan: "erp",
        bac: { before: 100, after: 100 },
        eac: { before: 100, after: 130 },
        ac: { before: 0, after: 30 },
        costOfDelay: { before: 0, after: 0 },
      },
    ]);
  });
});

describe("goalposts", () => {
  const retargeted = (decision?: string) => [
    { date: "2026-09-10", targets: target(0), ...(decision === undefined ? {} : { decision }) },
  ];
  const before: Text = { kpis: { churn } };
  const declared = (after: Text) =>
    changes(before, after).goalposts.map((move) => [move.field, move.declared]);

  test("a target that was moved without a word is told with both values", () => {
    expect(changes(before, { kpis: { churn: { ...churn, targets: target(5) } } }).goalposts).toEqual([
      {
        subject: "kpis/churn",
        field: "targets",
        before: [{ period: "2026-09", value: 0 }],
        after: [{ period: "2026-09", value: 5 }],
        declared: { kind: "none" },
      },
    ]);
  });

  test("the decision that declares it is named: by the ledger, or by what it says that it changes", () => {
    const moved = { ...churn, targets: target(5) };
    expect(
      declared({
        kpis: { churn: { ...moved, retargeted: retargeted("ease") } },
        decisions: { ease: { date: "2026-09-10" } },
      }),
    ).toEqual([["targets", { kind: "decision", decision: "ease" }]]);
    expect(
      declared({
        kpis: { churn: moved },
        decisions: { ease: { date: "2026-09-10", changes: ["kpis/churn"] } },
      }),
    ).toEqual([["targets", { kind: "decision", decision: "ease" }]]);
  });

  test("a ledger line without a decision that has force is no decision", () => {
    const moved = { ...churn, targets: target(5) };
    expect(declared({ kpis: { churn: { ...moved, retargeted: retargeted() } } })).toEqual([
      ["targets", { kind: "ledger", date: "2026-09-10" }],
    ]);
    expect(
      declared({
        kpis: { churn: { ...moved, retargeted: retargeted("ease") } },
        decisions: { ease: { date: "2026-09-10", status: "proposed", changes: ["kpis/churn"] } },
      }),
    ).toEqual([["targets", { kind: "ledger", date: "2026-09-10" }]]);
  });

  test("a decision that was in force before declares nothing new", () => {
    const old = { decisions: { old: { date: "2026-01-01", changes: ["kpis/churn"] } } };
    const found = changes(
      { ...before, ...old },
      { kpis: { churn: { ...churn, targets: target(5) } }, ...old },
    );
    expect(found.goalposts.map((move) => move.declared)).toEqual([{ kind: "none" }]);
  });

  test("limits, weights, promises and baselines are goalposts too", () => {
    const text = (changed: boolean): Text => ({
      portal: {
        thresholds: changed ? { kpi: { breach: 0.5 } } : {},
        rules: changed ? { "kpi/breach": "info" } : {},
      },
      kpis: {
        churn: changed ? { ...churn, tolerance: { watch: 0.5 }, valuePerUnit: 9 } : churn,
        tied: { direction: "hold", range: { min: 0, max: changed ? 9 : 5 } },
      },
      assumptions: { stays: { kpi: "churn", expected: { max: changed ? 20 : 10 } } },
      plans: {
        erp: {
          contributes: [
            { kpi: "churn", delta: changed ? -1 : -2, realisedBy: "erp/a", confidence: changed ? 1 : 0.5 },
          ],
        },
      },
      milestones: { "erp/a": { baseline: { finish: changed ? "2026-12-31" : "2026-11-30" } } },
    });
    expect(
      changes(text(false), text(true)).goalposts.map(({ subject, field }) => `${subject} ${field}`),
    ).toEqual([
      "portal thresholds",
      "portal rules",
      "kpis/churn tolerance",
      "kpis/tied range",
      "assumptions/stays expected",
      "plans/erp delta of churn",
      "plans/erp confidence of churn",
      "milestones/erp/a baseline",
    ]);
  });

  test("a decision of the quarter before declares a move, as it does for the history of the files", () => {
    const deciding = (date: string): Text => ({ decisions: { ease: { date, changes: ["kpis/churn"] } } });
    const moved = { kpis: { churn: { ...churn, targets: target(5) } } };
    const told = (date: string) =>
      changes({ ...before, ...deciding(date) }, { ...moved, ...deciding(date) }).goalposts.map(
        (move) => move.declared.kind,
      );
    expect(told("2026-07-01")).toEqual(["decision"]);
    expect(told("2026-06-29")).toEqual(["none"]);
  });

  test("the first value of something is a promise, and no move", () => {
    expect(
      changes({ kpis: { churn } }, { kpis: { churn: { ...churn, valuePerUnit: 9 } } }).goalposts,
    ).toEqual([]);
  });
});

describe("decisions", () => {
  test("taken, proposed and superseded since", () => {
    const old = { old: { date: "2026-01-01", title: "Old" } };
    const found = changes(
      { decisions: { ...old, open: { date: "2026-08-01", status: "proposed" } } },
      {
        decisions: {
          ...old,
          open: { date: "2026-08-01", status: "accepted" },
          new: { date: "2026-09-01", supersedes: ["old"] },
          idea: { date: "2026-09-02", status: "proposed" },
          later: { date: "2026-10-02" },
        },
      },
    );
    expect(found.decisions).toEqual([
      { decision: "idea", before: null, after: "proposed" },
      { decision: "new", before: null, after: "accepted" },
      { decision: "open", before: "proposed", after: "accepted" },
      { decision: "old", before: "accepted", after: "superseded" },
    ]);
  });

  test("by the dates in the files, one that was superseded since was in force before", () => {
    const text: Text = {
      decisions: {
        old: { date: "2026-01-01", status: "superseded" },
        new: { date: "2026-09-01", supersedes: ["old"] },
      },
    };
    expect(changes(text, text, { from: "2026-08-31" }).decisions).toEqual([
      { decision: "new", before: null, after: "accepted" },
      { decision: "old", before: "accepted", after: "superseded" },
    ]);
  });

  test("a required decision falls overdue as time passes, and is closed by the decision that answers it", () => {
    const text = (answers: string[]): Text => ({
      kpis: { churn },
      actuals: { churn: [["2026-08", 10]] },
      decisions: answers.length > 0 ? { d: { date: "2026-09-20", answers } } : {},
    });
    const since = { from: "2026-09-01" };
    const found = changes(text([]), text([]), since).required;
    expect(found.map(({ id, kind, before, after }) => [id, kind, before, after])).toEqual([
      ["kpi/breach:churn", "overdue", "open", "overdue"],
    ]);
    const answered = changes(text([]), text(["kpi/breach:churn"]), since).required;
    expect(answered.map(({ kind, decision }) => [kind, decision.decision])).toEqual([["closed", "d"]]);
  });
});

describe("entries", () => {
  test("new, removed and renamed ones, with the title they have or had", () => {
    const found = changes(
      { kpis: { churn, gone: {} }, plans: { erp: {} }, milestones: { "erp/a": {} } },
      { kpis: { loss: churn, fresh: {} }, plans: { sap: {} }, milestones: { "sap/a": {} } },
      {
        renamed: [
          ["kpis/churn", "kpis/loss"],
          ["plans/erp", "plans/sap"],
          ["milestones/erp/a", "milestones/sap/a"],
        ],
      },
    );
    expect(found.entered).toEqual([{ collection: "kpis", id: "fresh", title: "Fresh" }]);
    expect(found.removed).toEqual([{ collection: "kpis", id: "gone", title: "Gone", decision: null }]);
    expect(found.renamed).toEqual([
      { collection: "kpis", id: "loss", title: "Loss", idBefore: "churn" },
      { collection: "plans", id: "sap", title: "Sap", idBefore: "erp" },
      { collection: "milestones", id: "sap/a", title: "A", idBefore: "erp/a" },
    ]);
  });

  test("what was taken out by a decision that says so", () => {
    const found = changes(
      { kpis: { gone: {} } },
      { decisions: { drop: { date: "2026-09-01", removes: ["kpis/gone"] } } },
    );
    expect(found.removed).toMatchObject([{ id: "gone", decision: "drop" }]);
    const proposed = { drop: { date: "2026-09-01", status: "proposed", removes: ["kpis/gone"] } };
    const old = { drop: { date: "2026-01-01", removes: ["kpis/gone"] } };
    expect(changes({ kpis: { gone: {} } }, { decisions: old }).removed).toMatchObject([{ decision: null }]);
    expect(changes({ kpis: { gone: {} } }, { decisions: proposed }).removed).toMatchObject([
      { decision: null },
    ]);
  });

  test("past measurements that were restated or taken out, beside those that are new", () => {
    const found = changes(
      {
        kpis: { churn },
        actuals: {
          churn: [
            ["2026-06", 4],
            ["2026-07", 3],
            ["2026-08", 2],
          ],
        },
      },
      {
        kpis: { churn },
        actuals: {
          churn: [
            ["2026-06", 4],
            ["2026-07", 2.5],
            ["2026-09", 1],
          ],
        },
      },
    );
    expect(found.restated).toEqual([
      { kpi: "churn", period: "2026-07", before: 3, after: 2.5 },
      { kpi: "churn", period: "2026-08", before: 2, after: null },
    ]);
    expect(found.measured).toEqual([{ kpi: "churn", periods: ["2026-09"] }]);
  });

  test("somebody else is accountable; a person who was renamed is the same", () => {
    const owned = (accountable: string): Text => ({
      people: { eve: {}, eva: {} },
      kpis: { churn: { accountable } },
    });
    expect(changes(owned("ann"), owned("eve")).handOvers).toEqual([
      { subject: "kpis/churn", before: "ann", after: "eve" },
    ]);
    const { people: _, ...then } = owned("eve");
    const renamed = changes(
      { ...then, people: { eve: {} } },
      { ...owned("eva"), people: { eva: {} } },
      { renamed: [["people/eve", "people/eva"]] },
    );
    expect(renamed.handOvers).toEqual([]);
  });
});

describe("the portfolio", () => {
  const need = (fte: number) => [{ team: "crew", period: "2026-Q4", fte }];
  const text = (fte: number, stages: Record<string, string>): Text => ({
    teams: { crew: { capacity: [{ period: "2026-Q4", fte: 5, run: 1 }] } },
    plans: Object.fromEntries(
      Object.entries(stages).map(([id, stage]) => [id, { stage, demand: id === "a" ? need(fte) : [] }]),
    ),
  });

  test("commitments beyond what a team has, with the plan that no longer fits", () => {
    expect(changes(text(3, { a: "active" }), text(6, { a: "active" })).capacity).toEqual([
      {
        team: "crew",
        period: "2026-Q4",
        over: { before: 0, after: 2 },
        committed: { before: 3, after: 6 },
        available: { before: 4, after: 4 },
        cutLine: { before: null, after: "a" },
      },
    ]);
  });

  test("another plan that no longer fits, where the ranking alone moved", () => {
    const ranked = (budget: number): Text => ({
      teams: { crew: { capacity: [{ period: "2026-Q4", fte: 5, run: 1 }] } },
      plans: { a: { demand: need(3) }, b: { demand: need(3) } },
      // Money to spend gives a plan an index, which ranks it above one without.
      milestones: { "b/m": { baseline: { finish: "2026-12-31" }, budget } },
    });
    const found = changes(ranked(0), ranked(100));
    expect(found.ranking).toEqual([
      { plan: "b", before: 2, after: 1 },
      { plan: "a", before: 1, after: 2 },
    ]);
    expect(found.capacity.map(({ cutLine }) => cutLine)).toEqual([{ before: "b", after: "a" }]);
  });

  test("a plan that leaves the ranking moves those below it up, which ranks nobody anew", () => {
    const found = changes(
      text(1, { a: "active", b: "active", c: "active" }),
      text(1, { a: "closed", b: "active", c: "active" }),
    );
    expect(found.ranking).toEqual([{ plan: "a", before: 1, after: null }]);
  });

  test("a plan that loses its line of sight, by strength and by money", () => {
    const aimed = (acceptedBy?: string): Text => ({
      kpis: { margin: { grounding: "pnl" } },
      plans: { erp: { contributes: [{ kpi: "margin", delta: 1, realisedBy: "erp/a", acceptedBy }] } },
      milestones: { "erp/a": { budget: 100 } },
    });
    const found = changes(aimed("ann"), aimed());
    expect(found.sight).toEqual([{ plan: "erp", before: "direct", after: "claimed" }]);
    expect(found.figures).toContainEqual({
      kind: "share",
      figure: "spendAligned",
      before: { count: 100, total: 100, share: 1 },
      after: { count: 0, total: 100, share: 0 },
    });
  });
});

import { describe, expect, test } from "vitest";
import { analyse } from "../../../../src/analysis/index.ts";
import {
  day,
  type GoalpostMove,
  type Landing,
  type PlanMemory,
  type RecordEdit,
} from "../../../../src/model/index.ts";
import { type PlanText, plan } from "../../../helpers/plan.ts";
import { findingOf, findingsOf, subjectsOf } from "../../../helpers/plan-findings.ts";

const rule = "governance/silent-goalpost";
const landed = (on: string): Landing => ({
  commit: "0123456789abcdef",
  day: day(on),
  author: "Sly",
  subject: "Tidy up",
});
const nothing: PlanMemory = { since: new Map(), firstReport: undefined, moves: [], edits: [] };
const targets = (value: number) => [{ period: "2026-12", value }];

/** The targets of the KPI `k` moved from one value to another on a day. */
function moved(on: string, before: number, after: number, more: Partial<GoalpostMove> = {}): GoalpostMove {
  return {
    subject: "kpis/k",
    title: "Churn",
    kind: "changed",
    field: "targets",
    before: targets(before),
    after: targets(after),
    bearers: [],
    landing: landed(on),
    ...more,
  };
}

const kpi = (fields: object = {}): PlanText => ({
  kpis: { k: { title: "Churn", unit: "%", direction: "decrease", targets: targets(5), ...fields } },
});
const decided = (on: string, fields: object = {}): PlanText => ({
  ...kpi(),
  decisions: { d: { status: "accepted", date: on, deciders: ["ann"], changes: ["kpis/k"], ...fields } },
});

function silent(text: PlanText, ...moves: readonly GoalpostMove[]): readonly string[] {
  return findingsOf(rule, text, "2026-06-30", { moves }).map(({ subject }) => subject);
}

describe(rule, () => {
  test("says what was moved, from what to what, when and by whom", () => {
    const moves = [moved("2026-03-02", 3, 4), moved("2026-05-04", 4, 5)];
    expect(findingOf(rule, kpi(), "2026-06-30", { moves })).toMatchInlineSnapshot(`
      {
        "evidence": [
          "What was moved: the targets (input)",
          "Before: 3 % by 2026-12 (input)",
          "After: 4 % by 2026-12 (input)",
          "Since: 2026-03-02 (input)",
          "By: Sly, commit 0123456789: Tidy up (input)",
          "What was moved: the targets (input)",
          "Before: 4 % by 2026-12 (input)",
          "After: 5 % by 2026-12 (input)",
          "Since: 2026-05-04 (input)",
          "By: Sly, commit 0123456789: Tidy up (input)",
        ],
        "message": "The targets of Churn were changed from 3 % by 2026-12 to 4 % by 2026-12 on 2 March 2026, and nothing declares it. It was the first of 2 such moves.",
        "subject": "kpis/k",
      }
    `);
    expect(findingsOf(rule, kpi(), "2026-06-30", { moves })[0]?.raisedOn).toBe("2026-03-02");
  });

  test("is silent where no history is known", () => {
    expect(subjectsOf(rule, kpi())).toEqual([]);
  });

  test("is answered by a decision like every breach", () => {
    const required = (text: PlanText) =>
      analyse(plan(text), day("2026-06-30"), { memory: { ...nothing, moves: [moved("2026-06-01", 3, 5)] } })
        .requiredDecisions;
    expect(required(kpi())).toMatchObject([
      { id: "governance/silent-goalpost:k", raisedOn: "2026-06-01", dueOn: "2026-06-15", state: "overdue" },
    ]);
    const answer = { changes: [], answers: ["governance/silent-goalpost:k"] };
    expect(required(decided("2026-06-20", answer))).toMatchObject([{ state: "decided", decision: "d" }]);
  });

  test("the ledger of the entry declares what it holds, and nothing else", () => {
    const ledger = (value: number) => kpi({ retargeted: [{ date: "2026-03-02", targets: targets(value) }] });
    expect(silent(ledger(3), moved("2026-03-02", 3, 5))).toEqual([]);
    expect(silent(ledger(2), moved("2026-03-02", 3, 5))).toEqual(["kpis/k"]);
    expect(silent(ledger(3), moved("2026-03-02", 3, 4), moved("2026-03-02", 4, 5))).toEqual([]);
    expect(silent(ledger(3), moved("2026-03-02", 3, 4), moved("2026-03-03", 4, 5))).toEqual(["kpis/k"]);
  });

  test.each([
    ["on the day of the move", "2026-03-02", {}, true],
    ["a quarter before", "2025-11-30", {}, true],
    ["longer ago", "2025-11-29", {}, false],
    ["after the move", "2026-03-03", {}, false],
    ["superseded since", "2026-03-02", { status: "superseded" }, true],
    ["only proposed", "2026-03-02", { status: "proposed" }, false],
    ["about another entry", "2026-03-02", { changes: ["kpis/other"] }, false],
  ])("a decision %s declares it or not", (_, on, fields, declares) => {
    expect(silent(decided(on, fields), moved("2026-03-02", 3, 5))).toEqual(declares ? [] : ["kpis/k"]);
  });

  test("one decision declares one move of a promise, and a move of each", () => {
    const weight = moved("2026-03-10", 0, 0, { field: "valuePerUnit", before: 100, after: 900 });
    expect(silent(decided("2026-03-02"), moved("2026-03-02", 3, 4), weight)).toEqual([]);
    expect(silent(decided("2026-03-02"), moved("2026-03-02", 3, 4), moved("2026-03-20", 4, 5))).toEqual([
      "kpis/k",
    ]);
  });

  test("what was put back is no move any more, unless a decision had moved it", () => {
    expect(silent(kpi(), moved("2026-03-02", 3, 4), moved("2026-05-04", 4, 3))).toEqual([]);
    expect(
      silent(kpi(), moved("2026-03-02", 3, 4), moved("2026-04-02", 4, 5), moved("2026-05-04", 5, 3)),
    ).toEqual([]);
    expect(silent(decided("2026-03-02"), moved("2026-03-02", 3, 4), moved("2026-05-04", 4, 3))).toEqual([
      "kpis/k",
    ]);
  });

  test("what came later than the reporting date, or before promises counted, is no move", () => {
    expect(silent(kpi(), moved("2026-07-01", 3, 5))).toEqual([]);
    const from = (promisesFrom: string) => ({ ...kpi(), portal: { promisesFrom } });
    expect(silent(from("2026-03-02"), moved("2026-03-02", 3, 5))).toEqual(["kpis/k"]);
    expect(silent(from("2026-03-03"), moved("2026-03-02", 3, 5))).toEqual([]);
  });

  test("an entry that is gone is answered for by those that miss it", () => {
    const gone = moved("2026-03-02", 0, 0, {
      subject: "milestones/p/a",
      title: "Pilot",
      kind: "removed",
      field: "entry",
      before: {},
      after: null,
      bearers: ["plans/p", "people/ann"],
    });
    const withPlan: PlanText = { plans: { p: { title: "Discounts" } } };
    expect(findingOf(rule, withPlan, "2026-06-30", { moves: [gone] })).toMatchInlineSnapshot(`
      {
        "evidence": [
          "What was moved: the entry (input)",
          "Before: part of the plan (input)",
          "After: not there any more (input)",
          "Since: 2026-03-02 (input)",
          "By: Sly, commit 0123456789: Tidy up (input)",
        ],
        "message": "Pilot was taken out of the plan on 2 March 2026, and nothing declares it.",
        "subject": "plans/p",
      }
    `);
    expect(silent({}, gone)).toEqual(["people/ann"]);
    expect(silent({}, { ...gone, bearers: ["plans/p"] })).toEqual(["units/lab"]);
    const decision = {
      status: "accepted",
      date: "2026-03-01",
      deciders: ["ann"],
      removes: ["milestones/p/a"],
    };
    expect(silent({ ...withPlan, decisions: { d: decision } }, gone)).toEqual([]);
    const back = {
      ...gone,
      kind: "returned",
      before: null,
      after: {},
      landing: landed("2026-04-02"),
    } as const;
    expect(silent(withPlan, gone, back)).toEqual([]);
  });

  test("limits of the whole portal are answered for by the top unit", () => {
    const limits = moved("2026-03-02", 0, 0, {
      subject: "portal",
      title: "Test",
      field: "thresholds",
      before: {},
      after: { kpi: { breach: 0.9 } },
    });
    expect(findingOf(rule, {}, "2026-06-30", { moves: [limits] }).message).toMatchInlineSnapshot(
      `"The limits of all statuses of Test were changed from the default to kpi: breach above 90 % on 2 March 2026, and nothing declares it."`,
    );
  });
});

describe("governance/record-edited", () => {
  const edit = (more: Partial<RecordEdit> = {}): RecordEdit => ({
    subject: "decisions/d",
    title: "Move the target",
    kind: "edited",
    parts: ["date", "text"],
    before: "a",
    after: "b",
    bearers: [],
    landing: landed("2026-03-02"),
    ...more,
  });
  const text = decided("2026-01-02");
  const edited = (...edits: readonly RecordEdit[]) =>
    findingsOf("governance/record-edited", text, "2026-06-30", { edits }).map(({ subject }) => subject);

  test("says what was edited, when and by whom", () => {
    expect(
      findingOf("governance/record-edited", text, "2026-06-30", { edits: [edit()] }),
    ).toMatchInlineSnapshot(`
      {
        "evidence": [
          "What happened: The decision “Move the target” was edited (date and text) (input)",
          "On: 2026-03-02 (input)",
          "By: Sly, commit 0123456789: Tidy up (input)",
        ],
        "message": "The decision “Move the target” was edited (date and text) on 2 March 2026.",
        "subject": "decisions/d",
      }
    `);
  });

  test("a record that says again what it said has not been edited", () => {
    expect(edited(edit(), edit({ before: "b", after: "a", landing: landed("2026-04-02") }))).toEqual([]);
    expect(edited(edit(), edit({ before: "b", after: "c", landing: landed("2026-04-02") }))).toEqual([
      "decisions/d",
    ]);
  });

  test("a record that is gone is answered for by those that miss it", () => {
    const gone = { subject: "actuals/k", title: "k", kind: "removed", parts: [], after: null } as const;
    expect(edited(edit({ ...gone, bearers: ["kpis/k"] }))).toEqual(["kpis/k"]);
  });
});

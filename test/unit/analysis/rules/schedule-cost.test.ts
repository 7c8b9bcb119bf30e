import { describe, expect, test } from "vitest";
import type { Fields, PlanText } from "../../../helpers/plan.ts";
import { findingOf, findingsOf, subjectsOf } from "../../../helpers/plan-findings.ts";

const stages = ["proposed", "approved", "active", "delivered", "closed", "stopped"];
const withMilestones = (milestones: Record<string, Fields>, stage = "active"): PlanText => ({
  kpis: { k: { valuePerUnit: 365 } },
  plans: {
    p: {
      stage,
      contributes: [{ kpi: "k", delta: 1, confidence: 1, realisedBy: Object.keys(milestones)[0] ?? "" }],
    },
    q: {},
  },
  milestones,
});
const due = (finish: string, forecast: string, fields: Fields = {}): Fields => ({
  title: "Go live",
  baseline: { finish },
  forecast: { finish: forecast },
  ...fields,
});

describe("schedule/overdue", () => {
  const text = (...given: Parameters<typeof due>) => withMilestones({ "p/a": due(...given) });

  test("says when it was due and when it is expected", () => {
    expect(findingOf("schedule/overdue", text("2026-06-01", "2026-07-01"))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Baseline finish: 2026-06-01 (input)",
          "Expected finish: 2026-07-01 (computed)",
          "Slip: 30 days (computed)",
          "Planned duration: 0 days (input)",
          "Slip as a share of the duration, or of 90 days: 0.333333 ratio (computed)",
          "Breach above: 0.3 ratio (limit)",
        ],
        "message": "Go live was due on 1 June 2026 and is not done; it is expected on 1 July 2026, 30 days late.",
        "subject": "milestones/p/a",
      }
    `);
    expect(findingsOf("schedule/overdue", text("2026-06-01", "2026-07-01"))[0]).toMatchObject({
      raisedOn: "2026-06-01",
      moneyAtStake: 30,
    });
  });

  test("finds nothing that is not due, not in breach, done, or of no live plan", () => {
    expect(subjectsOf("schedule/overdue", text("2026-06-30", "2027-06-30"))).toEqual([]);
    expect(subjectsOf("schedule/overdue", text("2026-06-29", "2026-07-05"))).toEqual([]);
    expect(
      subjectsOf("schedule/overdue", text("2026-01-01", "2026-06-01", { actual: { finish: "2026-06-01" } })),
    ).toEqual([]);
    const found = (stage: string) =>
      subjectsOf("schedule/overdue", withMilestones({ "p/a": due("2026-06-01", "2026-07-01") }, stage))
        .length;
    expect(stages.map(found)).toEqual([0, 1, 1, 0, 0, 0]);
  });
});

describe("schedule/slip", () => {
  const found = (...given: Parameters<typeof due>) =>
    subjectsOf("schedule/slip", withMilestones({ "p/a": due(...given) }));

  test("says how late it is expected", () => {
    expect(
      findingOf("schedule/slip", withMilestones({ "p/a": due("2026-07-01", "2026-07-11") })),
    ).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Baseline finish: 2026-07-01 (input)",
          "Expected finish: 2026-07-11 (computed)",
          "Slip: 10 days (computed)",
          "Planned duration: 0 days (input)",
          "Slip as a share of the duration, or of 90 days: 0.111111 ratio (computed)",
          "Watch above: 0.1 ratio (limit)",
        ],
        "message": "Go live is expected on 11 July 2026, 10 days after its baseline of 1 July 2026.",
        "subject": "milestones/p/a",
      }
    `);
  });

  test("finds what is to come late, and what is overdue but not yet in breach", () => {
    expect(found("2026-07-01", "2026-07-10")).toEqual([]);
    expect(found("2026-07-01", "2026-07-11")).toHaveLength(1);
    expect(found("2026-07-01", "2027-07-11")).toHaveLength(1);
    expect(found("2026-06-20", "2026-06-30")).toHaveLength(1);
    expect(found("2026-06-20", "2026-07-30")).toEqual([]);
    expect(found("2026-06-20", "2026-06-30", { actual: { finish: "2026-06-30" } })).toEqual([]);
    const ofStage = (stage: string) =>
      subjectsOf("schedule/slip", withMilestones({ "p/a": due("2026-07-01", "2026-07-11") }, stage)).length;
    expect(stages.map(ofStage)).toEqual([0, 1, 1, 0, 0, 0]);
  });
});

describe("schedule/impossible-forecast", () => {
  const text = (link: Fields, own: Fields = {}, other: Fields = {}, stage = "active"): PlanText =>
    withMilestones(
      {
        "p/a": due("2026-08-01", "2026-08-01", { dependsOn: [{ milestone: "q/b", ...link }], ...own }),
        "q/b": { title: "Tagging", baseline: { start: "2026-07-01", finish: "2026-12-10" }, ...other },
      },
      stage,
    );
  const message = (...given: Parameters<typeof text>) =>
    findingOf("schedule/impossible-forecast", text(...given)).message;

  test("says what keeps the milestone from finishing when its owner says", () => {
    expect(
      findingOf("schedule/impossible-forecast", text({ type: "FF", lagDays: 60 })),
    ).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Owner’s own finish: 2026-08-01 (input)",
          "Waits for: milestones/q/b (input)",
          "Kind of dependency: FF (input)",
          "Days that must lie between: 60 days (input)",
          "Earliest finish: 2027-02-08 (limit)",
          "Expected finish: 2027-02-08 (computed)",
          "Inherited: 191 days (computed)",
          "Root cause: milestones/q/b (computed)",
        ],
        "message": "Go live cannot finish on 1 August 2026: Tagging, which it waits for, is expected on 10 December 2026, and 60 days must lie between them. The earliest is 8 February 2027.",
        "subject": "milestones/p/a",
      }
    `);
  });

  test("says how for every kind of dependency", () => {
    expect(message({ type: "FF" })).toMatchInlineSnapshot(
      `"Go live cannot finish on 1 August 2026: Tagging, which it waits for, is expected on 10 December 2026. The earliest is 10 December 2026."`,
    );
    expect(
      message({ type: "FS" }, { baseline: { start: "2026-07-02", finish: "2026-08-01" } }),
    ).toMatchInlineSnapshot(
      `"Go live cannot finish on 1 August 2026: Tagging, which it waits for, is expected on 10 December 2026, and its own work takes 30 days. The earliest is 9 January 2027."`,
    );
    expect(message({ type: "FS", lagDays: 1 })).toMatchInlineSnapshot(
      `"Go live cannot finish on 1 August 2026: Tagging, which it waits for, is expected on 10 December 2026, and 1 day must lie between them. The earliest is 11 December 2026."`,
    );
    expect(message({ type: "FS", lagDays: -10 })).toMatchInlineSnapshot(
      `"Go live cannot finish on 1 August 2026: Tagging, which it waits for, is expected on 10 December 2026, and this may come no more than 10 days before that. The earliest is 30 November 2026."`,
    );
    expect(
      message({ type: "SS", lagDays: 20 }, { baseline: { start: "2026-07-02", finish: "2026-08-01" } }),
    ).toMatchInlineSnapshot(
      `"Go live cannot finish on 1 August 2026: Tagging, which it waits for, is expected to start on 1 July 2026, and 20 days must lie between them, and its own work takes 30 days. The earliest is 20 August 2026."`,
    );
    expect(message({ type: "SF", lagDays: 90 })).toMatchInlineSnapshot(
      `"Go live cannot finish on 1 August 2026: Tagging, which it waits for, is expected to start on 1 July 2026, and 90 days must lie between them. The earliest is 29 September 2026."`,
    );
    expect(
      message({ type: "SF", lagDays: 90 }, {}, { actual: { start: "2026-06-01" } }),
    ).toMatchInlineSnapshot(
      `"Go live cannot finish on 1 August 2026: Tagging, which it waits for, was started on 1 June 2026, and 90 days must lie between them. The earliest is 30 August 2026."`,
    );
    const done = { actual: { start: "2026-06-01", finish: "2026-06-02" } };
    expect(message({ type: "FF", lagDays: 90 }, {}, done)).toMatchInlineSnapshot(
      `"Go live cannot finish on 1 August 2026: Tagging, which it waits for, was finished on 2 June 2026, and 90 days must lie between them. The earliest is 31 August 2026."`,
    );
    expect(
      message({ type: "SF", lagDays: 90 }, {}, { actual: { finish: "2026-06-02" } }),
    ).toMatchInlineSnapshot(
      `"Go live cannot finish on 1 August 2026: Tagging, which it waits for, was started on 2 June 2026, and 90 days must lie between them. The earliest is 31 August 2026."`,
    );
  });

  test("puts at stake what the milestone itself loses, whoever causes it", () => {
    const [finding] = findingsOf("schedule/impossible-forecast", text({ type: "FF", lagDays: 60 }));
    expect(finding).toMatchObject({ moneyAtStake: expect.closeTo(191, 9), raisedOn: "2026-06-30" });
  });

  test("finds nothing where the owner's word holds, the work is done or the plan is not live", () => {
    expect(subjectsOf("schedule/impossible-forecast", text({ type: "FF", lagDays: -200 }))).toEqual([]);
    const done = { actual: { finish: "2026-06-01" } };
    expect(subjectsOf("schedule/impossible-forecast", text({ type: "FF" }, done))).toEqual([]);
    const found = (stage: string) =>
      subjectsOf("schedule/impossible-forecast", text({ type: "FF" }, {}, {}, stage)).length;
    expect(stages.map(found)).toEqual([0, 1, 1, 0, 0, 0]);
  });
});

describe("schedule/unacknowledged", () => {
  const text = (link: Fields = {}, own: Fields = {}, other: Fields = {}): PlanText => ({
    people: { ann: {}, ivo: { unit: "lab" }, zoe: { unit: "web" } },
    units: {
      lab: { title: "The lab", kind: "it" },
      web: { title: "Web", parent: "lab" },
      shop: { title: "The shop" },
    },
    plans: { p: { unit: "shop" }, q: { unit: "lab" } },
    milestones: {
      "p/a": { title: "Go live", dependsOn: [{ milestone: "q/b", ...link }], ...own },
      "q/b": { title: "Tagging", ...other },
    },
  });
  const found = (...given: Parameters<typeof text>) => subjectsOf("schedule/unacknowledged", text(...given));

  test("names what is waited for, and where nobody knows of it", () => {
    expect(findingOf("schedule/unacknowledged", text())).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Waits for: milestones/q/b (input)",
          "To be acknowledged by somebody of: units/lab (limit)",
          "Acknowledged by: nobody (input)",
        ],
        "message": "Go live waits for Tagging of The lab, and nobody there has acknowledged it.",
        "subject": "milestones/p/a",
      }
    `);
    expect(findingOf("schedule/unacknowledged", text({}, {}, { unit: "web" })).message).toMatchInlineSnapshot(
      `"Go live waits for Tagging of Web, and nobody there has acknowledged it."`,
    );
  });

  test("asks for somebody of exactly the providing unit", () => {
    expect(found({ acknowledgedBy: "ivo" })).toEqual([]);
    expect(found({ acknowledgedBy: "ann" })).toEqual(["milestones/p/a"]);
    expect(found({ acknowledgedBy: "zoe" })).toEqual(["milestones/p/a"]);
    expect(found({ acknowledgedBy: "ivo" }, {}, { unit: "web" })).toEqual(["milestones/p/a"]);
  });

  test("is about unfinished milestones of two units", () => {
    expect(found({}, { unit: "lab" })).toEqual([]);
    expect(found({}, {}, { unit: "shop" })).toEqual([]);
    expect(found({}, { actual: { finish: "2026-01-01" } })).toEqual([]);
    expect(found({}, {}, { actual: { finish: "2026-01-01" } })).toEqual([]);
    expect(found({}, {}, { cancelled: { date: "2026-01-01" } })).toEqual([]);
    expect(found({}, { cancelled: { date: "2026-01-01" } })).toEqual([]);
    expect(
      subjectsOf("schedule/unacknowledged", {
        ...text(),
        plans: { p: { unit: "shop", stage: "proposed" }, q: {} },
      }),
    ).toEqual([]);
  });
});

describe("cost/overrun", () => {
  const text = (spent: number, stage = "active"): PlanText => ({
    plans: { p: { title: "Discounts", stage } },
    milestones: {
      "p/a": {
        budget: 1_000_000,
        spent,
        baseline: { finish: "2026-06-01" },
        actual: { finish: "2026-06-01" },
      },
    },
  });

  test("says what it will cost and how much more that is", () => {
    expect(findingOf("cost/overrun", text(1_450_000))).toMatchInlineSnapshot(`
      {
        "evidence": [
          "Budget at completion: 1000000 money (input)",
          "Actual cost: 1450000 money (input)",
          "Earned value: 1000000 money (computed)",
          "Cost performance index: 0.689655 (computed)",
          "Estimate at completion: 1450000 money (computed)",
          "Overrun as a share of the budget: 0.45 ratio (computed)",
          "Breach above: 0.3 ratio (limit)",
        ],
        "message": "Discounts is expected to cost 1.45 million EUR, 450 thousand EUR more than its budget of 1 million EUR: 45 % over, and the limit is 30 %.",
        "subject": "plans/p",
      }
    `);
    expect(findingsOf("cost/overrun", text(1_450_000))[0]?.moneyAtStake).toBe(450_000);
  });

  test("finds nothing within the limit, or of a plan that neither runs nor was delivered", () => {
    expect(subjectsOf("cost/overrun", text(1_300_000))).toEqual([]);
    expect(stages.map((stage) => subjectsOf("cost/overrun", text(1_450_000, stage)).length)).toEqual([
      0, 0, 1, 1, 0, 0,
    ]);
  });
});

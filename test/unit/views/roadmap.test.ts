import { describe, expect, test } from "vitest";
import { mostMilestones, roadmapView } from "../../../src/views/roadmap.ts";
import { longestTable } from "../../../src/views/roadmap-table.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

/** No-break spaces are written as spaces, so that the expectations can be read. */
const seen = (text: string | undefined) => text?.replaceAll("\u00a0", " ");

const roadmap = (text: PlanText, grouping: Parameters<typeof roadmapView>[1] = "units") =>
  roadmapView(viewOf(plan(text), "2026-07-01"), grouping);

const due = (finish: string, fields: Fields = {}) => ({ baseline: { finish }, ...fields });
const late = (days: number) =>
  due("2026-08-01", { forecast: { finish: `2026-08-${String(1 + days).padStart(2, "0")}` } });
const onTime = due("2026-08-01");

/** A change that is worth 36.5 a year, so that each day of delay costs 0.1 at full confidence. */
const kpis = { k: { valuePerUnit: 36.5, grounding: "pnl", objective: "o" } };
const promise = (realisedBy: string) => [{ kpi: "k", delta: 1, realisedBy, confidence: 1 }];
const objectives = { o: {}, other: {} };

describe("the message of a roadmap", () => {
  test("counts the late plans and names the one whose delay costs most, with its days and its cost", () => {
    const view = roadmap({
      kpis,
      objectives,
      plans: { dear: { contributes: promise("dear/m") }, later: {}, fine: {} },
      milestones: { "dear/m": late(10), "later/m": late(20), "fine/m": onTime },
    });
    expect(seen(view.headline)).toBe(
      "2 of 3 plans under way finish later than promised; the worst, Dear, by 10 days, costs €1",
    );
    expect(seen(view.lede)).toBe(
      "The latest, Later, is 20 days behind and costs no valued benefit. Benefits that come late cost €1 over all plans under way.",
    );
  });

  test("counts by the last milestone of a plan, whatever is cancelled or late before it", () => {
    const view = roadmap({
      plans: { p: {} },
      milestones: {
        "p/early": late(20),
        "p/last": due("2026-10-01"),
        "p/never": due("2026-12-01", { cancelled: { date: "2026-02-01" } }),
      },
    });
    expect(view.headline).toBe("The one plan under way, P, finishes no later than promised");
    expect(view.groups[0]?.plans[0]).toMatchObject({ slipDays: 0, slip: "on time" });
  });

  test("leaves plans out that are over or promise nothing, and says so", () => {
    const view = roadmap({
      plans: { a: {}, b: {}, empty: {}, over: { stage: "closed" } },
      milestones: {
        "a/m": late(5),
        "b/m": onTime,
        "over/m": due("2026-03-01", { actual: { finish: "2026-05-01" } }),
      },
    });
    expect(seen(view.headline)).toBe("1 of 2 plans under way finishes later than promised: A, by 5 days");
    expect(view.lede).toBe("One plan under way has no milestone and so promises nothing.");
  });

  test("says how many are late against the first dates ever promised", () => {
    const view = roadmap({
      plans: { a: {}, b: {} },
      milestones: {
        "a/m": due("2026-08-01", {
          rebaselined: [{ date: "2026-02-01", baseline: { finish: "2026-05-01" } }],
        }),
        "b/m": onTime,
      },
    });
    expect(view.headline).toBe("None of 2 plans under way finishes later than promised");
    expect(view.lede).toBe("Against the first dates ever promised 1 of 2 are late.");
  });

  test.each([
    ["No plan is recorded yet", {}],
    ["No plan that is under way promises a date", { plans: { p: {} } }],
  ])("says %s", (headline, text) => {
    const view = roadmap(text);
    expect(view).toMatchObject({ headline, axis: undefined });
    expect(view.empty).toContain("npm run new");
  });
});

describe("the groups of a roadmap", () => {
  const text: PlanText = {
    kpis: { ...kpis, loose: {} },
    objectives,
    plans: {
      top: { unit: "shop" },
      child: { parent: "top", objectives: ["other"], contributes: promise("child/m") },
      grandchild: { parent: "child", objectives: ["other"] },
      alone: {},
    },
    milestones: {
      "top/m": due("2026-12-01"),
      "child/m": late(10),
      "grandchild/m": due("2026-03-01", { actual: { finish: "2026-03-01" } }),
      "alone/m": onTime,
    },
  };
  const groups = (grouping: Parameters<typeof roadmapView>[1]) =>
    roadmap(text, grouping).groups.map(({ cell, plans }) => [cell.text, plans.map(({ id }) => id)]);

  test("by unit, the one whose delays cost most first, its plans by their first baseline", () => {
    expect(groups("units")).toEqual([
      ["Lab", ["grandchild", "alone", "child"]],
      ["Shop", ["top"]],
    ]);
  });

  test("by objective, each plan once: under the first that it moves, with the others named", () => {
    expect(groups("objectives")).toEqual([
      ["O", ["child"]],
      ["Other", ["grandchild"]],
      ["No objective", ["alone", "top"]],
    ]);
    const [first] = roadmap(text, "objectives").groups;
    expect(first?.plans[0]?.also).toEqual([{ text: "Other", href: "objectives/other/" }]);
    expect(seen(first?.summary)).toBe("1 of 1 under way late; delay costs €1");
  });

  test("by programme, at every depth, the programme above its plans", () => {
    expect(groups("programmes")).toEqual([
      ["Top", ["top", "grandchild", "child"]],
      ["Plans outside a programme", ["alone"]],
    ]);
  });

  test.each(["units", "objectives", "programmes"] as const)("hold every plan once, %s", (grouping) => {
    const ids = roadmap(text, grouping).groups.flatMap(({ plans }) => plans.map(({ id }) => id));
    expect(ids.sort()).toEqual(["alone", "child", "grandchild", "top"]);
  });
});

describe("the line of a plan", () => {
  const line = (stage: string, milestones: NonNullable<PlanText["milestones"]>) =>
    roadmap({ plans: { p: { stage } }, milestones }).groups[0]?.plans[0];

  test("says how far it is", () => {
    const found = line("approved", {
      "p/a": due("2026-03-01", { actual: { finish: "2026-03-01" } }),
      "p/b": due("2026-05-01"),
      "p/c": onTime,
      "p/d": due("2026-09-01", { cancelled: { date: "2026-02-01" } }),
    });
    expect(found?.progress).toBe("approved; 4 milestones: 1 done, 1 overdue, 1 to come, 1 cancelled");
    expect(found?.drawn.marks.map(({ kind }) => kind)).toEqual(["done", "expected", "expected", "cancelled"]);
  });

  test("still draws what was promised of one whose milestones are all cancelled", () => {
    const found = line("stopped", { "p/a": due("2026-03-01", { cancelled: { date: "2026-02-01" } }) });
    expect(found).toMatchObject({ slip: "", slipDays: undefined, drawn: { expected: undefined } });
    expect(found?.drawn.baseline).toBeDefined();
  });
});

describe("a large roadmap", () => {
  const large = (plans: number, milestones: number) =>
    roadmap({
      plans: Object.fromEntries(Array.from({ length: plans }, (_, index) => [`p${index}`, {}])),
      milestones: Object.fromEntries(
        Array.from({ length: milestones }, (_, index) => [
          `p${index % plans}/m${index}`,
          index === 7 ? late(9) : onTime,
        ]),
      ),
    });

  test("has every milestone in its lines and its table up to a limit", () => {
    const view = large(4, mostMilestones);
    expect(view.groups.flatMap(({ plans }) => plans.flatMap((line) => line.milestones))).toHaveLength(
      mostMilestones,
    );
    expect(view.data.rows).toHaveLength(mostMilestones);
  });

  test("beyond that has plans alone, in the table each with its latest milestone", () => {
    const view = large(4, mostMilestones + 1);
    expect(view.groups.flatMap(({ plans }) => plans.flatMap((line) => line.milestones))).toEqual([]);
    expect(view.data.rows).toHaveLength(4);
    expect(view.data.rows.map((row) => row[1]?.text)).toContain("M7");
    expect(view.note).toContain(`more than ${mostMilestones} milestones`);
  });

  test("of very many plans has the latest in its table", () => {
    const { data } = large(longestTable + 20, mostMilestones + longestTable);
    expect(data.caption).toBe(`${longestTable} of ${longestTable + 20} plans, the latest first`);
    expect(data.rows[0]?.map(({ text }) => seen(text))).toEqual([
      "P7",
      "M7",
      "Aug 1, 2026",
      "Aug 10, 2026",
      "+9 days",
      "pending",
    ]);
  });
});

test("a roadmap offers filters only for what differs", () => {
  const filters = (stages: readonly string[]) =>
    roadmap({
      plans: Object.fromEntries(stages.map((stage, index) => [`p${index}`, { stage }])),
      milestones: { "p0/m": onTime, "p1/m": onTime },
    }).filters.map(({ name, options }) => [name, options.map(({ value }) => value)]);
  expect(filters(["active", "active"])).toEqual([]);
  expect(filters(["active", "proposed"])).toEqual([["stage", ["proposed", "active"]]]);
});

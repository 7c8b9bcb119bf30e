import { expect, test } from "vitest";
import { earnedValueCurves, snapshot } from "../../../../src/analysis/index.ts";
import { day, type Entry } from "../../../../src/model/index.ts";
import { plan } from "../../../helpers/plan.ts";

const repository = plan({
  plans: { p: {}, q: {} },
  milestones: {
    "p/a": {
      budget: 100,
      baseline: { start: "2026-02-10", finish: "2026-03-10" },
      actual: { start: "2026-03-05" },
    },
    "p/b": { budget: 1, baseline: { finish: "2026-05-31" } },
    "p/c": { budget: 999, baseline: { finish: "2026-01-31" }, cancelled: { date: "2026-01-01" } },
    "q/a": { baseline: { finish: "2026-05-31" } },
  },
});
const curves = (id: string) =>
  earnedValueCurves(snapshot(repository, day("2026-03-15")), repository.plans.get(id) as Entry<"plans">);

test("earnedValueCurves(now, plan) has a point at the end of each month and one for now", () => {
  expect(curves("p")).toEqual([
    { day: "2026-01-31", pv: 0, ev: 0 },
    { day: "2026-02-28", pv: 50, ev: 0 },
    { day: "2026-03-15", pv: 100, ev: 50 },
    { day: "2026-03-31", pv: 100, ev: null },
    { day: "2026-04-30", pv: 100, ev: null },
    { day: "2026-05-31", pv: 101, ev: null },
  ]);
});

test("a plan without a budget has none", () => {
  expect(curves("q")).toEqual([]);
});

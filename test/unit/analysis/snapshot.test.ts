import { expect, test } from "vitest";
import { snapshot } from "../../../src/analysis/index.ts";
import { day } from "../../../src/model/index.ts";
import { plan } from "../../helpers/plan.ts";

const repository = plan({
  kpis: { churn: { retargeted: [{ date: "2026-05-01", targets: [] }] } },
  actuals: {
    churn: [
      ["2026-02", 9],
      ["2026-03", 8],
    ],
  },
  plans: { p: {}, q: {} },
  milestones: {
    "p/a": { actual: { finish: "2026-04-20" } },
    "p/b": {},
    "q/a": {},
  },
  updates: {
    late: { plan: "p", date: "2026-04-10" },
    early: { plan: "p", date: "2026-03-10" },
  },
});
const on = (text: string) => snapshot(repository, day(text));

test("a snapshot holds the beginning of each series, and the updates up to its day, oldest first", () => {
  const values = (text: string) =>
    on(text)
      .series.get("churn")
      ?.map(({ value }) => value);
  expect([values("2026-02-27"), values("2026-03-30"), values("2026-03-31")]).toEqual([[], [9], [9, 8]]);
  const updates = (text: string) =>
    on(text)
      .updatesOf.get("p")
      ?.map(({ id }) => id);
  expect([updates("2026-03-09"), updates("2026-03-10"), updates("2026-04-10")]).toEqual([
    [],
    ["early"],
    ["early", "late"],
  ]);
});

test("the milestones of a plan are as they were known", () => {
  const finishOn = (text: string) =>
    on(text)
      .milestonesOf.get("p")
      ?.map(({ actual }) => actual?.finish);
  expect(finishOn("2026-04-19")).toEqual([undefined, undefined]);
  expect(finishOn("2026-04-20")).toEqual(["2026-04-20", undefined]);
});

test("one tree of drivers holds on every day of one repository, and on none of another", () => {
  expect(on("2026-03-01").drivers).toBe(on("2026-06-01").drivers);
  expect(snapshot({ ...repository }, day("2026-03-01")).drivers).not.toBe(on("2026-03-01").drivers);
});

import { expect, test } from "vitest";
import { day } from "../../../src/model/index.ts";
import { daysToCompare, momentsByDates } from "../../../src/site/moments.ts";
import { plan } from "../../helpers/plan.ts";

const repository = plan({
  forums: { board: { cadence: "quarterly" }, committee: { cadence: "monthly" }, crew: { cadence: "weekly" } },
  kpis: { churn: { direction: "decrease", targets: [{ period: "2026-12", value: 1 }] } },
  actuals: { churn: [["2026-09", 5]] },
});

test("the last meeting of every forum, the month ends of a year and thirty days ago, newest first", () => {
  expect(daysToCompare(repository, day("2026-10-31"))).toEqual([
    "2026-10-26",
    "2026-10-05",
    "2026-10-01",
    "2026-09-30",
    "2026-08-31",
    "2026-07-31",
    "2026-06-30",
    "2026-05-31",
    "2026-04-30",
    "2026-03-31",
    "2026-02-28",
    "2026-01-31",
    "2025-12-31",
    "2025-11-30",
    "2025-10-31",
  ]);
});

test("a meeting on the reporting day is compared with the one before it", () => {
  expect(daysToCompare(repository, day("2026-10-05")).slice(0, 3)).toEqual([
    "2026-09-30",
    "2026-09-28",
    "2026-09-07",
  ]);
});

test("a plan of many milestones has fewer month ends to compare with", () => {
  const [one] = plan({ plans: { p: {} }, milestones: { "p/m": {} } }).milestones.values();
  if (!one) throw new Error("the plan has no milestone");
  const milestones = new Map(Array.from({ length: 20_001 }, (_, n) => [`p/m${n}`, one] as const));
  const large = { ...repository, milestones };
  expect(daysToCompare(large, day("2026-10-31"))).toEqual([
    "2026-10-26",
    "2026-10-05",
    "2026-10-01",
    "2026-09-30",
    "2026-08-31",
  ]);
});

test("a moment is analysed as of its own day, once", () => {
  const moments = momentsByDates(repository, day("2026-10-31"));
  const august = moments.find(({ key }) => key === "2026-08-31");
  expect(august?.report).toMatchObject({ asOf: "2026-08-31", kpis: [{ id: "churn", status: "no-data" }] });
  expect(august?.report).toBe(august?.report);
});

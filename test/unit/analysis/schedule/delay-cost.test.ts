import { expect, test } from "vitest";
import { delayShares, schedule, snapshot, valuedPromises } from "../../../../src/analysis/index.ts";
import { day, type PlanRepository } from "../../../../src/model/index.ts";
import { plan } from "../../../helpers/plan.ts";

function shares(repository: PlanRepository) {
  const now = snapshot(repository, day("2026-09-30"));
  const dates = schedule(now);
  return delayShares(dates, valuedPromises(now, dates)).map(({ cause, promised, days, cost }) => [
    cause,
    promised.kpi.id,
    days,
    cost,
  ]);
}

const late = (days: string, more = {}) => ({
  baseline: { finish: "2026-10-01" },
  forecast: { finish: days },
  ...more,
});

test("a benefit that is late by its own word and by what it waits for is shared by days", () => {
  const repository = plan({
    kpis: { churn: { valuePerUnit: 365 }, unvalued: {} },
    plans: {
      p: {
        contributes: [
          { kpi: "churn", delta: 10, realisedBy: "p/live", confidence: 1 },
          { kpi: "unvalued", delta: 1, realisedBy: "p/live" },
        ],
      },
    },
    // 30 days late by its own word, 20 more because of what it waits for.
    milestones: {
      "p/data": late("2026-11-20"),
      "p/live": late("2026-10-31", { dependsOn: [{ milestone: "p/data" }] }),
    },
  });
  // 10 · 365 a year is 10 a day.
  expect(shares(repository)).toEqual([
    ["p/data", "churn", 20, 200],
    ["p/live", "churn", 30, 300],
    ["p/data", "unvalued", 20, null],
    ["p/live", "unvalued", 30, null],
  ]);
});

test("a benefit that is not late has no shares", () => {
  const repository = plan({
    kpis: { churn: { valuePerUnit: 1 } },
    plans: { p: { contributes: [{ kpi: "churn", delta: 1, realisedBy: "p/live" }] } },
    milestones: { "p/live": { baseline: { finish: "2026-12-31" } } },
  });
  expect(shares(repository)).toEqual([]);
});

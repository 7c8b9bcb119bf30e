import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Schedule, schedule, snapshot } from "../../src/analysis/index.ts";
import { type Entry, type PlanRepository, toDay } from "../../src/model/index.ts";
import { plan } from "../helpers/plan.ts";
import { planKnownOn } from "../helpers/plan-known-on.ts";
import { type RandomPlan, randomPlan, today } from "../helpers/random-plan.ts";

type Milestone = Entry<"milestones">;

const always = 1000;
const repositoryOf = (history: RandomPlan): PlanRepository => plan(planKnownOn(history, always));
const scheduled = (repository: PlanRepository): Schedule => schedule(snapshot(repository, today));

function withMilestones(repository: PlanRepository, change: (one: Milestone) => Milestone): PlanRepository {
  return {
    ...repository,
    milestones: new Map([...repository.milestones].map(([id, one]) => [id, change(one)])),
  };
}

/** Nothing has happened yet, and every owner keeps to the baseline. */
function untouched(repository: PlanRepository): PlanRepository {
  return withMilestones(repository, (one) => ({
    ...one,
    rebaselined: [],
    actual: undefined,
    forecast: undefined,
    cancelled: undefined,
  }));
}

/** The same network with the dates that it can keep as its baseline. */
function onTime(repository: PlanRepository): PlanRepository {
  const dates = scheduled(untouched(repository));
  return withMilestones(untouched(repository), (one) => {
    const { expectedStart, expectedFinish } = dates.get(one.id) ?? {};
    return { ...one, baseline: { start: toDay(expectedStart ?? 0), finish: toDay(expectedFinish ?? 0) } };
  });
}

function law(check: (repository: PlanRepository, extra: number) => void): void {
  fc.assert(
    fc.property(randomPlan, fc.nat(1000), (history, extra) => check(repositoryOf(history), extra)),
    { numRuns: 400, seed: 20_260_630 },
  );
}

describe("laws of the schedule", () => {
  test("a plan on time forecasts its own dates", () => {
    law((repository) => {
      for (const { slipDays, inheritedDays, driver } of scheduled(onTime(repository)).values()) {
        expect([slipDays, inheritedDays, driver]).toEqual([0, 0, null]);
      }
    });
  });

  test("lengthening a lag never brings a finish forward", () => {
    law((repository, extra) => {
      const before = scheduled(repository);
      const longer = withMilestones(repository, (one) => ({
        ...one,
        dependsOn: one.dependsOn.map((link, index) =>
          (index + one.id.length + extra) % 3 === 0
            ? { ...link, lagDays: link.lagDays + (extra % 90) }
            : link,
        ),
      }));
      for (const [id, { expectedFinish, expectedStart }] of scheduled(longer)) {
        const was = before.get(id);
        expect(expectedFinish ?? 0).toBeGreaterThanOrEqual(was?.expectedFinish ?? 0);
        expect(expectedStart ?? 0).toBeGreaterThanOrEqual(was?.expectedStart ?? 0);
      }
    });
  });

  test("no dependency is broken by the expected dates, but for work that had begun", () => {
    law((repository) => {
      const dates = scheduled(repository);
      for (const { milestone, state, expectedStart, expectedFinish } of dates.values()) {
        if (state === "cancelled" || state === "actualised") continue;
        for (const { milestone: id, type, lagDays } of milestone.dependsOn) {
          const other = dates.get(id);
          const from = type === "FS" || type === "FF" ? other?.expectedFinish : other?.expectedStart;
          const to = type === "FS" || type === "SS" ? expectedStart : expectedFinish;
          const isBinding = type === "FF" || type === "SF" || milestone.actual?.start === undefined;
          if (typeof from !== "number" || !isBinding) continue;
          expect((to ?? 0) - from).toBeGreaterThanOrEqual(lagDays);
        }
      }
    });
  });

  test("a root cause is driven by nothing, and a driver leads there", () => {
    law((repository) => {
      const dates = scheduled(repository);
      for (const [id, { driver, rootCause, inheritedDays }] of dates) {
        expect(dates.get(rootCause)?.driver).toBeNull();
        expect((inheritedDays ?? 0) > 0).toBe(driver !== null);
        expect(driver ? dates.get(driver.milestone)?.rootCause : id).toBe(rootCause);
      }
    });
  });

  test("every network has a critical milestone, and no chain outlasts it", () => {
    law((repository) => {
      const dates = [...scheduled(repository).values()].filter(({ totalFloat }) => totalFloat !== null);
      const latest = Math.max(...dates.map(({ expectedFinish }) => expectedFinish ?? 0));
      const critical = dates.filter(({ totalFloat }) => (totalFloat ?? 1) <= 0);
      if (dates.length > 0) {
        expect(Math.max(...critical.map(({ expectedFinish }) => expectedFinish ?? 0))).toBe(latest);
      }
    });
  });

  test("a milestone that uses up its float delays the end of nothing", () => {
    law((repository, extra) => {
      const plain = onTime(repository);
      const before = scheduled(plain);
      const ends = (dates: Schedule) =>
        Math.max(0, ...[...dates.values()].map(({ expectedFinish }) => expectedFinish ?? 0));
      const late = [...before.values()].filter(({ totalFloat }) => (totalFloat ?? 0) > 0);
      const one = late[extra % Math.max(1, late.length)];
      if (!one) return;
      const finish = toDay((one.expectedFinish ?? 0) + (one.totalFloat ?? 0));
      const used = withMilestones(plain, (milestone) =>
        milestone.id === one.milestone.id
          ? { ...milestone, forecast: { start: milestone.baseline.start, finish } }
          : milestone,
      );
      expect(ends(scheduled(used))).toBe(ends(before));
    });
  });
});

import { describe, expect, test } from "vitest";
import { trendCalibration } from "../../../../src/analysis/index.ts";
import type { MonthFigures } from "../../../../src/analysis/month-figures.ts";
import { day, type PlanRepository } from "../../../../src/model/index.ts";
import { movedOn } from "../../../helpers/known-history.ts";
import { plan } from "../../../helpers/plan.ts";

const asOf = day("2026-10-31");
type Forecast = MonthFigures["kpis"][number];

const made = (on: string, ...kpis: readonly Partial<Forecast>[]) => ({
  day: day(on),
  digest: {
    milestones: [],
    kpis: kpis.map(
      (given): Forecast => ({
        id: "k",
        at: day("2026-06-30"),
        low: 40,
        value: 50,
        high: 60,
        pHit: 0.5,
        ...given,
      }),
    ),
    claims: [],
  } as unknown as MonthFigures,
});

function measured(value: number, target: number, direction = "increase"): PlanRepository {
  return plan({
    kpis: { k: { direction, targets: [{ period: "2026-06", value: target }] } },
    actuals: { k: [["2026-06", value]] },
  });
}

const calibration = (
  repository: PlanRepository,
  months: readonly ReturnType<typeof made>[],
  moves = [] as never[],
) => trendCalibration(repository, asOf, months, moves);

describe("trendCalibration(plan, asOf, months, moves)", () => {
  test.each([
    [55, "increase", true, true],
    [65, "increase", false, true],
    [45, "increase", true, false],
    [45, "decrease", true, true],
    [60, "increase", true, true],
  ])("a value of %i that was to %s", (value, direction, isInside, isMet) => {
    const { forecasts } = calibration(measured(value, 50, direction), [made("2026-03-31", {})]);
    expect(forecasts).toMatchObject([{ isInside, chance: { given: 0.5, isMet } }]);
  });

  test("of the forecasts of one quarter the one made nearest to 90 days before counts", () => {
    const months = ["2025-12-31", "2026-03-31", "2026-05-31"].map((on) => made(on, {}));
    expect(calibration(measured(55, 50), months).forecasts.map(({ madeOn }) => madeOn)).toEqual([
      "2026-03-31",
    ]);
  });

  test("a target that was moved since is judged as it stood then", () => {
    const before = [{ period: "2026-06", value: 70 }];
    const moves = [movedOn("2026-05-15", "kpis/k", { before })] as never[];
    const { forecasts } = calibration(measured(55, 50), [made("2026-03-31", {})], moves);
    expect(forecasts).toMatchObject([{ chance: { isMet: false } }]);
  });

  test("without a target there is coverage and no chance", () => {
    const { inside, met } = calibration(measured(55, 50), [made("2026-03-31", { pHit: null })]);
    expect({ inside: inside.n, met: met.n }).toEqual({ inside: 1, met: 0 });
  });

  test("what is yet to come, or was not measured, counts for nothing; the next day is named", () => {
    const months = [made("2026-03-31", { at: day("2026-12-31") }, { at: day("2026-05-15"), id: "gone" })];
    expect(calibration(measured(55, 50), months)).toMatchObject({ forecasts: [], nextDue: "2026-12-31" });
  });

  test("five chances of 80 %, of which four came true, are reliable", () => {
    const ids = ["k1", "k2", "k3", "k4", "k5"];
    const repository = plan({
      kpis: Object.fromEntries(ids.map((id) => [id, { targets: [{ period: "2026-06", value: 50 }] }])),
      actuals: Object.fromEntries(ids.map((id, at) => [id, [["2026-06", at === 0 ? 45 : 55]]])),
    });
    const { bins, brier } = calibration(repository, [
      made("2026-03-31", ...ids.map((id) => ({ id, pHit: 0.8 }))),
    ]);
    expect(bins.at(-1)).toEqual({ from: 0.8, to: 1, met: { count: 4, n: 5, share: 0.8 }, given: 0.8 });
    expect(brier).toBeCloseTo((4 * 0.04 + 0.64) / 5);
  });
});

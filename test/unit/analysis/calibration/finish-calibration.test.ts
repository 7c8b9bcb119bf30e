import { describe, expect, test } from "vitest";
import { finishCalibration } from "../../../../src/analysis/index.ts";
import type { MonthFigures } from "../../../../src/analysis/month-figures.ts";
import { day, type PlanRepository } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

const asOf = day("2026-10-31");

/** Milestones `p/m1`, `p/m2` … that were finished on the given days, or are open. */
function finished(...finishes: readonly (string | undefined | Fields)[]): PlanRepository {
  return plan({
    plans: { p: {} },
    milestones: Object.fromEntries(
      finishes.map((finish, at) => [
        `p/m${at + 1}`,
        {
          baseline: { finish: "2026-06-30" },
          ...(typeof finish === "string" ? { actual: { finish } } : finish),
        },
      ]),
    ),
  });
}

type Forecast = MonthFigures["milestones"][number];

const made = (on: string, ...milestones: readonly Partial<Forecast>[]) => ({
  day: day(on),
  digest: {
    milestones: milestones.map(
      (given, at): Forecast => ({
        id: `p/m${at + 1}`,
        unit: "lab",
        said: null,
        expected: day("2026-06-30"),
        promised: day("2026-06-30"),
        ...given,
      }),
    ),
    kpis: [],
    claims: [],
  } as unknown as MonthFigures,
});

const said = (finish: string): Partial<Forecast> => ({ said: day(finish) });
const atQuarter = (calibration: ReturnType<typeof finishCalibration>) =>
  calibration.byLead.find(({ lead }) => lead === "quarter")?.overrun;

describe("finishCalibration(plan, asOf, months, forecaster)", () => {
  test("of five finishes, half and four in five take no longer than the percentiles say", () => {
    const repository = finished("2026-06-30", "2026-07-10", "2026-07-20", "2026-08-09", "2026-09-28");
    const overrun = atQuarter(
      finishCalibration(repository, asOf, [made("2026-03-31", {}, {}, {}, {}, {})], "owner"),
    );
    expect(overrun).toEqual({
      n: 5,
      open: 0,
      kept: { count: 1, n: 5, share: 0.2 },
      p50: 20,
      p80: 40,
    });
  });

  test("of four finishes no percentile and no rate is given", () => {
    const repository = finished("2026-06-30", "2026-07-10", "2026-07-20", "2026-08-09");
    const overrun = atQuarter(
      finishCalibration(repository, asOf, [made("2026-03-31", {}, {}, {}, {})], "owner"),
    );
    expect(overrun).toEqual({ n: 4, open: 0, kept: { count: 1, n: 4, share: null }, p50: null, p80: null });
  });

  test("counts a milestone once for each lead, with the forecast nearest to it", () => {
    const months = [
      made("2026-02-28", said("2026-06-30")),
      made("2026-03-31", said("2026-07-10")),
      made("2026-04-30", said("2026-07-31")),
      made("2026-06-30", said("2026-07-31")),
    ];
    const { forecasts } = finishCalibration(finished("2026-08-10"), asOf, months, "owner");
    expect(forecasts.map(({ lead, madeOn, daysLate }) => [lead, madeOn, daysLate])).toEqual([
      ["month", "2026-06-30", 10],
      ["quarter", "2026-04-30", 10],
    ]);
  });

  test("what is still open counts with the days that it is late so far", () => {
    const { forecasts, byLead } = finishCalibration(
      finished(undefined),
      asOf,
      [made("2026-03-31", {})],
      "owner",
    );
    expect(forecasts).toMatchObject([{ finish: null, daysLate: 123 }]);
    expect(byLead[1]?.overrun).toMatchObject({ n: 1, open: 1, kept: { count: 0 } });
  });

  test("a forecast whose day is yet to come counts for nothing, even if it was finished early", () => {
    const months = [made("2026-08-31", said("2026-11-30"))];
    expect(finishCalibration(finished("2026-10-01"), asOf, months, "owner").forecasts).toEqual([]);
  });

  test("a finish after the reporting date has not happened", () => {
    const { forecasts } = finishCalibration(finished("2026-11-20"), asOf, [made("2026-03-31", {})], "owner");
    expect(forecasts).toMatchObject([{ finish: null, daysLate: 123 }]);
  });

  test("whoever gave no forecast said the baseline; what was computed is held apart", () => {
    const months = [made("2026-03-31", { expected: day("2026-08-15"), promised: day("2026-06-30") })];
    const [owner, computed] = (["owner", "computed"] as const).map(
      (forecaster) =>
        finishCalibration(finished("2026-08-20"), asOf, months, forecaster).forecasts[0]?.daysLate,
    );
    expect([owner, computed]).toEqual([51, 5]);
  });

  test("leaves out what was cancelled or is not there any more, and says how many", () => {
    const repository = finished({ cancelled: { date: "2026-05-01" } });
    const { forecasts, leftOut } = finishCalibration(repository, asOf, [made("2026-03-31", {}, {})], "owner");
    expect({ forecasts, leftOut }).toEqual({ forecasts: [], leftOut: 2 });
  });

  test("groups by the unit of then", () => {
    const months = [made("2026-03-31", { unit: "shop" }, { unit: "lab" })];
    const { byUnit } = finishCalibration(finished("2026-06-30", "2026-06-30"), asOf, months, "owner");
    expect(byUnit.map(({ unit, overrun }) => [unit, overrun.n])).toEqual([
      ["lab", 1],
      ["shop", 1],
    ]);
  });
});

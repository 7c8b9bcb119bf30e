import { describe, expect, test } from "vitest";
import { claimCalibration } from "../../../../src/analysis/index.ts";
import type { MonthFigures } from "../../../../src/analysis/month-figures.ts";
import { day } from "../../../../src/model/index.ts";

type Claim = MonthFigures["claims"][number];

const reported = (on: string, ...claims: readonly Partial<Claim>[]) => ({
  day: day(on),
  digest: {
    claims: claims.map(
      (given): Claim => ({ id: "p", unit: "lab", claimed: "green", computed: "on-plan", ...given }),
    ),
  } as unknown as MonthFigures,
});

describe("claimCalibration(months)", () => {
  test("holds a green report against the figures of its day and of a quarter later", () => {
    const months = [
      reported("2026-03-31", {}),
      reported("2026-06-30", { claimed: "red", computed: "breach" }),
    ];
    expect(claimCalibration(months).claims).toEqual([
      { plan: "p", unit: "lab", on: "2026-03-31", wasOnPlan: true, stayedOnPlan: false },
    ]);
  });

  test("counts the ends of quarters alone, so that a report that stands is not counted every month", () => {
    const months = ["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"].map((on) => reported(on, {}));
    expect(claimCalibration(months).all).toEqual({
      onDay: { count: 2, n: 2, share: null },
      afterwards: { count: 1, n: 1, share: null },
    });
  });

  test("a quarter between that is not known is no quarter later", () => {
    const months = [reported("2026-03-31", {}), reported("2026-09-30", {})];
    expect(claimCalibration(months).all.afterwards.n).toBe(0);
  });

  test("neither another colour nor a plan that nothing was computed of counts", () => {
    const months = [reported("2026-03-31", { claimed: "amber" }, { id: "q", computed: null })];
    expect(claimCalibration(months).claims).toEqual([]);
  });

  test("gives the share of five, by unit", () => {
    const five = ["a", "b", "c", "d", "e"].map((id, at) => ({
      id,
      computed: at === 0 ? ("breach" as const) : ("on-plan" as const),
    }));
    expect(claimCalibration([reported("2026-03-31", ...five)]).byUnit).toMatchObject([
      { unit: "lab", tally: { onDay: { count: 4, n: 5, share: 0.8 } } },
    ]);
  });
});

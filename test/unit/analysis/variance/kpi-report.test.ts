import { describe, expect, test } from "vitest";
import { analyse, type KpiReport } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

type Values = readonly (readonly [string, number])[];

function kpi(fields: Fields, values: Values = [], asOf = "2026-06-30", portal = {}): KpiReport {
  const repository = plan({ portal, kpis: { k: fields }, actuals: { k: values } });
  return analyse(repository, day(asOf)).kpis[0] as KpiReport;
}

/** From 10 at the end of 2025 in a straight line to 30, 200 days later: a tenth of a point a day. */
const rising = {
  baseline: { period: "2025-12-31", value: 10 },
  targets: [{ period: "2026-07-19", value: 30 }],
};

describe("the gap", () => {
  test("is what is missing from the planned value, in the adverse direction", () => {
    // 200 days for 20 points: 11 is planned for day 10.
    expect(kpi(rising, [["2026-01-10", 10.4]], "2026-01-10")).toMatchObject({
      period: "2026-01-10",
      at: "2026-01-10",
      actual: 10.4,
      planned: 11,
      gap: expect.closeTo(0.6),
      gapRatio: expect.closeTo(0.03),
      attainment: expect.closeTo(0.4),
      status: "on-plan",
    });
  });

  test("is negative where the actual is better", () => {
    expect(kpi(rising, [["2026-01-10", 12]], "2026-01-10").gap).toBe(-1);
  });

  test("turns round for a KPI that should fall", () => {
    const falling = {
      direction: "decrease",
      baseline: { period: "2025-12-31", value: 30 },
      targets: [{ period: "2026-07-19", value: 10 }],
    };
    expect(kpi(falling, [["2026-01-10", 31]], "2026-01-10")).toMatchObject({
      planned: 29,
      gap: 2,
      gapRatio: 0.1,
      attainment: -1,
      worseThanBaseline: true,
      status: "watch",
    });
  });

  test("of a range is the distance to it, over its width", () => {
    const held = { direction: "hold", range: { min: 10, max: 20 }, tolerance: { watch: 0.1 } };
    expect(kpi(held, [["2026-06", 15]])).toMatchObject({
      gap: 0,
      gapRatio: 0,
      planned: null,
      status: "on-plan",
    });
    expect(kpi(held, [["2026-06", 9]])).toMatchObject({ gap: 1, gapRatio: 0.1, attainment: null });
    expect(kpi(held, [["2026-06", 25]])).toMatchObject({ gap: 5, gapRatio: 0.5, status: "breach" });
    const point = { direction: "hold", range: { min: 10, max: 10 } };
    expect(kpi(point, [["2026-06", 10.2]]).gapRatio).toBeCloseTo(0.2);
  });

  test("is divided by the baseline where nothing is to change, by 1 where that is 0", () => {
    const flat = (value: number) => ({
      baseline: { period: "2025-12", value },
      targets: [{ period: "2026-12", value }],
    });
    expect(kpi(flat(-4), [["2026-06", -5]]).gapRatio).toBe(0.25);
    expect(kpi(flat(0), [["2026-06", -5]]).gapRatio).toBe(5);
  });

  test("without a baseline is divided by the last target, by 1 where that is 0", () => {
    const threshold = (...values: number[]) => ({
      targets: values.map((value, index) => ({ period: `2026-0${6 + index}`, value })),
    });
    expect(kpi(threshold(-10, -20), [["2026-06", -15]]).gapRatio).toBe(0.25);
    expect(kpi(threshold(0), [["2026-06", -3]]).gapRatio).toBe(3);
    expect(kpi(threshold(100), [["2026-06", 90]]).attainment).toBeNull();
  });

  test("has no attainment where nothing was planned to change by then", () => {
    expect(kpi(rising, [["2025-12-31", 12]], "2025-12-31")).toMatchObject({ planned: 10, attainment: null });
  });

  test("against the first targets ever is told apart from that against the present ones", () => {
    const moved = {
      ...rising,
      retargeted: [
        { date: "2026-01-02", targets: [{ period: "2026-01-10", value: 30 }] },
        { date: "2026-01-03", targets: [{ period: "2026-01-20", value: 30 }] },
      ],
    };
    expect(kpi(moved, [["2026-01-10", 11]], "2026-01-10")).toMatchObject({
      gap: 0,
      originalGap: 19,
      timesMoved: 2,
    });
    expect(kpi(moved, [["2026-01-01", 12]], "2026-01-02")).toMatchObject({ timesMoved: 1 });
  });
});

describe("the status", () => {
  const threshold = { targets: [{ period: "2026-12", value: 100 }] };
  const baselined = {
    baseline: { period: "2026-05-31", value: 0 },
    targets: [{ period: "2026-06-30", value: 100 }],
  };

  test("is no-data without an actual, and with one from before the baseline", () => {
    expect(kpi(threshold)).toMatchObject({
      status: "no-data",
      period: null,
      at: null,
      actual: null,
      gap: null,
    });
    expect(kpi(baselined, [["2026-05-30", 5]])).toMatchObject({
      status: "no-data",
      planned: null,
      gap: null,
    });
    expect(kpi(baselined, [["2026-05-31", 0]], "2026-06-01").status).toBe("on-plan");
  });

  test.each([
    ["daily", 1],
    ["weekly", 10],
    ["monthly", 46],
    ["quarterly", 138],
    ["yearly", 549],
  ])("of a %s KPI is stale after %d days", (frequency, days) => {
    const age = (count: number) => {
      const asOf = new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10);
      return kpi({ ...threshold, frequency }, [["2026-01-01", 100]], asOf).status;
    };
    expect(age(days)).toBe("on-plan");
    expect(age(days + 1)).toBe("stale");
  });

  test("is no-target where there is an actual and no target", () => {
    expect(kpi({}, [["2026-06", 5]]).status).toBe("no-target");
    expect(kpi({}, [["2026-01", 5]]).status).toBe("stale");
  });

  test("goes by the limits in force", () => {
    const at = (value: number, tolerance?: object, portal?: object) =>
      kpi(
        { ...baselined, ...(tolerance ? { tolerance } : {}) },
        [["2026-06-30", value]],
        "2026-06-30",
        portal,
      ).status;
    expect([at(90), at(89), at(70), at(69)]).toEqual(["on-plan", "watch", "watch", "breach"]);
    expect(at(69, { breach: 0.5 })).toBe("watch");
    expect(at(69, { watch: 0.4, breach: 0.5 })).toBe("on-plan");
    expect(at(89, undefined, { thresholds: { kpi: { watch: 0.2 } } })).toBe("on-plan");
  });

  test("of a missed threshold is never green, unless a tolerance says so", () => {
    expect(kpi(threshold, [["2026-06", 99]]).status).toBe("watch");
    expect(kpi(threshold, [["2026-06", 100]]).status).toBe("on-plan");
    expect(kpi({ ...threshold, tolerance: { breach: 0.3 } }, [["2026-06", 99]]).status).toBe("on-plan");
    const held = { direction: "hold", range: { min: 0, max: 100 } };
    expect(kpi(held, [["2026-06", 101]]).status).toBe("watch");
    expect(kpi({ ...held, baseline: { period: "2026-01", value: 1 } }, [["2026-06", 101]]).status).toBe(
      "watch",
    );
    expect(kpi({ ...held, tolerance: { watch: 0.1 } }, [["2026-06", 101]]).status).toBe("on-plan");
  });

  test("of a KPI that is worse than its baseline is never green", () => {
    const slow = { ...rising, targets: [{ period: "2026-07-19", value: 1000 }] };
    expect(kpi(slow, [["2026-01-01", 9.9]], "2026-01-01")).toMatchObject({
      status: "watch",
      worseThanBaseline: true,
    });
    expect(kpi(slow, [["2026-01-01", 10]], "2026-01-01")).toMatchObject({
      status: "on-plan",
      worseThanBaseline: false,
    });
    const held = {
      direction: "hold",
      range: { min: 0, max: 100 },
      baseline: { period: "2026-01", value: 50 },
    };
    expect(kpi(held, [["2026-06", 40]])).toMatchObject({ worseThanBaseline: false, status: "on-plan" });
  });
});

describe("since when it is in breach", () => {
  const level = { targets: [{ period: "2026-01", value: 100 }] };

  test("is the day of the first breach of the unbroken run that ends at the latest", () => {
    const values: Values = [
      ["2026-01", 10],
      ["2026-02", 95],
      ["2026-03", 20],
      ["2026-04", 30],
      ["2026-05", 40],
      ["2026-06", 50],
    ];
    expect(kpi(level, values).since).toBe("2026-03-31");
    expect(kpi(level, values.slice(2)).since).toBe("2026-03-31");
    expect(kpi(level, values, "2026-02-28").since).toBeNull();
  });

  test("judges each measurement by what was planned for its own day", () => {
    const line = {
      baseline: { period: "2025-12-31", value: 0 },
      targets: [{ period: "2026-04-10", value: 100 }],
    };
    const values: Values = [
      ["2026-01-20", 0],
      ["2026-02-09", 0],
      ["2026-03-01", 0],
    ];
    expect(kpi(line, values, "2026-03-01").since).toBe("2026-02-09");
  });
});

describe("the money at stake", () => {
  const valued = { targets: [{ period: "2026-12", value: 100 }], valuePerUnit: 7 };

  test("is a year's worth of the gap, and nothing for a KPI that is better than planned", () => {
    expect(kpi(valued, [["2026-06", 90]]).moneyAtStake).toBe(70);
    expect(kpi(valued, [["2026-06", 110]]).moneyAtStake).toBe(0);
    expect(kpi({ ...valued, direction: "decrease" }, [["2026-06", 110]]).moneyAtStake).toBe(70);
  });

  test("is null without a value or a gap", () => {
    expect(kpi({ ...valued, valuePerUnit: undefined }, [["2026-06", 90]]).moneyAtStake).toBeNull();
    expect(kpi({ ...valued, targets: [] }, [["2026-06", 90]]).moneyAtStake).toBeNull();
    expect(kpi(valued).moneyAtStake).toBeNull();
  });
});

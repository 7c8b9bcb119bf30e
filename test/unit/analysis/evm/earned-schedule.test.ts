import { describe, expect, test } from "vitest";
import { earnedMonths, earnedSchedule } from "../../../../src/analysis/evm/earned-schedule.ts";
import { day, toDayNumber } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

describe("earnedMonths", () => {
  const pv = [0, 10, 25, 45, 70, 100];
  const months = (ev: number, curve = pv) =>
    earnedMonths((month) => curve[month] ?? 100, curve.length - 1, ev, 100);

  test("of the golden example", () => {
    expect(months(40)).toBe(2.75);
  });

  test.each([
    [0, 0],
    [5, 0.5],
    [10, 1],
    [69, 3.96],
    [70, 4],
    [99, 4.966666666666667],
  ])("for an earned value of %d are %d", (ev, expected) => {
    expect(months(ev)).toBeCloseTo(expected, 12);
  });

  test("go to the end of a flat stretch", () => {
    expect(months(10, [0, 10, 10, 10, 100])).toBe(3);
    expect(months(0, [0, 0, 0, 50, 100])).toBe(2);
  });
});

describe("earnedSchedule(today, milestones)", () => {
  const on = (asOf: string, ...fields: Fields[]) => {
    const milestones = Object.fromEntries(fields.map((one, index) => [`p/${index}`, { budget: 10, ...one }]));
    const repository = plan({ plans: { p: {} }, milestones });
    return earnedSchedule(toDayNumber(day(asOf)), [...repository.milestones.values()]);
  };
  const due = (finish: string, done?: string): Fields => ({
    baseline: { finish },
    ...(done ? { actual: { finish: done } } : {}),
  });
  const nothing = { es: null, at: null, spiT: null };

  test("counts months from the beginning of the one with the first budgeted date", () => {
    // PV is 10, 20, 30 at the ends of months 1, 2, 3; EV 10 at the end of month 2.
    const late = [due("2026-03-20", "2026-03-25"), due("2026-04-10"), due("2026-05-15")];
    expect(on("2026-04-30", ...late)).toEqual({ es: 1, at: 2, spiT: 0.5 });
  });

  test("days count as their share of their month", () => {
    const late = [due("2026-03-20", "2026-03-25"), due("2026-04-10"), due("2026-05-15")];
    expect(on("2026-04-15", ...late)).toEqual({ es: 1, at: 1.5, spiT: 1 / 1.5 });
    expect(on("2026-05-31", ...late).at).toBe(3);
  });

  test("is on time where what is due is done and nothing more, whatever the day of the month", () => {
    const onTime = [due("2026-03-20", "2026-03-19"), due("2026-04-30")];
    expect(on("2026-04-15", ...onTime)).toEqual({ es: 1.5, at: 1.5, spiT: 1 });
  });

  test("is ahead where more is done than is due", () => {
    const early = [due("2026-03-20", "2026-03-10"), due("2026-04-30", "2026-03-11"), due("2026-06-30")];
    expect(on("2026-03-31", ...early)).toEqual({ es: 3, at: 1, spiT: 3 });
  });

  test("counts on over the end of a year", () => {
    const winter = [due("2025-10-20", "2025-10-25"), due("2025-12-10"), due("2026-01-15")];
    expect(on("2025-11-30", ...winter)).toEqual({ es: 2, at: 2, spiT: 1 });
    expect(on("2026-01-31", ...winter)).toEqual({ es: 2, at: 4, spiT: 0.5 });
  });

  test("a finished plan stops ageing", () => {
    const finished = [due("2026-03-15", "2026-03-10"), due("2026-04-15", "2026-05-31")];
    expect(on("2026-12-31", ...finished)).toEqual({ es: 1.5, at: 3, spiT: 0.5 });
    expect(on("2026-12-31", due("2026-03-15", "2025-12-10"))).toEqual(nothing);
  });

  test("is nothing without a budget, and before the first month", () => {
    expect(on("2026-04-15", { ...due("2026-03-15"), budget: 0 })).toEqual(nothing);
    expect(on("2026-04-15")).toEqual(nothing);
    expect(on("2026-02-28", due("2026-03-15"))).toEqual(nothing);
    expect(on("2026-03-01", due("2026-03-15")).at).toBeCloseTo(1 / 31);
  });

  test("what was cancelled or has no budget sets no date", () => {
    const others = [
      { ...due("2020-01-01"), cancelled: { date: "2020-01-02" } },
      { ...due("2020-01-01"), budget: 0 },
    ];
    expect(on("2026-04-30", due("2026-03-20"), ...others)).toMatchObject({ at: 2 });
  });

  test("a date on the first of a month belongs to that month, however little it is worth", () => {
    const little = [
      due("2026-03-20", "2026-03-20"),
      { ...due("2026-05-01"), budget: 0.5 },
      due("2026-06-30"),
    ];
    expect(on("2026-05-31", ...little)).toEqual({ es: 2, at: 3, spiT: 2 / 3 });
    expect(on("2026-04-30", { ...due("2026-04-15"), budget: 1e-12 })).toEqual({ es: 1, at: 1, spiT: 1 });
  });

  test("a start counts as a date", () => {
    const split = {
      baseline: { start: "2026-01-05", finish: "2026-04-10" },
      actual: { start: "2026-02-03" },
    };
    expect(on("2026-04-30", split)).toEqual({ es: 3, at: 4, spiT: 0.75 });
  });
});

import { describe, expect, test } from "vitest";
import { earnedValue, earnedValueOn } from "../../../../src/analysis/evm/earned-value.ts";
import { day, toDayNumber } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

const closeTo = (value: number | null) => (value === null ? null : expect.closeTo(value, 4));

describe("earnedValue(curves)", () => {
  test.each([
    [
      { pv: 50, ev: 40, ac: 45 },
      { spi: 0.8, cpi: 0.8889, eac: 112.5, vac: -12.5, tcpi: 1.0909, cv: -5, sv: -10 },
    ],
    [
      { pv: 60, ev: 50, ac: 100 },
      { spi: 0.8333, cpi: 0.5, eac: 200, vac: -100, tcpi: null, cv: -50, sv: -10 },
    ],
    [
      { pv: 0, ev: 0, ac: 0 },
      { spi: null, cpi: null, eac: 100, vac: 0, tcpi: 1, cv: 0, sv: 0 },
    ],
    [
      { pv: 50, ev: 0, ac: 30 },
      { spi: 0, cpi: 0, eac: 130, vac: -30, tcpi: 1.4286, cv: -30, sv: -50 },
    ],
    [
      { pv: 50, ev: 50, ac: 120 },
      { spi: 1, cpi: 0.4167, eac: 240, vac: -140, tcpi: null, cv: -70, sv: 0 },
    ],
  ])("a budget of 100 with %o", (curves, { spi, cpi, eac, vac, tcpi, cv, sv }) => {
    expect(earnedValue({ bac: 100, sunk: 0, ...curves })).toEqual({
      bac: 100,
      sunk: 0,
      ...curves,
      cv: closeTo(cv),
      sv: closeTo(sv),
      spi: closeTo(spi),
      cpi: closeTo(cpi),
      eac: closeTo(eac),
      vac: closeTo(vac),
      tcpi: closeTo(tcpi),
    });
  });
});

describe("earnedValueOn(day, milestones)", () => {
  const on = (asOf: string, ...fields: Fields[]) => {
    const milestones = Object.fromEntries(fields.map((one, index) => [`p/${index}`, one]));
    const repository = plan({ plans: { p: {} }, milestones });
    return earnedValueOn(toDayNumber(day(asOf)), [...repository.milestones.values()]);
  };
  const split = { budget: 100, baseline: { start: "2026-02-01", finish: "2026-04-01" } };
  const whole = { budget: 100, baseline: { finish: "2026-04-01" } };

  test.each([
    ["2026-01-31", 0],
    ["2026-02-01", 50],
    ["2026-03-31", 50],
    ["2026-04-01", 100],
  ])("half is planned at the start and half at the finish: by %s %d", (asOf, pv) => {
    expect(on(asOf, split).pv).toBe(pv);
  });

  test("without a planned start all is planned at the finish", () => {
    expect(on("2026-03-31", whole).pv).toBe(0);
    expect(on("2026-04-01", whole).pv).toBe(100);
  });

  test("half is earned at the start and half at the finish", () => {
    const started = { ...split, actual: { start: "2026-03-01" } };
    expect(on("2026-02-28", started).ev).toBe(0);
    expect(on("2026-03-01", started).ev).toBe(50);
    expect(on("2026-06-01", { ...split, actual: { start: "2026-03-01", finish: "2026-05-01" } }).ev).toBe(
      100,
    );
  });

  test("a finish without a start earns all, a start that was not planned nothing", () => {
    expect(on("2026-06-01", { ...split, actual: { finish: "2026-05-01" } }).ev).toBe(100);
    expect(on("2026-06-01", { ...whole, actual: { start: "2026-03-01" } }).ev).toBe(0);
    expect(on("2026-06-01", { ...whole, actual: { start: "2026-03-01", finish: "2026-05-01" } }).ev).toBe(
      100,
    );
  });

  test("what is spent counts with or without a budget, and apart where it was cancelled", () => {
    const cancelled = { date: "2026-01-01" };
    expect(on("2026-06-01", { ...whole, cancelled }).sunk).toBe(0);
    const spent = on("2026-06-01", { spent: 7 }, { ...split, spent: 30 }, { ...whole, spent: 5, cancelled });
    expect(spent).toMatchObject({ ac: 37, sunk: 5, bac: 100, pv: 100 });
  });

  test("of a plan without milestones is nothing", () => {
    expect(on("2026-06-01")).toEqual({
      bac: 0,
      pv: 0,
      ev: 0,
      ac: 0,
      sunk: 0,
      cv: 0,
      sv: 0,
      cpi: null,
      spi: null,
      eac: 0,
      vac: 0,
      tcpi: null,
    });
  });
});

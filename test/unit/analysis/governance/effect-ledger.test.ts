import { describe, expect, test } from "vitest";
import { analyse, effectLedger, snapshot } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

/** Sales stand at 10 in January, 14 in June. */
const sales = {
  kpis: { sales: { direction: "increase" } },
  actuals: {
    sales: [
      ["2026-01", 10],
      ["2026-06", 14],
    ],
  },
} as const;

function ledger(decisions: Readonly<Record<string, Fields>>) {
  const repository = plan({
    ...sales,
    forums: { board: {}, desk: {} },
    decisions,
  });
  const asOf = day("2026-07-15");
  return effectLedger(snapshot(repository, asOf), analyse(repository, asOf).decisions);
}

const decided = (delta: number, by: string, fields: Fields = {}) => ({
  date: "2026-02-01",
  expects: [{ kpi: "sales", delta, by }],
  ...fields,
});

describe("effectLedger(now, reports)", () => {
  test("counts met, partly and missed as measured, and the rest apart", () => {
    const { all } = ledger({
      met: decided(4, "2026-06"),
      partly: decided(9, "2026-06"),
      missed: decided(-1, "2026-06", { expects: [{ kpi: "falling", delta: 3, by: "2026-06" }] }),
      early: decided(4, "2026-12"),
      blind: decided(4, "2026-03"),
    });
    // Nothing was measured between February and March, nor ever of the KPI that does not exist in the actuals.
    expect(all).toEqual({
      met: 1,
      partly: 1,
      missed: 0,
      measured: 2,
      tooEarly: 1,
      unmeasurable: 2,
      rate: null,
    });
  });

  test("gives a rate from five measured effects on", () => {
    const four = Object.fromEntries(["a", "b", "c", "d"].map((id) => [id, decided(4, "2026-06")]));
    expect(ledger(four).all).toMatchObject({ met: 4, measured: 4, rate: null });
    expect(ledger({ ...four, e: decided(9, "2026-06") }).all).toMatchObject({
      met: 4,
      measured: 5,
      rate: 0.8,
    });
  });

  test("groups by forum, those of none last, and by year, the latest first", () => {
    const { byForum, byYear } = ledger({
      a: decided(4, "2026-06", { forum: "desk" }),
      b: decided(9, "2026-06", { forum: "board" }),
      c: decided(4, "2026-06", { date: "2025-02-01" }),
    });
    expect(byForum.map(({ forum, tally }) => `${forum} ${tally.met} of ${tally.measured}`)).toEqual([
      "board 0 of 1",
      "desk 1 of 1",
      "null 0 of 0",
    ]);
    expect(byYear.map(({ year, tally }) => `${year} ${tally.measured}`)).toEqual(["2026 2", "2025 0"]);
  });

  test("leaves out what never had force", () => {
    const { all, effects } = ledger({
      proposed: decided(4, "2026-06", { status: "proposed" }),
      rejected: decided(4, "2026-06", { status: "rejected" }),
      old: decided(4, "2026-06", { status: "superseded" }),
    });
    expect(all.measured).toBe(1);
    expect(effects.map(({ decision }) => decision)).toEqual(["old"]);
  });
});

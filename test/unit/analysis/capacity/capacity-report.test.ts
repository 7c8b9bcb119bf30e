import { describe, expect, test } from "vitest";
import { analyse, type CapacityReport, committedDemand, snapshot } from "../../../../src/analysis/index.ts";
import { day, type Period } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

/** Plans that rank by their ids, with what each needs of the team in the second quarter. */
function repository(capacity: readonly Fields[], needs: Record<string, readonly number[]>, stage = "active") {
  return plan({
    teams: { t: { capacity } },
    plans: Object.fromEntries(
      Object.entries(needs).map(([id, ftes]) => [
        id,
        { stage, demand: ftes.map((fte) => ({ team: "t", period: "2026-Q2", fte })) },
      ]),
    ),
  });
}
const quarter = (fte: number, run: number, period = "2026-Q2") => ({ period, fte, run });
const capacity = (...given: Parameters<typeof repository>): readonly CapacityReport[] =>
  analyse(repository(...given), day("2026-01-01")).capacity;

describe("capacity", () => {
  test("is what is left of a team when run work is done", () => {
    expect(capacity([quarter(10, 4)], { a: [1, 2] })).toEqual([
      {
        team: "t",
        period: "2026-Q2",
        available: 6,
        committed: 3,
        proposed: 0,
        utilisation: 0.5,
        over: 0,
        cutLine: null,
      },
    ]);
  });

  test.each([
    ["proposed", 0, 2],
    ["approved", 2, 0],
    ["active", 2, 0],
    ["delivered", 0, 0],
    ["closed", 0, 0],
    ["stopped", 0, 0],
  ])("a plan that is %s commits %d and proposes %d", (stage, committed, proposed) => {
    expect(capacity([quarter(10, 4)], { a: [2] }, stage)[0]).toMatchObject({ committed, proposed });
  });

  test("the first plan of the ranking that no longer fits is the cut line", () => {
    expect(capacity([quarter(5, 0)], { a: [3], b: [2], c: [0], d: [1], e: [1] })[0]).toMatchObject({
      over: 2,
      cutLine: "d",
      utilisation: 1.4,
    });
    expect(capacity([quarter(5, 0)], { a: [3], b: [2], c: [0] })[0]?.cutLine).toBeNull();
  });

  test("has no utilisation where nothing is available", () => {
    expect(capacity([quarter(4, 4)], { a: [1] })[0]).toMatchObject({
      utilisation: null,
      over: 1,
      cutLine: "a",
    });
    expect(capacity([quarter(4, 5)], {})[0]).toMatchObject({ available: -1, utilisation: null, over: 1 });
  });

  test("demand is matched to the period as it is written", () => {
    expect(capacity([quarter(5, 0, "2026-06")], { a: [3] })[0]?.committed).toBe(0);
  });

  test("is in the order of the periods' last days, then as written", () => {
    const periods = ["2026-Q2", "2026-05", "2026-06", "2026-W20", "2025"].map((period) =>
      quarter(1, 0, period),
    );
    expect(capacity(periods, {}).map(({ period }) => period)).toEqual([
      "2025",
      "2026-W20",
      "2026-05",
      "2026-06",
      "2026-Q2",
    ]);
  });

  test("committedDemand(now, team, period) names the plans behind a figure", () => {
    const now = snapshot(repository([quarter(5, 0)], { a: [3, 1], b: [2] }), day("2026-01-01"));
    expect(committedDemand(now, "t", "2026-Q2" as Period).map(({ plan: { id }, fte }) => [id, fte])).toEqual([
      ["a", 4],
      ["b", 2],
    ]);
    expect(committedDemand(now, "t", "2026-Q3" as Period)).toEqual([]);
  });
});

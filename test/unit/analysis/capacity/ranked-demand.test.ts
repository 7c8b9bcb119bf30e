import { expect, test } from "vitest";
import { analyse, rankedDemand, snapshot } from "../../../../src/analysis/index.ts";
import { day, type Period } from "../../../../src/model/index.ts";
import { plan } from "../../../helpers/plan.ts";

const period = "2026-Q1" as Period;
const needs = (fte: number) => [{ team: "t", period, fte }];

function demandOf(plans: Readonly<Record<string, Record<string, unknown>>>) {
  const repository = plan({ teams: { t: { capacity: [{ period, fte: 8, run: 3 }] } }, plans });
  const now = snapshot(repository, day("2026-01-01"));
  const report = analyse(repository, day("2026-01-01"));
  return { demand: rankedDemand(now, report.investment, "t", period), report };
}

test("what is committed comes before what is proposed, and each fits while there is room", () => {
  const { demand } = demandOf({
    a: { stage: "proposed", demand: needs(2) },
    b: { stage: "active", demand: needs(2) },
    c: { stage: "approved", demand: needs(2) },
    d: { stage: "closed", demand: needs(9) },
  });
  expect(demand.map(({ plan: { id }, isProposed, fits }) => [id, isProposed, fits])).toEqual([
    ["b", false, true],
    ["c", false, true],
    ["a", true, false],
  ]);
});

test("room that is used up exactly is enough, and a plan that needs nothing always fits", () => {
  const { demand } = demandOf({
    a: { demand: needs(5) },
    b: { demand: needs(0) },
    c: { demand: needs(0.5) },
  });
  expect(demand.map(({ fits }) => fits)).toEqual([true, true, false]);
});

test("the first committed plan that does not fit is the cut line of the report", () => {
  const { demand, report } = demandOf({ a: { demand: needs(4) }, b: { demand: needs(4) } });
  expect(demand.find(({ fits }) => !fits)?.plan.id).toBe("b");
  expect(report.capacity[0]?.cutLine).toBe("b");
});

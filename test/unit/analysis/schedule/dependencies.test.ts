import { describe, expect, test } from "vitest";
import {
  type Dependency,
  delayCostRiding,
  dependencies,
} from "../../../../src/analysis/schedule/dependencies.ts";
import { snapshot } from "../../../../src/analysis/snapshot.ts";
import { addDays } from "../../../../src/model/index.ts";
import { plan } from "../../../helpers/plan.ts";
import { dayZero, network } from "../../../helpers/plan-network.ts";

const of = (drawing: string, on = 0) => dependencies(snapshot(network(drawing), addDays(dayZero, on)));
const slacks = (drawing: string, on = 0) =>
  of(drawing, on).map(
    ({ provider, waiter, slackDays }) => `${provider.milestone} ${waiter.milestone} ${slackDays}`,
  );

describe("dependencies(now)", () => {
  test("say how many days the provider can slip", () => {
    // A ends on day 3, B works two days and is promised for day 9: A may end on day 7.
    expect(slacks("A3 B2 A>B B?7..9")).toEqual(["p/A p/B 4"]);
  });

  test("count the days that must lie between, and the work only where the start is held", () => {
    expect(slacks("A3 B2 A>B:FS+1 B?7..9")).toEqual(["p/A p/B 3"]);
    expect(slacks("A3 B2 A>B:FF+1 B?7..9")).toEqual(["p/A p/B 5"]);
    expect(slacks("A3 B2 A>B:SS+1 B?7..9")).toEqual(["p/A p/B 6"]);
    expect(slacks("A3 B2 A>B:SF-1 B?7..9")).toEqual(["p/A p/B 10"]);
  });

  test("have a slack below zero where the forecast is impossible", () => {
    expect(slacks("A3 B2 A?8 A>B B?5..7")).toEqual(["p/A p/B -3"]);
  });

  test("bind no start that has happened", () => {
    expect(slacks("A3 B4 A>B B@0")).toEqual(["p/A p/B null"]);
    expect(slacks("A3 B4 A>B:FF B@0")).toEqual(["p/A p/B 1"]);
  });

  test("are over when either end is", () => {
    expect(of("A3 B2 A@0..2 A>B", 2).map(({ state }) => state)).toEqual(["met"]);
    expect(of("A3 B2 B@0..1 A>B", 2).map(({ state }) => state)).toEqual(["passed"]);
    expect(of("A3 B2 A! A>B", 2).map(({ state, slackDays }) => [state, slackDays])).toEqual([
      ["cancelled", null],
    ]);
  });

  test("are late by the provider’s slip against its baseline", () => {
    expect(of("A3 B2 A?8 A>B").map(({ lateDays }) => lateDays)).toEqual([5]);
    expect(of("A3 B2 A?2 A>B").map(({ lateDays }) => lateDays)).toEqual([0]);
  });

  test("are critical where neither end has float", () => {
    // C is expected five days after the rest of the network needs it.
    const ends = of("A3 C9 D1  A>D C>D").map(({ provider, isCritical }) => [provider.milestone, isCritical]);
    expect(ends).toEqual([
      ["p/A", false],
      ["p/C", true],
    ]);
    const critical = of("A3 B2 C9  A>B A>C").map(({ waiter, isCritical }) => [waiter.milestone, isCritical]);
    expect(critical).toEqual([
      ["p/B", false],
      ["p/C", true],
    ]);
  });
});

describe("a dependency across functions", () => {
  const repository = (acknowledgedBy?: string, stage = "active") =>
    plan({
      plans: { p: { unit: "shop", stage }, q: { unit: "lab" } },
      milestones: {
        "p/wait": { dependsOn: [{ milestone: "q/give", ...(acknowledgedBy ? { acknowledgedBy } : {}) }] },
        "q/give": {},
        "q/here": { unit: "shop" },
        "p/zone": { dependsOn: [{ milestone: "q/here" }] },
      },
    });
  const only = (...given: Parameters<typeof repository>) =>
    dependencies(snapshot(repository(...given), dayZero))[0] as Dependency;

  test("is one between units, those of the milestones before those of their plans", () => {
    const [, inside] = dependencies(snapshot(repository(), dayZero));
    expect(inside).toMatchObject({
      provider: { milestone: "q/here", unit: "shop" },
      crossesUnits: false,
      crossesPlans: true,
    });
    expect(only()).toMatchObject({
      provider: { milestone: "q/give", plan: "q", unit: "lab" },
      waiter: { milestone: "p/wait", plan: "p", unit: "shop" },
      crossesUnits: true,
      crossesPlans: true,
    });
  });

  test("is acknowledged by somebody of exactly the unit that provides", () => {
    expect([only().isAcknowledged, only("ann").isAcknowledged, only("ivo").isAcknowledged]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("is idle in a plan that was not decided on", () => {
    expect(only("ivo", "proposed").state).toBe("idle");
  });
});

test("delayCostRiding adds up what waits in turn, each milestone once", () => {
  const all = of("A3 B2 C2 D2  A>B A>C B>D C>D");
  const open = Map.groupBy(all, ({ provider }) => provider.milestone);
  const costs = new Map([
    ["p/A", { costOfDelay: 1 }],
    ["p/B", { costOfDelay: 10 }],
    ["p/D", { costOfDelay: 100 }],
  ]);
  expect(delayCostRiding(["p/B", "p/C"], open, costs)).toBe(110);
  expect(delayCostRiding(["p/D"], open, costs)).toBe(100);
});

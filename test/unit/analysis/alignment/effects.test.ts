import { describe, expect, test } from "vitest";
import { valuedEnds } from "../../../../src/analysis/alignment/contribution-value.ts";
import { driverTree } from "../../../../src/analysis/alignment/driver-tree.ts";
import { effectsFrom } from "../../../../src/analysis/alignment/effects.ts";
import { valuePaths } from "../../../../src/analysis/alignment/value-paths.ts";
import type { Contribution } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

const tree = (kpis: Readonly<Record<string, Fields>>) => driverTree(plan({ kpis }).kpis);
const edge = (kpi: string, elasticity?: number, lagDays = 0) => ({ kpi, elasticity, lagDays });

/** The example of the essay. */
const diamond = tree({
  a: { drives: [edge("b", 2, 10), edge("c", 4)] },
  b: { drives: [edge("d", 3, 5)] },
  c: { drives: [edge("d", 1, 15)] },
  d: { valuePerUnit: 7 },
});
const effects = (of: typeof diamond, from: string, endsAt: readonly string[] = []) =>
  effectsFrom(of, of.nodeOf.get(from) as number, (node) => endsAt.includes(of.kpis[node]?.id ?? "")).map(
    ({ node, factor, lagDays }) => `${of.kpis[node]?.id} ${factor} after ${lagDays}`,
  );

/** n diamonds in a row: 2ⁿ paths. */
function lattice(count: number, lag: (index: number) => number) {
  const kpis: Record<string, Fields> = { z: { valuePerUnit: 1 } };
  for (let index = 0; index < count; index++) {
    const name = (part: string, at = index) => `k${String(at).padStart(4, "0")}${part}`;
    const next = index + 1 < count ? name("", index + 1) : "z";
    kpis[name("")] = { drives: [edge(name("x"), 1, lag(index)), edge(name("y"), 1)] };
    kpis[name("x")] = { drives: [edge(next, 0.5)] };
    kpis[name("y")] = { drives: [edge(next, 0.5)] };
  }
  return tree(kpis);
}

describe("effects", () => {
  test("multiply along a path, and paths of one delay add up", () => {
    expect(effects(diamond, "a")).toEqual(["a 1 after 0", "b 2 after 10", "c 4 after 0", "d 10 after 15"]);
    expect(effects(diamond, "d")).toEqual(["d 1 after 0"]);
  });

  test("paths of different delays are kept apart", () => {
    const apart = tree({ a: { drives: [edge("b", 2), edge("b", 3, 1)] }, b: {} });
    expect(effects(apart, "a")).toEqual(["a 1 after 0", "b 2 after 0", "b 3 after 1"]);
  });

  test("arrive at a KPI by the short way and by the long one, whichever stands first", () => {
    const ways = tree({ a: { drives: [edge("b", 2), edge("c", 3)] }, b: {}, c: { drives: [edge("b", 5)] } });
    expect(effects(ways, "a")).toEqual(["a 1 after 0", "c 3 after 0", "b 17 after 0"]);
  });

  test("an edge of unknown elasticity carries nothing, one of 0 carries 0", () => {
    const broken = tree({ a: { drives: [edge("b"), edge("c", 0)] }, b: { drives: [edge("c", 5)] }, c: {} });
    expect(effects(broken, "a")).toEqual(["a 1 after 0", "c 0 after 0"]);
  });

  test("a path ends where it is told to", () => {
    expect(effects(diamond, "a", ["b"])).toEqual([
      "a 1 after 0",
      "b 2 after 10",
      "c 4 after 0",
      "d 4 after 15",
    ]);
    expect(effects(diamond, "a", ["a"])).toEqual(["a 1 after 0"]);
  });

  test("more paths than can be counted are no trouble", () => {
    expect(
      valuedEnds(
        lattice(200, () => 1),
        "k0000",
      ),
    ).toHaveLength(201);
    const total = valuedEnds(
      lattice(200, () => 1),
      "k0000",
    ).reduce((sum, { valuePerYear }) => sum + valuePerYear, 0);
    expect(total).toBeCloseTo(1, 9);
  });

  test("nor are delays of which no two are alike", () => {
    const ends = valuedEnds(
      lattice(19, (index) => 2 ** index),
      "k0000",
    );
    expect(ends.reduce((most, { lagDays }) => Math.max(most, lagDays), 0)).toBe(146_097);
  });
});

describe("value paths", () => {
  const contribution = (kpi: string, delta = 2): Contribution => ({
    kpi,
    delta,
    realisedBy: "p/a",
    rampDays: 0,
    confidence: 0.5,
  });

  test("show every factor, in the order of the files", () => {
    expect(valuePaths({ drivers: diamond }, contribution("a"))).toEqual([
      {
        kpi: "a",
        steps: [
          { kpi: "b", elasticity: 2, lagDays: 10 },
          { kpi: "d", elasticity: 3, lagDays: 5 },
        ],
        effect: 12,
        lagDays: 15,
        goodSign: 1,
        valuePerUnit: 7,
        valuePerYear: 84,
      },
      {
        kpi: "a",
        steps: [
          { kpi: "c", elasticity: 4, lagDays: 0 },
          { kpi: "d", elasticity: 1, lagDays: 15 },
        ],
        effect: 8,
        lagDays: 15,
        goodSign: 1,
        valuePerUnit: 7,
        valuePerYear: 56,
      },
    ]);
  });

  test("add up to what is reported", () => {
    const paths = valuePaths({ drivers: diamond }, contribution("a", -3));
    const reported = valuedEnds(diamond, "a").map(({ valuePerYear }) => -3 * valuePerYear);
    expect(paths.map(({ valuePerYear }) => valuePerYear)).toEqual([-126, -84]);
    expect(reported).toEqual([-210]);
  });

  test("end at the first KPI with a value, and at one that holds a range, which is worth nothing", () => {
    const ends = tree({
      a: { drives: [edge("b", 1), edge("h", 1), edge("u", 1)] },
      b: { valuePerUnit: 5, direction: "decrease", drives: [edge("d", 1)] },
      d: { valuePerUnit: 100 },
      h: { direction: "hold", range: { min: 0, max: 1 }, drives: [edge("d", 1)] },
      u: {},
    });
    expect(valuedEnds(ends, "a").map(({ kpi, valuePerYear }) => [kpi, valuePerYear])).toEqual([
      ["b", -5],
      ["h", 0],
    ]);
    const paths = valuePaths({ drivers: ends }, contribution("a"));
    expect(paths.map(({ steps, valuePerYear }) => [steps.at(-1)?.kpi, valuePerYear])).toEqual([
      ["b", -10],
      ["h", 0],
    ]);
    expect(valuePaths({ drivers: ends }, contribution("u"))).toEqual([]);
    expect(valuePaths({ drivers: ends }, contribution("b"))).toMatchObject([
      { steps: [], valuePerYear: -10 },
    ]);
  });

  test("are cut off where nobody would read them, and not looked for where there are none", () => {
    expect(valuePaths({ drivers: lattice(40, () => 0) }, contribution("k0000"), 5)).toHaveLength(5);
    const worthless = lattice(40, () => 0);
    const none = { ...worthless, kpis: worthless.kpis.map((kpi) => ({ ...kpi, valuePerUnit: undefined })) };
    expect(valuePaths({ drivers: none }, contribution("k0000"))).toEqual([]);
  });
});

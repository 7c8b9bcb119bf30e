import { describe, expect, test } from "vitest";
import { analyse, type LineOfSight } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { type Fields, plan } from "../../../helpers/plan.ts";

const kpis: Record<string, Fields> = {
  margin: { grounding: "pnl", objective: "profit" },
  speed: { drives: [{ kpi: "margin" }] },
  stock: { drives: [{ kpi: "speed" }], direction: "decrease" },
  mood: {},
  smile: { drives: [{ kpi: "mood" }] },
  sales: { grounding: "pnl", drives: [{ kpi: "margin" }] },
  band: { direction: "hold", range: { min: 0, max: 1 }, grounding: "operational" },
};
const report = (contributes: readonly Fields[], fields: Fields = {}, milestone: Fields = {}) =>
  analyse(
    plan({
      kpis,
      objectives: { profit: {} },
      plans: {
        p: {
          contributes: contributes.map((one) => ({
            delta: 1,
            realisedBy: "p/a",
            acceptedBy: "ann",
            ...one,
          })),
          ...fields,
        },
      },
      milestones: {
        "p/a": milestone,
        "p/b": { moves: ["mood", "stock"] },
        "p/c": { moves: ["stock", "margin"] },
      },
    }),
    day("2026-01-01"),
  );
const sight = (contributes: readonly Fields[], fields?: Fields, milestone?: Fields): LineOfSight =>
  report(contributes, fields, milestone).plans[0]?.lineOfSight as LineOfSight;

describe("a plan's line of sight", () => {
  test("is direct through a KPI that has grounding, with the proof", () => {
    expect(sight([{ kpi: "margin" }])).toEqual({
      strength: "direct",
      path: ["plans/p", "kpis/margin", "objectives/profit"],
      brokenAt: null,
    });
    expect(sight([{ kpi: "band", delta: -1 }]).path).toEqual(["plans/p", "kpis/band"]);
    expect(sight([{ kpi: "sales" }])).toMatchObject({ strength: "direct", path: ["plans/p", "kpis/sales"] });
  });

  test("is indirect through KPIs that drive one", () => {
    expect(sight([{ kpi: "stock", delta: -1 }])).toEqual({
      strength: "indirect",
      path: ["plans/p", "kpis/stock", "kpis/speed", "kpis/margin", "objectives/profit"],
      brokenAt: null,
    });
  });

  test("is that of the best contribution, by the shortest path", () => {
    expect(sight([{ kpi: "stock", delta: -1 }, { kpi: "speed" }]).path?.[1]).toBe("kpis/speed");
    expect(sight([{ kpi: "mood" }, { kpi: "stock", delta: -1 }, { kpi: "margin" }]).strength).toBe("direct");
    expect(sight([{ kpi: "mood" }, { kpi: "stock", delta: -1 }]).strength).toBe("indirect");
  });

  test.each([
    ["no-acceptance", { kpi: "mood", acceptedBy: undefined }],
    ["wrong-acceptor", { kpi: "mood", acceptedBy: "ivo" }],
    ["not-grounded", { kpi: "mood" }],
    ["not-grounded", { kpi: "smile" }],
    ["adverse", { kpi: "margin", delta: -1 }],
    ["adverse", { kpi: "stock", delta: 0.5 }],
    ["adverse", { kpi: "margin", delta: -0.5 }],
  ])("is only claimed for want of %s", (reason, contribution) => {
    expect(sight([contribution])).toEqual({
      strength: "claimed",
      path: null,
      brokenAt: { id: `kpis/${contribution.kpi}`, reason },
    });
  });

  test("is only claimed where the milestone was cancelled", () => {
    const brokenAt = { id: "kpis/margin", reason: "cancelled" };
    const cancelled = { cancelled: { date: "2026-01-01" } };
    expect(sight([{ kpi: "margin", delta: -1 }], {}, cancelled).brokenAt).toEqual(brokenAt);
  });

  test("breaks at the first contribution in the file", () => {
    expect(sight([{ kpi: "mood" }, { kpi: "speed", acceptedBy: "ivo" }]).brokenAt?.id).toBe("kpis/mood");
  });

  test("is claimed by objectives alone, and none without anything", () => {
    const brokenAt = { id: "plans/p", reason: "no-contribution" };
    expect(sight([], { objectives: ["profit"] })).toEqual({ strength: "claimed", path: null, brokenAt });
    expect(sight([])).toEqual({ strength: "none", path: null, brokenAt });
  });

  test("of several proofs as short as each other takes the first by the joined ids", () => {
    const tied = (ids: readonly [string, string]) => {
      const either = [tiedInOrder(ids, ids), tiedInOrder(ids, ids.toReversed())];
      expect(either[0]).toBe(either[1]);
      return either[0];
    };
    const tiedInOrder = (ids: readonly [string, string], order: readonly string[]) => {
      const repository = plan({
        kpis: {
          start: { drives: order.map((kpi) => ({ kpi })) },
          ...Object.fromEntries(ids.map((id) => [id, { drives: [{ kpi: "ground" }] }])),
          ground: { grounding: "pnl" },
        },
        plans: { p: { contributes: [{ kpi: "start", delta: 1, realisedBy: "p/a", acceptedBy: "ann" }] } },
        milestones: { "p/a": {} },
      });
      return analyse(repository, day("2026-01-01")).plans[0]?.lineOfSight.path?.[2];
    };
    expect(tied(["b", "c"])).toBe("kpis/b");
    // Joined, `kpis/a-x/kpis/ground` comes before `kpis/a/kpis/ground`, and `kpis/a/b/…` before `kpis/a/kpis/…`.
    expect(tied(["a", "a-x"])).toBe("kpis/a-x");
    expect(tied(["a", "a/b"])).toBe("kpis/a/b");
    expect(tied(["a", "a/z"])).toBe("kpis/a");
  });

  test("of several contributions takes the nearest to the ground, then the first by its id", () => {
    const first = (...contributions: readonly string[]) => {
      const repository = plan({
        kpis: { a: { drives: [{ kpi: "z" }] }, b: { grounding: "pnl" }, z: { grounding: "pnl" } },
        plans: {
          p: {
            contributes: contributions.map((kpi) => ({
              kpi,
              delta: 1,
              realisedBy: "p/a",
              acceptedBy: "ann",
            })),
          },
        },
        milestones: { "p/a": {} },
      });
      return analyse(repository, day("2026-01-01")).plans[0]?.lineOfSight.path?.[1];
    };
    expect(first("a", "z")).toBe("kpis/z");
    expect(first("z", "b")).toBe("kpis/b");
    expect(first("b", "z")).toBe("kpis/b");
  });

  test("of several grounds as near as each other takes the first by its id", () => {
    const repository = plan({
      kpis: {
        start: { drives: [{ kpi: "a-x" }, { kpi: "a" }] },
        a: { grounding: "pnl" },
        "a-x": { grounding: "pnl" },
      },
      plans: { p: { contributes: [{ kpi: "start", delta: 1, realisedBy: "p/a", acceptedBy: "ann" }] } },
      milestones: { "p/a": {} },
    });
    expect(analyse(repository, day("2026-01-01")).plans[0]?.lineOfSight.path?.at(-1)).toBe("kpis/a");
  });
});

describe("a milestone's line of sight", () => {
  const strengths = (contributes: readonly Fields[]) =>
    report(contributes).milestones.map(({ lineOfSight }) => lineOfSight);

  test("is by the KPIs that it moves itself, else by its plan", () => {
    expect(strengths([])).toEqual(["none", "indirect", "direct"]);
    expect(strengths([{ kpi: "margin" }])).toEqual(["inherited", "indirect", "direct"]);
  });
});

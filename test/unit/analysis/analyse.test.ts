import { describe, expect, test } from "vitest";
import { analyse, schedule, snapshot } from "../../../src/analysis/index.ts";
import { addDays, day } from "../../../src/model/index.ts";
import { type Fields, plan } from "../../helpers/plan.ts";

const asOf = day("2026-01-01");
const length = 100_000;
const name = (index: number) => String(index).padStart(6, "0");
const chain = (entry: (index: number) => Fields): Record<string, Fields> =>
  Object.fromEntries(Array.from({ length }, (_, index) => [name(index), entry(index)]));
const next = (index: number, value: unknown) => (index + 1 < length ? [value] : []);

describe("a chain of 100,000", () => {
  test("KPIs that drive each other is followed to its end", () => {
    const repository = plan({
      kpis: chain((index) => ({
        drives: next(index, { kpi: name(index + 1), elasticity: 1, lagDays: 1 }),
        ...(index + 1 < length ? {} : { grounding: "pnl", valuePerUnit: 10 }),
      })),
      plans: { p: { contributes: [{ kpi: name(0), delta: 2, realisedBy: "p/a", acceptedBy: "ann" }] } },
      milestones: { "p/a": {} },
    });
    const [report] = analyse(repository, asOf).plans;
    expect(report?.lineOfSight.path).toHaveLength(length + 1);
    expect(report?.contributions[0]?.valuePerYear).toBe(20);
  }, 30_000);

  test("milestones that wait for each other adds up", () => {
    const milestones = Object.fromEntries(
      Object.entries(
        chain((index) => ({
          baseline: { start: asOf, finish: addDays(asOf, 1) },
          dependsOn: next(index, { milestone: `p/${name(index + 1)}` }),
        })),
      ).map(([id, fields]) => [`p/${id}`, fields]),
    );
    const repository = plan({ plans: { p: { stage: "proposed" } }, milestones });
    const first = schedule(snapshot(repository, asOf)).get(`p/${name(0)}`);
    expect(first).toMatchObject({ slipDays: length - 1, inheritedDays: length - 1, totalFloat: 0 });
    expect(first?.rootCause).toBe(`p/${name(length - 1)}`);
    const [reported] = analyse(repository, asOf).milestones;
    expect(reported).toMatchObject({ expectedFinish: "2199-12-31", slipDays: length - 1 });
  }, 30_000);

  test("decisions that supersede each other, plans and objectives within each other are no trouble", () => {
    const repository = plan({
      decisions: chain((index) => ({ supersedes: next(index, name(index + 1)) })),
      plans: chain((index) => ({ stage: "proposed", ...(index > 0 ? { parent: name(index - 1) } : {}) })),
      objectives: chain((index) => (index > 0 ? { parent: name(index - 1) } : {})),
    });
    const { decisions } = analyse(repository, asOf);
    expect(decisions.at(-1)).toMatchObject({ id: name(length - 1), current: name(0) });
  }, 30_000);
});

describe("a network of 100,000 milestones and 300,000 dependencies", () => {
  test("is scheduled whole", () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const types = ["FS", "SS", "FF", "SF"];
    const milestones = Object.fromEntries(
      Array.from({ length }, (_, index) => {
        const start = addDays(asOf, random(1000));
        const dependsOn = Array.from({ length: index < 3 ? 0 : 3 }, () => ({
          milestone: `p/${name(index - 1 - random(Math.min(index, 500)))}`,
          type: types[random(4)],
          lagDays: random(10) - 3,
        }));
        return [`p/${name(index)}`, { baseline: { start, finish: addDays(start, 30) }, dependsOn }];
      }),
    );
    const now = snapshot(plan({ plans: { p: {} }, milestones }), asOf);
    expect(schedule(now).size).toBe(length);
  }, 60_000);
});

test("a cycle, which the check refuses, is a fault and not an endless loop", () => {
  const circular = plan({
    plans: { p: {} },
    milestones: {
      "p/a": { dependsOn: [{ milestone: "p/b" }] },
      "p/b": { dependsOn: [{ milestone: "p/a" }] },
    },
  });
  expect(() => analyse(circular, asOf)).toThrow(/fault of Plumbline/);
});

test("what a reference that leads nowhere would add is left out", () => {
  const dangling = plan({
    kpis: { k: { drives: [{ kpi: "nowhere" }], objective: "nowhere" } },
    plans: { p: { contributes: [{ kpi: "nowhere", delta: 1, realisedBy: "nowhere" }] } },
    milestones: { "p/a": { dependsOn: [{ milestone: "nowhere" }] }, "nowhere/a": {} },
    decisions: { d: { expects: [{ kpi: "nowhere", delta: 1, by: "2025" }], supersedes: ["nowhere"] } },
  });
  expect(() => analyse(dangling, asOf)).not.toThrow();
});

import fc from "fast-check";
import { day } from "../../src/model/index.ts";

/** The day around which random plans lie; their dates are in days from it. */
export const today = day("2026-06-30");

/**
 * The history of a random plan: what was written, and when. `planKnownOn` turns it into the plan that the
 * files would hold on a day, which is how laws about the past are checked without trusting the program's own
 * replay.
 */
export type RandomPlan = typeof randomPlan extends fc.Arbitrary<infer History> ? History : never;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const offset = fc.integer({ min: -250, max: 250 });
const small = fc.integer({ min: 0, max: 60 });
const money = fc.integer({ min: 0, max: 5000 });
const some = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number) => fc.array(arbitrary, { maxLength });
const change = fc.constantFrom(-3, -2, -1, 1, 2, 3);
const person = fc.constantFrom("ann", "ivo", "eve");

const kpi = fc.record({
  direction: fc.constantFrom("increase", "decrease", "hold"),
  kind: fc.constantFrom("lead", "lag"),
  grounding: maybe(fc.constantFrom("pnl", "operational")),
  accountable: person,
  hasObjective: fc.boolean(),
  baseline: maybe(small),
  firstTargets: some(small, 3),
  moves: some(fc.record({ date: offset, targets: some(small, 3) }), 2),
  drives: some(fc.record({ to: fc.nat(), elasticity: maybe(change), lagDays: small }), 2),
  valuePerUnit: maybe(money),
  frequency: fc.constantFrom("weekly", "monthly", "quarterly"),
  tolerance: maybe(fc.record({ watch: fc.constantFrom(0, 0.1, 0.2) })),
  values: some(small, 18),
});

const milestone = fc.record({
  plan: fc.nat(),
  unit: maybe(fc.constantFrom("shop", "lab")),
  accountable: person,
  finish: offset,
  length: maybe(fc.integer({ min: 0, max: 150 })),
  moves: some(
    fc.record({ date: offset, shift: fc.integer({ min: -60, max: 60 }), isDecided: fc.boolean() }),
    2,
  ),
  forecast: maybe(fc.record({ start: maybe(offset), length: maybe(small) })),
  started: maybe(offset),
  finished: maybe(small),
  budget: maybe(money),
  spent: maybe(money),
  impacts: some(fc.nat(), 2),
  waitsFor: some(
    fc.record({
      milestone: fc.nat(),
      type: fc.constantFrom("FS", "SS", "FF", "SF"),
      lagDays: fc.integer({ min: -30, max: 60 }),
      acknowledgedBy: maybe(person),
    }),
    3,
  ),
  cancelled: fc.option(offset, { nil: undefined, freq: 9 }),
});

const plan = fc.record({
  accountable: person,
  sponsor: person,
  controller: maybe(person),
  category: fc.constantFrom("run", "grow", "transform"),
  stage: fc.constantFrom("proposed", "approved", "active", "active", "delivered", "closed", "stopped"),
  contributes: some(
    fc.record({
      kpi: fc.nat(),
      delta: change,
      milestone: fc.nat(),
      rampDays: small,
      confidence: fc.constantFrom(0.25, 0.5, 1),
      acceptedBy: maybe(person),
      confirmed: maybe(fc.record({ date: offset, by: person })),
    }),
    3,
  ),
  hasObjective: fc.boolean(),
  needs: some(small, 2),
});

/** A random plan whose content passes the check. */
export const randomPlan = fc.record({
  kpis: some(kpi, 5),
  plans: fc.array(plan, { minLength: 1, maxLength: 4 }),
  milestones: some(milestone, 9),
  updates: some(
    fc.record({
      plan: fc.nat(),
      date: offset,
      claimed: fc.constantFrom("green", "amber", "red"),
      assurance: fc.boolean(),
    }),
    5,
  ),
  risks: some(
    fc.record({
      plan: fc.nat(),
      probability: fc.constantFrom(0.25, 0.5),
      impact: money,
      reviewBy: maybe(offset),
    }),
    3,
  ),
  assumptions: some(
    fc.record({ kpi: maybe(fc.nat()), min: small, plans: some(fc.nat(), 2), reviewBy: maybe(offset) }),
    3,
  ),
  decisions: some(
    fc.record({
      date: offset,
      status: fc.constantFrom("proposed", "accepted", "accepted", "rejected", "superseded"),
      expects: some(fc.record({ kpi: fc.nat(), delta: change }), 2),
      supersedes: some(fc.nat(), 1),
      reviewBy: maybe(offset),
    }),
    4,
  ),
  systems: some(
    fc.record({ sanctioned: fc.boolean(), capability: fc.constantFrom("x", "y"), used: small }),
    3,
  ),
  capacity: some(small, 2),
});

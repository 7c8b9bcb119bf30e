import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  analyse,
  planStatusesOn,
  type Report,
  rules,
  snapshot,
  valuePaths,
} from "../../src/analysis/index.ts";
import { addDays, type EntryLists, type PlanRepository, planRepository } from "../../src/model/index.ts";
import { type PlanText, plan } from "../helpers/plan.ts";
import { planKnownOn } from "../helpers/plan-known-on.ts";
import { type RandomPlan, randomPlan, today } from "../helpers/random-plan.ts";

/** Later than everything that a random plan knows. */
const always = 1000;
const report = (history: RandomPlan, text: PlanText = planKnownOn(history, always)): Report =>
  analyse(plan(text), today);

function law(check: (history: RandomPlan, extra: number) => void): void {
  fc.assert(fc.property(randomPlan, fc.nat(1_000_000), check), { numRuns: 250, seed: 20_260_630 });
}

describe("laws of the analysis", () => {
  test("the order in which files are read never matters, nor that of lists without an order", () => {
    law((history, seed) => {
      const repository = plan(planKnownOn(history, always));
      expect(analyse(shuffled(repository, seed), today)).toEqual(analyse(repository, today));
    });
  });

  test("an earlier as-of date gives what the files of that day would have given", () => {
    law((history, extra) => {
      const offset = (extra % 500) - 250;
      const asOf = addDays(today, offset);
      const replayed = analyse(plan(planKnownOn(history, always)), asOf);
      expect(replayed).toEqual(analyse(plan(planKnownOn(history, offset)), asOf));
    });
  });

  test("what was asked of a plan for one day changes no answer for another", () => {
    law((history, extra) => {
      const text = planKnownOn(history, always);
      const repository = plan(text);
      const first = addDays(today, (extra % 500) - 250);
      const second = addDays(today, (extra % 313) - 150);
      for (const day of [first, today, second, first]) {
        expect(analyse(repository, day)).toEqual(analyse(plan(text), day));
        expect(planStatusesOn(repository, day)).toEqual(planStatusesOn(plan(text), day));
      }
    });
  });

  test("no finding is without evidence, and none speaks in ids or of nothing", () => {
    law((history) => {
      const found = report(history);
      for (const { evidence, message, subject } of found.findings) {
        expect(evidence.length, subject).toBeGreaterThan(0);
        expect(message).toMatch(/^[^.]*\S.*\.$/s);
        expect(message).not.toMatch(/undefined|null|NaN|Infinity|\b[kpmdors]\d+\/|\[object/);
        expect(subject).toMatch(/^[a-z]+\/.+$/);
      }
      for (const { rule, raisedOn } of found.findings) {
        const isDated = rules.some(({ id, isDated }) => id === rule && isDated);
        expect(raisedOn <= today && (isDated || raisedOn === today), rule).toBe(true);
      }
      const keys = found.findings.map(({ rule, subject }) => `${rule}:${subject}`);
      expect(new Set(keys).size).toBe(keys.length);
    });
  });

  test("everything in the report survives being written as JSON", () => {
    law((history) => {
      const found = report(history);
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    });
  });

  test("with all money four times as much all money is four times as much, and nothing else changes", () => {
    law((history) => {
      const repository = plan(planKnownOn(history, always));
      const scaled = analyse(withMoneyTimes(4, repository), today);
      expect(comparable(scaled, 1)).toEqual(comparable(analyse(repository, today), 4));
    });
  });

  test("totals are the sums of their parts", () => {
    law((history) => {
      const found = report(history);
      const { plans, milestones, kpis, scorecard, alignment, investment } = found;
      const stageOf = plan(planKnownOn(history, always)).plans;
      const ongoing = plans.filter(({ id }) => !["stopped", "closed"].includes(stageOf.get(id)?.stage ?? ""));
      for (const one of plans) {
        close(one.costOfDelay, total(one.contributions.map(({ costOfDelay }) => costOfDelay)));
        close(one.cv, one.ev - one.ac);
        close(one.vac, one.bac - one.eac);
      }
      const all = total(plans.map(({ costOfDelay }) => costOfDelay));
      close(total(milestones.map(({ costOfDelay }) => costOfDelay)), all);
      close(total(milestones.map(({ valueAtStake }) => valueAtStake)), all);
      close(scorecard.costOfDelay, total(ongoing.map(({ costOfDelay }) => costOfDelay)));
      close(alignment.spend.total, total(ongoing.map(({ bac }) => bac)));
      close(alignment.spend.aligned + scorecard.nonEssentialSpend, alignment.spend.total);
      expect(alignment.plans.aligned + alignment.nonEssential.length).toBe(alignment.plans.total);
      expect(scorecard.kpisOnPlan.total).toBe(kpis.length);
      close(investment.at(-1)?.cumulativeCost ?? 0, total(investment.map(({ costToGo }) => costToGo)));
      close(investment.at(-1)?.cumulativeRnpv ?? 0, total(investment.map(({ rnpv }) => rnpv)));
      const breaches = found.findings.filter(({ severity }) => severity === "breach");
      expect(found.requiredDecisions.map(({ moneyAtStake }) => moneyAtStake)).toEqual(
        breaches.map(({ moneyAtStake }) => moneyAtStake),
      );
    });
  });

  test("the paths of a contribution add up to what it is worth", () => {
    law((history) => {
      const now = snapshot(plan(planKnownOn(history, always)), today);
      for (const one of report(history).plans) {
        const { contributes } = now.repository.plans.get(one.id) ?? { contributes: [] };
        contributes.forEach((contribution, index) => {
          const paths = valuePaths(now, contribution);
          const value = one.contributions[index]?.valuePerYear ?? null;
          expect(paths.length === 0).toBe(value === null);
          close(total(paths.map(({ valuePerYear }) => valuePerYear)), value ?? 0);
        });
      }
    });
  });

  test("taking a decision back reopens exactly what it answered", () => {
    law((history, extra) => {
      const text = planKnownOn(history, always);
      const open = report(history, text).requiredDecisions;
      const answers = (from: number) =>
        open.filter((_, index) => (index + from) % 2 === 0).map(({ id }) => id);
      const answered = {
        x1: { date: today, answers: answers(extra) },
        x2: { date: today, answers: answers(extra + 1).slice(0, 2) },
      };
      const before = report(history, { ...text, decisions: { ...text.decisions, ...answered } });
      const after = report(history, { ...text, decisions: { ...text.decisions, x2: answered.x2 } });
      const reopened = before.requiredDecisions.flatMap((decision, index) => {
        const now = after.requiredDecisions[index];
        return JSON.stringify(now) === JSON.stringify(decision) ? [] : [decision.id];
      });
      expect(reopened).toEqual(answered.x1.answers);
      for (const { id, state } of after.requiredDecisions) {
        if (answered.x1.answers.includes(id)) expect(state).not.toBe("decided");
      }
    });
  });
});

function total(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function close(a: number, b: number): void {
  expect(Math.abs(a - b)).toBeLessThan(1e-6 * Math.max(1, Math.abs(b)));
}

/** A generator of numbers that is the same for the same seed. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function shuffled(repository: PlanRepository, seed: number): PlanRepository {
  const random = pseudoRandom(seed);
  const mix = <T>(list: readonly T[]): T[] =>
    list
      .map((one) => ({ one, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one);
  const { portal, edition: _, ...collections } = repository;
  const lists = Object.entries(collections).map(([name, entries]) => [name, mix([...entries.values()])]);
  const mixed = Object.fromEntries(lists) as EntryLists;
  return planRepository(portal, {
    ...mixed,
    plans:
      mixed.plans?.map((one) => ({ ...one, demand: mix(one.demand), objectives: mix(one.objectives) })) ?? [],
    milestones: mixed.milestones?.map((one) => ({ ...one, moves: mix(one.moves) })) ?? [],
    decisions: mixed.decisions?.map((one) => ({ ...one, supersedes: mix(one.supersedes) })) ?? [],
    teams: mixed.teams?.map((one) => ({ ...one, capacity: mix(one.capacity) })) ?? [],
  });
}

function withMoneyTimes(factor: number, repository: PlanRepository): PlanRepository {
  const keys = new Set(["budget", "spent", "valuePerUnit", "impact", "annualCost"]);
  const scaled = (value: unknown): unknown => {
    if (value instanceof Map) return new Map([...value].map(([id, entry]) => [id, scaled(entry)]));
    if (Array.isArray(value)) return value.map(scaled);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        keys.has(key) && typeof one === "number" ? one * factor : scaled(one),
      ]),
    );
  };
  return scaled(repository) as PlanRepository;
}

const moneyFields = new Set([
  ...["bac", "pv", "ev", "ac", "sunk", "cv", "sv", "eac", "vac"],
  ...["valuePerYear", "costOfDelay", "valueAtStake", "moneyAtStake", "nonEssentialSpend"],
  ...["costToGo", "exposure", "presentValue", "rnpv", "cumulativeCost", "cumulativeRnpv"],
]);
const sharesOfMoney = new Set(["spend", "spendAligned", "greenSpendContradicted"]);

/** The report without its words, all money in it times `factor`. */
function comparable(value: unknown, factor: number, key = ""): unknown {
  if (typeof value === "number") return moneyFields.has(key) ? value * factor : value;
  if (Array.isArray(value)) return value.map((one) => comparable(one, factor, key));
  if (typeof value !== "object" || value === null) return value;
  const isMoney = (name: string, of: object) =>
    sharesOfMoney.has(key) ? name !== "share" : "kind" in of && of.kind === "money" && name === "value";
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "message")
      .map(([name, one]) => [
        name,
        isMoney(name, value) && typeof one === "number" ? one * factor : comparable(one, factor, name),
      ]),
  );
}

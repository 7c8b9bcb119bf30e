import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse, changesBetween, isUnchanged } from "../../src/analysis/index.ts";
import { addDays, type PlanRepository } from "../../src/model/index.ts";
import { type Fields, type PlanText, plan } from "../helpers/plan.ts";
import { planKnownOn } from "../helpers/plan-known-on.ts";
import { randomPlan, today } from "../helpers/random-plan.ts";

const none: ReadonlyMap<string, string> = new Map();
const on = (repository: PlanRepository, days = 0) => ({
  repository,
  report: analyse(repository, addDays(today, days)),
});

describe("changesBetween(before, after)", () => {
  test("finds nothing between a plan and itself", () => {
    fc.assert(
      fc.property(randomPlan, (history) => {
        const state = on(plan(planKnownOn(history, 0)));
        expect(isUnchanged(changesBetween({ ...state, renamed: none }, state))).toBe(true);
      }),
    );
  });

  test("mirrors what is new and what is gone when the two are swapped", () => {
    fc.assert(
      fc.property(randomPlan, randomPlan, (one, other) => {
        const [before, after] = [on(plan(planKnownOn(one, 0))), on(plan(planKnownOn(other, 0)))];
        const forth = changesBetween({ ...before, renamed: none }, after);
        const back = changesBetween({ ...after, renamed: none }, before);
        expect(names(back.removed)).toEqual(names(forth.entered));
        expect(names(back.entered)).toEqual(names(forth.removed));
        expect(back.vanishing).toEqual(forth.appearing);
        expect(back.slips.length).toBe(forth.slips.length);
        expect(turns(back.statuses)).toEqual(
          turns(forth.statuses).map(({ before, after, ...move }) => ({
            ...move,
            before: after,
            after: before,
          })),
        );
      }),
    );
  });

  test("finds only a rename where everything has another name", () => {
    fc.assert(
      fc.property(randomPlan, (history) => {
        const text = planKnownOn(history, 0);
        const [before, after] = [plan(text), plan(withOtherNames(text))];
        const renames = (["kpis", "plans", "milestones"] as const).flatMap((collection) =>
          [...before[collection].keys()].map(
            (id) => [`${collection}/${id}`, `${collection}/${otherName(id)}`] as const,
          ),
        );
        const changes = changesBetween({ ...on(before), renamed: new Map(renames) }, on(after));
        expect(
          changes.renamed.map(({ collection, idBefore, id }) => [
            `${collection}/${idBefore}`,
            `${collection}/${id}`,
          ]),
        ).toEqual(renames);
        expect(isUnchanged({ ...changes, renamed: [] })).toBe(true);
      }),
    );
  });

  test("agrees with what was written between two days, by the dates in the files or by the files of each day", () => {
    fc.assert(
      fc.property(randomPlan, fc.integer({ min: -200, max: -1 }), (history, then) => {
        const now = plan(planKnownOn(history, 0));
        const past = plan(planKnownOn(history, then));
        const byFiles = changesBetween({ ...on(past, then), renamed: none }, on(now));
        const byDates = changesBetween({ ...on(now, then), renamed: none }, on(now));
        expect(byDates.goalposts).toEqual(byFiles.goalposts);
        expect(byDates.measured).toEqual(byFiles.measured);
        expect(byDates.entered).toEqual(byFiles.entered);
      }),
    );
  });
});

function names(entries: readonly { readonly collection: string; readonly id: string }[]) {
  return entries.map(({ collection, id }) => `${collection}/${id}`);
}

function turns(moves: ReturnType<typeof changesBetween>["statuses"]) {
  return moves
    .map(({ subject, kind, before, after }) => ({ subject, kind, before, after }))
    .sort((a, b) => (JSON.stringify([a.subject, a.kind]) < JSON.stringify([b.subject, b.kind]) ? -1 : 1));
}

/** The names of random plans (`k0`, `p1`, `p1/m3`) with a hyphen more, which keeps their order. */
function otherName(name: string): string {
  return name.replaceAll(/^([kpm]\d+)|(?<=\/)(m\d+)/g, "$&-");
}

/** Gives every KPI, plan and milestone another name wherever it is named. */
function withOtherNames(text: PlanText): PlanText {
  const rename = (value: unknown): unknown => {
    if (typeof value === "string")
      return /^((kpis|plans|milestones)\/)?[kp]\d+(\/m\d+)?$/.test(value) ? renamed(value) : value;
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [renamed(key), rename(item)]));
  };
  return withTitles(rename(withTitles(text)) as PlanText);
}

function renamed(name: string): string {
  const [, collection = "", id = name] = /^((?:kpis|plans|milestones)\/)?(.*)$/.exec(name) ?? [];
  return /^[kp]\d+(\/m\d+)?$/.test(id) ? `${collection}${otherName(id)}` : name;
}

/** Titles come from the ids where they are left out; here they must stay. */
function withTitles(text: PlanText): PlanText {
  const titled = (entries: Readonly<Record<string, Fields>> = {}) =>
    Object.fromEntries(Object.entries(entries).map(([id, fields]) => [id, { title: id, ...fields }]));
  return { ...text, kpis: titled(text.kpis), plans: titled(text.plans), milestones: titled(text.milestones) };
}

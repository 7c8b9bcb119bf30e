/** What an edition leaves out has no part in anything that is computed of it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse, type Report } from "../../src/analysis/index.ts";
import { editionOf } from "../../src/load/index.ts";
import {
  type CollectionName,
  collectionNames,
  type Entry,
  type EntryLists,
  entriesOf,
  type PlanRepository,
  planOfMilestone,
  planRepository,
} from "../../src/model/index.ts";
import { plan } from "../helpers/plan.ts";
import { planKnownOn } from "../helpers/plan-known-on.ts";
import { type RandomPlan, randomPlan, today } from "../helpers/random-plan.ts";

const always = 1000;

/** Who is accountable, and where, cannot be taken out of a plan; everything else can. */
const deletable = collectionNames.filter((name) => name !== "people" && name !== "units");

function law(check: (history: RandomPlan, seed: number) => void): void {
  fc.assert(fc.property(randomPlan, fc.nat(1_000_000), check), { numRuns: 250, seed: 20_260_630 });
}

describe("the edition for everyone", () => {
  test("has the figures of a plan folder from which the restricted files were deleted", () => {
    law((history, seed) => {
      const whole = withAudiences(plan(planKnownOn(history, always)), seed, deletable);
      const { repository, leftOut } = editionOf(whole, new Map(), "everyone");
      const deleted = withoutEntries(whole, leftOut);
      expect(figuresOf(analyse(repository, today))).toEqual(figuresOf(analyse(deleted, today)));
    });
  });

  test("is the same whatever the restricted entries say", () => {
    law((history, seed) => {
      const whole = withAudiences(plan(planKnownOn(history, always)), seed, collectionNames);
      const { repository, leftOut } = editionOf(whole, new Map(), "everyone");
      const other = editionOf(distorted(whole, leftOut), new Map(), "everyone");
      expect(other.repository).toEqual(repository);
      expect(analyse(other.repository, today)).toEqual(analyse(repository, today));
    });
  });

  test("names no restricted entry, and every entry that it holds has no audience", () => {
    law((history, seed) => {
      const whole = withAudiences(plan(planKnownOn(history, always)), seed, collectionNames);
      const { repository, leftOut } = editionOf(whole, new Map(), "everyone");
      const shown = new Set(collectionNames.flatMap((name) => [...entriesOf(repository, name).keys()]));
      const secret = [...leftOut]
        .map((name) => name.slice(name.indexOf("/") + 1))
        .filter((id) => !shown.has(id));
      const said = JSON.stringify([
        ...collectionNames.map((name) => [...entriesOf(repository, name).values()]),
      ]);
      for (const id of secret) expect(said).not.toContain(`"${id}"`);
      for (const name of collectionNames)
        for (const { audience } of entriesOf(repository, name).values()) expect(audience).toEqual([]);
    });
  });
});

test("an edition whose audience may see everything is the plan itself", () => {
  law((history, seed) => {
    const whole = withAudiences(plan(planKnownOn(history, always)), seed, collectionNames);
    const { repository } = editionOf(whole, new Map(), "board");
    const { edition, ...report } = analyse(repository, today);
    expect(edition).toEqual({ audience: "board", entriesLeftOut: 0 });
    expect(report).toEqual(analyse(whole, today));
  });
});

/** About a third of the entries are for the board; which ones hangs on the seed. */
function withAudiences(
  whole: PlanRepository,
  seed: number,
  names: readonly CollectionName[],
): PlanRepository {
  let state = seed + 1;
  const isForBoard = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 3 === 0;
  };
  return mapped(whole, (name, entry) =>
    names.includes(name) && isForBoard() ? { ...entry, audience: ["board"] } : entry,
  );
}

/** Other words and figures in the entries that are left out; what they belong to stays. */
function distorted(whole: PlanRepository, leftOut: ReadonlySet<string>): PlanRepository {
  const keys = new Set(["id", "audience", "plan", "kpi", "milestone"]);
  const other = (value: unknown): unknown => {
    if (typeof value === "number") return value * 3 + 1;
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return value.slice(1).map(other);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, other(each)]));
  };
  return mapped(whole, (name, entry) => {
    if (!leftOut.has(`${name}/${entry.id}`)) return entry;
    const fields = Object.entries(entry).map(([key, value]) => [key, keys.has(key) ? value : other(value)]);
    return { ...Object.fromEntries(fields), ...("title" in entry ? { title: `Other ${entry.title}` } : {}) };
  });
}

function mapped(
  whole: PlanRepository,
  change: (name: CollectionName, entry: Entry<CollectionName>) => Entry<CollectionName>,
): PlanRepository {
  const lists = collectionNames.map((name) => [
    name,
    [...entriesOf(whole, name).values()].map((entry) => change(name, entry)),
  ]);
  return planRepository(whole.portal, Object.fromEntries(lists) as EntryLists);
}

/** What somebody would have to do by hand: delete the files, and then every line that names what is gone. */
function withoutEntries(whole: PlanRepository, gone: ReadonlySet<string>): PlanRepository {
  const has = (name: CollectionName) => (id: string | undefined) =>
    id !== undefined && !gone.has(`${name}/${id}`);
  const kept = <Name extends CollectionName>(name: Name) =>
    [...entriesOf(whole, name).values()].filter(({ id }) => has(name)(id));
  const maybe = (name: CollectionName, id: string | undefined) => (has(name)(id) ? id : undefined);
  return planRepository(whole.portal, {
    people: kept("people"),
    units: kept("units"),
    teams: kept("teams"),
    systems: kept("systems").map((each) => ({ ...each, replacedBy: maybe("systems", each.replacedBy) })),
    objectives: kept("objectives").map((each) => ({ ...each, parent: maybe("objectives", each.parent) })),
    kpis: kept("kpis").map((each) => ({
      ...each,
      objective: maybe("objectives", each.objective),
      drives: each.drives.filter(({ kpi }) => has("kpis")(kpi)),
    })),
    actuals: kept("actuals"),
    assumptions: kept("assumptions").map((each) => ({ ...each, plans: each.plans.filter(has("plans")) })),
    plans: kept("plans").map((each) => ({
      ...each,
      parent: maybe("plans", each.parent),
      dependsOn: each.dependsOn.filter(has("plans")),
      objectives: each.objectives.filter(has("objectives")),
      contributes: each.contributes.filter(
        ({ kpi, realisedBy }) => has("kpis")(kpi) && has("milestones")(realisedBy),
      ),
      demand: each.demand.filter(({ team }) => has("teams")(team)),
      systems: each.systems.filter(({ system }) => has("systems")(system)),
    })),
    milestones: kept("milestones")
      .filter(({ id }) => has("plans")(planOfMilestone(id)))
      .map((each) => ({
        ...each,
        moves: each.moves.filter(has("kpis")),
        dependsOn: each.dependsOn.filter(({ milestone }) => has("milestones")(milestone)),
      })),
    updates: kept("updates"),
    risks: kept("risks").map((each) => ({ ...each, kpi: maybe("kpis", each.kpi) })),
    decisions: kept("decisions").map((each) => ({
      ...each,
      expects: each.expects.filter(({ kpi }) => has("kpis")(kpi)),
      supersedes: each.supersedes.filter(has("decisions")),
    })),
    forums: kept("forums"),
  });
}

/**
 * All figures; not the words about what is missing, which differ: an edition says that something is restricted. A
 * milestone that moves a restricted KPI is mapped all the same, where one that lost the line would not be, and a plan
 * that contributes to one is not called non-essential.
 */
function figuresOf({
  kpis,
  milestones,
  plans,
  alignment,
  investment,
  capacity,
  decisions,
  scorecard,
}: Report) {
  const { decisionsOpen: _, decisionsOverdue: __, nonEssentialSpend: ___, ...card } = scorecard;
  const { milestones: ____, nonEssential: _____, ...aligned } = alignment;
  return {
    kpis,
    milestones,
    plans: plans.map(({ lineOfSight: _, ...figures }) => figures),
    aligned,
    investment,
    capacity,
    decisions,
    card,
  };
}

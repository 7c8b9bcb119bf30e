import {
  addDays,
  day,
  type Entry,
  type EntryLists,
  type PlanRepository,
  PortalSchema,
  planRepository,
} from "../../src/model/index.ts";
import { randomNumbers } from "./random-numbers.ts";

/** How the milestones of a generated plan depend on each other. */
export type NetworkShape = "random" | "delayed" | "chain";

const start = day("2026-01-05");
const types = ["FS", "SS", "FF", "SF"] as const;

/**
 * One plan with `count` milestones whose baselines respect what they wait for: at random each one waits for
 * three earlier ones, in a chain for the one before. In `delayed` one in a hundred is forecast ten days late, so much of
 * what follows is late too. The same arguments always give the same plan.
 */
export function milestoneNetwork(shape: NetworkShape, count: number): PlanRepository {
  const random = randomNumbers(20_260_105);
  const below = (limit: number) => Math.floor(random() * limit);
  const starts = new Int32Array(count);
  const finishes = new Int32Array(count);
  const milestones = Array.from({ length: count }, (_, index): Entry<"milestones"> => {
    const others = shape === "chain" ? [index - 1] : [below(index), below(index), below(index)];
    const links = others
      .filter((other) => index > 0 && other >= 0)
      .map((other) => ({ other, type: types[below(4)] ?? "FS", lagDays: below(10) - 3 }));
    const durationDays = shape === "chain" ? 0 : 1 + below(60);
    const bounds = links.map(({ other, type, lagDays }) =>
      boundOn(type, starts[other] ?? 0, finishes[other] ?? 0, shape === "chain" ? 0 : lagDays, durationDays),
    );
    starts[index] = Math.max(0, ...bounds);
    finishes[index] = (starts[index] ?? 0) + durationDays;
    const finish = addDays(start, finishes[index] ?? 0);
    return {
      id: `programme/m${index}`,
      title: `Milestone ${index}`,
      accountable: "owner",
      baseline: { start: addDays(start, starts[index] ?? 0), finish },
      rebaselined: [],
      ...(shape === "delayed" && index % 100 === 50 ? { forecast: { finish: addDays(finish, 10) } } : {}),
      moves: [],
      dependsOn: links.map(({ other, type, lagDays }) => ({
        milestone: `programme/m${other}`,
        type,
        lagDays: shape === "chain" ? 0 : lagDays,
      })),
      budget: 1_000,
      tags: [],
      audience: [],
    };
  });
  // Through JSON, so that every text is one of its own, as the reader of a plan folder leaves them.
  const lists: EntryLists = {
    people: [{ id: "owner", title: "Owner", unit: "unit", active: true, tags: [], audience: [] }],
    units: [{ id: "unit", title: "Unit", kind: "it", lead: "owner", tags: [], audience: [] }],
    plans: [
      {
        id: "programme",
        title: "Programme",
        accountable: "owner",
        sponsor: "owner",
        unit: "unit",
        category: "run",
        stage: "active",
        valueStatement: "None",
        contributes: [],
        objectives: [],
        demand: [],
        systems: [],
        dependsOn: [],
        tags: [],
        audience: [],
      },
    ],
    milestones,
  };
  const settings = PortalSchema.parse({ name: "Bench", currency: "EUR" });
  return planRepository(settings, JSON.parse(JSON.stringify(lists)));
}

/** The earliest start that a dependency allows, as the schedule's rules have it. */
function boundOn(
  type: (typeof types)[number],
  start: number,
  finish: number,
  lagDays: number,
  durationDays: number,
): number {
  const from = type === "FS" || type === "FF" ? finish : start;
  return from + lagDays - (type === "FF" || type === "SF" ? durationDays : 0);
}

import { schedule } from "../../src/analysis/schedule/schedule.ts";
import { snapshot } from "../../src/analysis/snapshot.ts";
import { addDays, day, type PlanRepository, toDayNumber } from "../../src/model/index.ts";
import { plan } from "./plan.ts";

/** Day 0 of a drawn network, and the day it is looked at. */
export const dayZero = day("2026-01-01");

/**
 * A network of milestones in one line. `A3` takes three days, planned from day 0 to day 3. `A>B` makes B wait
 * for A; `A>B:FF+60` says how, with days that must lie between (`-` for a lead). A repeated name adds to the
 * milestone: `A3 A@2` has started on day 2, `A@2..7` is done, `A?9` is forecast for day 9, `A!` is cancelled.
 *
 *     network("A3 B4 C2  A>B A>C:SS+1")
 */
export function network(drawing: string): PlanRepository {
  const fields = new Map<string, Record<string, unknown>>();
  const of = (name: string) => {
    const known = fields.get(name) ?? { dependsOn: [] };
    fields.set(name, known);
    return known;
  };
  for (const word of drawing.trim().split(/\s+/)) draw(word, of);
  const milestones = Object.fromEntries([...fields].map(([name, field]) => [`p/${name}`, field]));
  return plan({ plans: { p: {} }, milestones });
}

function draw(word: string, of: (name: string) => Record<string, unknown>): void {
  const on = (offset: string) => addDays(dayZero, Number(offset));
  const dependency = /^(\w+)>(\w+)(?::(FS|SS|FF|SF)([+-]\d+)?)?$/.exec(word);
  const node = /^([A-Z])(\d+)$/.exec(word);
  const dates = /^([A-Z])@(-?\d+)(?:\.\.(-?\d+))?$/.exec(word);
  const forecast = /^([A-Z])\?(-?\d+)?(?:\.\.(-?\d+))?$/.exec(word);
  if (dependency) {
    const [, from, to = "", type = "FS", lag = "0"] = dependency;
    const links = of(to)["dependsOn"] as unknown[];
    links.push({ milestone: `p/${from}`, type, lagDays: Number(lag) });
  } else if (node) {
    const [, name = "", days = ""] = node;
    of(name)["baseline"] = { start: dayZero, finish: on(days) };
  } else if (dates) {
    const [, name = "", start = "", finish] = dates;
    of(name)["actual"] = { start: on(start), ...(finish === undefined ? {} : { finish: on(finish) }) };
  } else if (forecast) {
    const [, name = "", first, second] = forecast;
    const start = second === undefined ? {} : { start: on(first ?? "") };
    of(name)["forecast"] = { ...start, finish: on(second ?? first ?? "") };
  } else if (/^[A-Z]!$/.test(word)) {
    of(word.slice(0, 1))["cancelled"] = { date: dayZero };
  } else throw new Error(`cannot read ${word}`);
}

/** When each milestone is expected, in days from day 0, e.g. `["A 0-3", "B 3-7", "C –"]`. */
export function expectedDays(repository: PlanRepository, on = 0): string[] {
  return lines(repository, on, ({ expectedStart, expectedFinish }) =>
    expectedStart === null || expectedFinish === null
      ? "–"
      : `${expectedStart - toDayNumber(dayZero)}-${expectedFinish - toDayNumber(dayZero)}`,
  );
}

/** The total float of each milestone, e.g. `["A 0", "B 2", "C –"]`. */
export function floats(repository: PlanRepository, on = 0): string[] {
  return lines(repository, on, ({ totalFloat }) => (totalFloat === null ? "–" : String(totalFloat)));
}

/** What drives each milestone that is driven, and its root cause, e.g. `["B <- A (A)"]`. */
export function drivers(repository: PlanRepository, on = 0): string[] {
  const bare = (id: string) => id.slice(2);
  return [...scheduled(repository, on)].flatMap(([id, { driver, rootCause }]) =>
    driver ? [`${bare(id)} <- ${bare(driver.milestone)} (${bare(rootCause)})`] : [],
  );
}

type OneSchedule = ReturnType<typeof schedule> extends ReadonlyMap<string, infer One> ? One : never;

function lines(repository: PlanRepository, on: number, text: (one: OneSchedule) => string): string[] {
  return [...scheduled(repository, on)].map(([id, one]) => `${id.slice(2)} ${text(one)}`);
}

function scheduled(repository: PlanRepository, on: number): ReturnType<typeof schedule> {
  return schedule(snapshot(repository, addDays(dayZero, on)));
}

import { type Day, type DayNumber, type Entry, oncePer, toDayNumber } from "../../model/index.ts";
import { at, type Digraph, digraph, topologicalOrder } from "../graph/digraph.ts";
import type { PlanFiles } from "../plan-files.ts";
import type { MilestoneState } from "../report.ts";
import type { KnownPlan } from "../snapshot.ts";

/**
 * All milestones and their dependencies in flat arrays, days as numbers. An edge leads from the milestone
 * that is waited for to the one that waits; edges are in file order.
 */
export interface Network {
  readonly milestones: readonly Entry<"milestones">[];
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly graph: Digraph;
  /** The nodes in an order in which every milestone comes after those it waits for. */
  readonly order: Int32Array;
  readonly state: readonly MilestoneState[];
  readonly days: MilestoneDays;
  /** d0: days from the baseline's start to its finish; 0 without a start. */
  readonly baselineDays: Float64Array;
  /** d: days from the forecast start to the forecast finish, if both are given; else d0. */
  readonly durationDays: Float64Array;
  /** Of each edge. */
  readonly link: readonly Link[];
  /** Of each edge; negative is a lead. */
  readonly lagDays: Float64Array;
}

/** The days of each milestone as numbers; `NaN` where there is none. */
export interface MilestoneDays {
  readonly baselineStart: Float64Array;
  readonly baselineFinish: Float64Array;
  readonly forecastStart: Float64Array;
  readonly forecastFinish: Float64Array;
  readonly actualStart: Float64Array;
  readonly actualFinish: Float64Array;
}

/** Whether work on a milestone began. */
export function hasStarted({ days }: Network, node: number): boolean {
  return !Number.isNaN(at(days.actualStart, node));
}

/** Which end of the one waits for which end of the other: finish-to-start, start-to-start and so on. */
export type Link = "FS" | "SS" | "FF" | "SF";

export function network(now: KnownPlan): Network {
  const links = linksOf(now.files);
  const milestones = [...now.repository.milestones.values()];
  const days = daysOf(links, milestones);
  const baselineDays = lengths(days.baselineStart, days.baselineFinish);
  const forecastDays = lengths(days.forecastStart, days.forecastFinish);
  return {
    ...links,
    milestones,
    days,
    state: milestones.map((milestone, node) => milestoneState(milestone, days, node, now.today)),
    baselineDays: baselineDays.map((length) => (Number.isNaN(length) ? 0 : length)),
    durationDays: forecastDays.map((length, node) =>
      Number.isNaN(length) ? at(baselineDays, node) || 0 : length,
    ),
  };
}

type Milestones = readonly Entry<"milestones">[];

/** What of the network is the same on every day. */
interface Links extends Pick<Network, "nodeOf" | "graph" | "order" | "link" | "lagDays"> {
  /** As they stand in the files. */
  readonly written: Milestones;
  /** Their days. */
  readonly writtenDays: MilestoneDays;
}

const linksOf = oncePer(({ repository }: PlanFiles): Links => {
  const written = [...repository.milestones.values()];
  const nodeOf = new Map<string, number>();
  for (const [node, { id }] of written.entries()) nodeOf.set(id, node);
  const { tails, heads, link, lagDays } = edges(written, nodeOf);
  const graph = digraph(written.length, tails, heads);
  const writtenDays = noDays(written.length);
  written.forEach((milestone, node) => {
    setDays(writtenDays, node, milestone);
  });
  return { nodeOf, graph, order: topologicalOrder(graph), link, lagDays, written, writtenDays };
});

/** All dependencies, in the order of the milestones that wait and then of their files. */
function edges(milestones: Milestones, nodeOf: ReadonlyMap<string, number>) {
  const most = milestones.reduce((total, { dependsOn }) => total + dependsOn.length, 0);
  const tails = new Int32Array(most);
  const heads = new Int32Array(most);
  const lagDays = new Float64Array(most);
  const link: Link[] = [];
  for (const [head, { dependsOn }] of milestones.entries()) {
    for (const dependency of dependsOn) {
      const tail = nodeOf.get(dependency.milestone);
      if (tail === undefined) continue;
      tails[link.length] = tail;
      heads[link.length] = head;
      lagDays[link.length] = dependency.lagDays;
      link.push(dependency.type);
    }
  }
  const count = link.length;
  return {
    tails: tails.subarray(0, count),
    heads: heads.subarray(0, count),
    lagDays: lagDays.subarray(0, count),
    link,
  };
}

/** The days that were known: those in the files but for the milestones that are known otherwise. */
function daysOf({ written, writtenDays }: Links, milestones: Milestones): MilestoneDays {
  let days: MilestoneDays | undefined;
  for (let node = 0; node < milestones.length; node++) {
    const milestone = milestones[node] as Entry<"milestones">;
    if (milestone === written[node]) continue;
    days ??= copyOf(writtenDays);
    setDays(days, node, milestone);
  }
  return days ?? writtenDays;
}

function noDays(size: number): MilestoneDays {
  const none = () => new Float64Array(size).fill(Number.NaN);
  return {
    baselineStart: none(),
    baselineFinish: none(),
    forecastStart: none(),
    forecastFinish: none(),
    actualStart: none(),
    actualFinish: none(),
  };
}

function copyOf(days: MilestoneDays): MilestoneDays {
  return {
    baselineStart: days.baselineStart.slice(),
    baselineFinish: days.baselineFinish.slice(),
    forecastStart: days.forecastStart.slice(),
    forecastFinish: days.forecastFinish.slice(),
    actualStart: days.actualStart.slice(),
    actualFinish: days.actualFinish.slice(),
  };
}

function setDays(days: MilestoneDays, node: number, milestone: Entry<"milestones">): void {
  const { baseline, forecast, actual } = milestone;
  days.baselineStart[node] = maybeDayNumber(baseline.start);
  days.baselineFinish[node] = maybeDayNumber(baseline.finish);
  days.forecastStart[node] = maybeDayNumber(forecast?.start);
  days.forecastFinish[node] = maybeDayNumber(forecast?.finish);
  days.actualStart[node] = maybeDayNumber(actual?.start);
  days.actualFinish[node] = maybeDayNumber(actual?.finish);
}

function maybeDayNumber(day: Day | undefined): DayNumber {
  return day === undefined ? Number.NaN : toDayNumber(day);
}

/** The days from the one to the other; `NaN` where one is missing. */
function lengths(starts: Float64Array, finishes: Float64Array): Float64Array {
  return finishes.map((finish, node) => finish - at(starts, node));
}

/** Done or not done: nothing in between. */
function milestoneState(
  { cancelled }: Entry<"milestones">,
  { actualFinish, baselineFinish }: MilestoneDays,
  node: number,
  today: DayNumber,
): MilestoneState {
  if (cancelled) return "cancelled";
  if (!Number.isNaN(at(actualFinish, node))) return "actualised";
  return at(baselineFinish, node) < today ? "overdue" : "pending";
}

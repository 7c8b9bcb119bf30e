import { type Entry, toDayNumber } from "../../model/index.ts";
import { type Digraph, digraph, topologicalOrder } from "../graph/digraph.ts";
import type { MilestoneState } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";

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
  /** 1 where work began. */
  readonly started: Uint8Array;
  /** d0: days from the baseline's start to its finish; 0 without a start. */
  readonly baselineDays: Float64Array;
  /** d: days from the forecast start to the forecast finish, if both are given; else d0. */
  readonly durationDays: Float64Array;
  readonly baselineFinish: Float64Array;
  /** Of each edge. */
  readonly link: readonly Link[];
  /** Of each edge; negative is a lead. */
  readonly lagDays: Float64Array;
}

/** Which end of the one waits for which end of the other: finish-to-start, start-to-start and so on. */
export type Link = "FS" | "SS" | "FF" | "SF";

export function network(now: Snapshot): Network {
  const milestones = [...now.repository.milestones.values()];
  const nodeOf = new Map<string, number>();
  for (const [node, { id }] of milestones.entries()) nodeOf.set(id, node);
  const { tails, heads, link, lagDays } = edges(milestones, nodeOf);
  const graph = digraph(milestones.length, tails, heads);
  return {
    milestones,
    nodeOf,
    graph,
    order: topologicalOrder(graph),
    state: milestones.map((milestone) => milestoneState(milestone, now)),
    started: Uint8Array.from(milestones, ({ actual }) => (actual?.start === undefined ? 0 : 1)),
    baselineDays: numbers(milestones, ({ baseline }) => lengthInDays(baseline) ?? 0),
    durationDays: numbers(milestones, durationDays),
    baselineFinish: numbers(milestones, ({ baseline }) => toDayNumber(baseline.finish)),
    link,
    lagDays,
  };
}

type Milestones = readonly Entry<"milestones">[];

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

function numbers(milestones: Milestones, of: (milestone: Entry<"milestones">) => number): Float64Array {
  const result = new Float64Array(milestones.length);
  for (const [node, milestone] of milestones.entries()) result[node] = of(milestone);
  return result;
}

/** Done or not done: nothing in between. */
function milestoneState(
  { cancelled, actual, baseline }: Entry<"milestones">,
  { asOf }: Snapshot,
): MilestoneState {
  if (cancelled) return "cancelled";
  if (actual?.finish !== undefined) return "actualised";
  return baseline.finish < asOf ? "overdue" : "pending";
}

function durationDays({ forecast, baseline }: Entry<"milestones">): number {
  return (forecast && lengthInDays(forecast)) ?? lengthInDays(baseline) ?? 0;
}

function lengthInDays({ start, finish }: NonNullable<Entry<"milestones">["forecast"]>): number | undefined {
  if (start === undefined || finish === undefined) return undefined;
  return toDayNumber(finish) - toDayNumber(start);
}

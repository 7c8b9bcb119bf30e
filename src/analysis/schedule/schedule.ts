import { type DayNumber, type Entry, toDayNumber } from "../../model/index.ts";
import { at } from "../graph/digraph.ts";
import type { MilestoneState } from "../report.ts";
import type { KnownPlan } from "../snapshot.ts";
import { askedBy, asksForStart, type ExpectedDates, expectedDates } from "./expected-dates.ts";
import { totalFloat } from "./float.ts";
import { type Link, type Network, network } from "./network.ts";

/** The schedule of every milestone, by id and in the order of the ids. */
export type Schedule = ReadonlyMap<string, Scheduled>;

/** When each milestone is expected, by id. */
export interface Expectations {
  readonly get: (milestone: string) => Expected | undefined;
}

/** When a milestone is expected and how late that is; days are day numbers, `null` where it was cancelled. */
export interface Expected {
  readonly state: MilestoneState;
  readonly expectedFinish: DayNumber | null;
  /** Planned duration in days, by the baseline; 0 without a start. */
  readonly baselineDays: number;
  /** Days after the baseline in force. */
  readonly slipDays: number | null;
}

/** The same with the reasons. */
export interface Scheduled extends Expected {
  readonly milestone: Entry<"milestones">;
  readonly baselineFinish: DayNumber;
  readonly expectedStart: DayNumber | null;
  /** The finish by the owner's own word, the latest date that the network played no part in. */
  readonly ownFinish: DayNumber | null;
  /** Expected duration in days: the forecast's where it gives both ends, else the planned one. */
  readonly durationDays: number;
  /** Days that predecessors add to the owner's own word. */
  readonly inheritedDays: number | null;
  /** The dependency that gives the expected finish; `null` where the owner's own word does. */
  readonly driver: DrivingConstraint | null;
  readonly rootCause: string;
  readonly totalFloat: number | null;
}

/** The dependency that keeps a milestone from finishing when its owner says. */
export interface DrivingConstraint {
  /** The milestone that is waited for. */
  readonly milestone: string;
  readonly link: Link;
  /** Days that must lie between; negative is a lead. */
  readonly lagDays: number;
  /** The day that it asks for: the earliest start (`start`) or finish (`finish`) of what waits. */
  readonly day: DayNumber;
  readonly end: "start" | "finish";
}

/** Computes the schedule of all milestones: forwards to the expected dates, then backwards to the float. */
export function schedule(now: KnownPlan): Schedule {
  const net = network(now);
  const dates = expectedDates(net, now.today);
  const float = totalFloat(net, dates);
  const schedule = new Map<string, Scheduled>();
  for (const [node, milestone] of net.milestones.entries()) {
    schedule.set(milestone.id, scheduled(net, dates, float, milestone, node));
  }
  return schedule;
}

/** The expected dates alone, for those who ask for a few milestones of a day. */
export function expectations(now: KnownPlan): Expectations {
  const net = network(now);
  const dates = expectedDates(net, now.today);
  return {
    get: (milestone) => {
      const node = net.nodeOf.get(milestone);
      return node === undefined ? undefined : expected(net, dates, node);
    },
  };
}

/** The days by which the finish lies after the first baseline that the milestone ever had. */
export function originalSlipDays({ milestone, expectedFinish }: Scheduled): number | null {
  return expectedFinish === null ? null : expectedFinish - toDayNumber(originalBaseline(milestone).finish);
}

/** The first baseline that a milestone ever had. */
export function originalBaseline({
  rebaselined,
  baseline,
}: Entry<"milestones">): Entry<"milestones">["baseline"] {
  return rebaselined[0]?.baseline ?? baseline;
}

function scheduled(
  net: Network,
  dates: ExpectedDates,
  float: Float64Array,
  milestone: Entry<"milestones">,
  node: number,
): Scheduled {
  const { state, expectedFinish, baselineDays, slipDays } = expected(net, dates, node);
  const ownFinish = maybe(at(dates.ownFinish, node));
  return {
    milestone,
    state,
    baselineFinish: at(net.days.baselineFinish, node),
    expectedStart: maybe(at(dates.start, node)),
    expectedFinish,
    ownFinish,
    baselineDays,
    durationDays: at(net.durationDays, node),
    slipDays,
    inheritedDays: expectedFinish === null || ownFinish === null ? null : expectedFinish - ownFinish,
    driver: driver(net, dates, at(dates.drivingEdge, node)),
    rootCause: (net.milestones[at(dates.rootCause, node)] ?? milestone).id,
    totalFloat: maybe(at(float, node)),
  };
}

function expected(net: Network, dates: ExpectedDates, node: number): Expected {
  const expectedFinish = maybe(at(dates.finish, node));
  return {
    state: net.state[node] as MilestoneState,
    expectedFinish,
    baselineDays: at(net.baselineDays, node),
    slipDays: expectedFinish === null ? null : expectedFinish - at(net.days.baselineFinish, node),
  };
}

function driver(net: Network, dates: ExpectedDates, edge: number): DrivingConstraint | null {
  const milestone = net.milestones[at(net.graph.tails, edge)];
  const link = net.link[edge];
  if (edge < 0 || !milestone || !link) return null;
  return {
    milestone: milestone.id,
    link,
    lagDays: at(net.lagDays, edge),
    day: askedBy(net, dates, edge),
    end: asksForStart(net, edge) ? "start" : "finish",
  };
}

function maybe(days: number): number | null {
  return Number.isNaN(days) ? null : days;
}

/**
 * When milestones can really start and finish.
 *
 * Each owner gives a date of their own; the milestones that it waits for may not allow it. Going through the
 * network in the order in which milestones wait for each other, a finish is the latest of the owner's own
 * word and of what each dependency asks for. With a lag (negative: a lead) there are four kinds:
 *
 *     FS  starts after the other's finish         ▬▬▬▬┐            SS  starts after its start   ▬▬▬▬
 *                                                     └▬▬▬▬                                     └─▬▬▬▬
 *     FF  finishes after the other's finish       ▬▬▬▬┐            SF  finishes after its start   ┌▬▬▬▬
 *                                                  ▬▬▬┘                                       ▬▬▬▬┘
 *
 *     S = the latest start that FS and SS ask for      F = the latest finish that FF and SF ask for
 *     not started:  start = max(today, own start, S)   finish = max(own finish, F, S + duration)
 *     started:      start = actual start               finish = max(own finish, F)
 *
 * Work that has begun is no longer held by what it should have waited for (progress overrides logic).
 *
 * Example: tagging is expected on 10 December; the rollout may finish 60 days after it (FF + 60) and its owner
 * says 29 January. F = 8 February, so the rollout is expected then, and 10 of those days are inherited: the
 * owner's forecast is impossible. Tagging drives the rollout; if something drives tagging, that is the root
 * cause of both.
 *
 * Sources: J. E. Kelley, M. R. Walker, "Critical-Path Planning and Scheduling", 1959; PMBOK Guide, 6th edition,
 * 6.3.2 (the four dependencies, leads and lags) and 6.5.2 (critical path method).
 */
import type { DayNumber } from "../../model/index.ts";
import { at } from "../graph/digraph.ts";
import { hasStarted, type Network } from "./network.ts";

/** Of each milestone; `NaN` where it was cancelled. */
export interface ExpectedDates {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** The finish by the owner's own word; the actual finish where there is one. */
  readonly ownFinish: Float64Array;
  /** The edge that makes the finish later than the owner's own word; −1 where none does. */
  readonly drivingEdge: Int32Array;
  /** The node at the end of the chain of driving edges; the node itself where there is none. */
  readonly rootCause: Int32Array;
}

export function expectedDates(network: Network, today: DayNumber): ExpectedDates {
  const size = network.graph.size;
  const dates = {
    start: new Float64Array(size).fill(Number.NaN),
    finish: new Float64Array(size).fill(Number.NaN),
    ownFinish: new Float64Array(size).fill(Number.NaN),
    drivingEdge: new Int32Array(size).fill(-1),
    rootCause: Int32Array.from({ length: size }, (_, node) => node),
  };
  for (const node of network.order) {
    if (network.state[node] === "cancelled") continue;
    if (network.state[node] === "actualised") setActualDates(network, dates, node);
    else setExpectedDates(network, dates, node, today);
  }
  return dates;
}

function setActualDates({ days }: Network, dates: ExpectedDates, node: number): void {
  const finish = at(days.actualFinish, node);
  const baselineStart = at(days.baselineStart, node);
  const actualStart = at(days.actualStart, node);
  const planned = Number.isNaN(baselineStart) ? finish : Math.min(baselineStart, finish);
  dates.start[node] = Number.isNaN(actualStart) ? planned : actualStart;
  dates.finish[node] = finish;
  dates.ownFinish[node] = finish;
}

function setExpectedDates(network: Network, dates: ExpectedDates, node: number, today: DayNumber): void {
  const duration = at(network.durationDays, node);
  const ownFinish = ownFinishOf(network, node, today);
  const { earliestStart, earliestFinish } = asked(network, dates, node);
  const actualStart = at(network.days.actualStart, node);
  const forecastStart = at(network.days.forecastStart, node);
  const isToStart = Number.isNaN(actualStart);
  const finish = isToStart
    ? Math.max(ownFinish, earliestFinish, earliestStart + duration)
    : Math.max(ownFinish, earliestFinish);
  const ownStart = Number.isNaN(forecastStart) ? ownFinish - duration : forecastStart;
  dates.start[node] = isToStart ? Math.max(today, ownStart, earliestStart) : actualStart;
  dates.finish[node] = finish;
  dates.ownFinish[node] = ownFinish;
  if (finish > ownFinish) setDriver(network, dates, node);
}

/** The owner's own word, which is never earlier than today. */
function ownFinishOf({ days, baselineDays }: Network, node: number, today: DayNumber): DayNumber {
  const forecastFinish = at(days.forecastFinish, node);
  if (!Number.isNaN(forecastFinish)) return Math.max(today, forecastFinish);
  const started = at(days.actualStart, node);
  const forecastStart = at(days.forecastStart, node);
  if (!Number.isNaN(forecastStart)) {
    const start = Number.isNaN(started) ? Math.max(today, forecastStart) : started;
    return Math.max(today, start + at(baselineDays, node));
  }
  // Work that has not begun cannot be done tomorrow: it takes its time from today on.
  const soonest = Number.isNaN(started) ? today + at(baselineDays, node) : today;
  return Math.max(soonest, at(days.baselineFinish, node));
}

/** S and F of the essay: the latest start and the latest finish that the dependencies ask for. */
function asked(
  network: Network,
  dates: ExpectedDates,
  node: number,
): { earliestStart: DayNumber; earliestFinish: DayNumber } {
  const { first, items } = network.graph.entering;
  let earliestStart = -Infinity;
  let earliestFinish = -Infinity;
  for (let place = at(first, node); place < at(first, node + 1); place++) {
    const edge = at(items, place);
    const day = askedBy(network, dates, edge);
    // A cancelled milestone asks for nothing: its dates are NaN, which is above no number.
    if (asksForStart(network, edge)) {
      if (day > earliestStart) earliestStart = day;
    } else if (day > earliestFinish) earliestFinish = day;
  }
  return { earliestStart, earliestFinish };
}

/** The day that a dependency asks for, of the start (FS, SS) or the finish (FF, SF) of what waits. */
export function askedBy(network: Network, dates: ExpectedDates, edge: number): DayNumber {
  const tail = at(network.graph.tails, edge);
  const link = network.link[edge];
  const end = link === "FS" || link === "FF" ? at(dates.finish, tail) : at(dates.start, tail);
  return end + at(network.lagDays, edge);
}

export function asksForStart({ link }: Network, edge: number): boolean {
  return link[edge] === "FS" || link[edge] === "SS";
}

/** The first dependency in file order whose demand is the expected finish. */
function setDriver(network: Network, dates: ExpectedDates, node: number): void {
  const { first, items } = network.graph.entering;
  for (let place = at(first, node); place < at(first, node + 1); place++) {
    const edge = at(items, place);
    const isStart = asksForStart(network, edge);
    if (isStart && hasStarted(network, node)) continue;
    const finish = askedBy(network, dates, edge) + (isStart ? at(network.durationDays, node) : 0);
    if (finish !== at(dates.finish, node)) continue;
    dates.drivingEdge[node] = edge;
    dates.rootCause[node] = at(dates.rootCause, at(network.graph.tails, edge));
    return;
  }
}

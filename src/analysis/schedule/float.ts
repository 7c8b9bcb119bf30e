/**
 * How many days each milestone can slip before its network finishes later: the total float.
 *
 * The network's latest expected finish is the finish of all. Going backwards, each milestone has a latest
 * finish LF that what waits for it still allows, and a latest start LS = LF − its duration:
 *
 *     FS   LF ≤ LS(successor) − lag            SS   its start may move as far as LS(successor) − lag
 *     FF   LF ≤ LF(successor) − lag            SF   its start may move as far as LF(successor) − lag
 *
 *     total float = LF − expected finish       critical = no float
 *
 * Example: tagging finishes on 10 December and drives the rollout (FF + 60, 8 February), which drives the
 * national launch (FS, 119 days, 7 June): all three are critical. A pilot that ends on 10 December and that
 * the national launch waits for as well could end on 8 February: 60 days of float.
 *
 *     tagging ▬▬▬┐                               float of the pilot
 *                └─60 d─┐                             60 days
 *     rollout  ▬▬▬▬▬▬▬▬▬┴┐                 pilot ▬▬▬┄┄┄┄┄┄┄┄┐
 *     national           └▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬                     └ national
 *
 * Sources: as in `expected-dates.ts`. A started milestone cannot move its start any more, so nothing that
 * waits for its start binds it, and FS and SS into one that has started bind nothing.
 */
import { components } from "../graph/components.ts";
import { at } from "../graph/digraph.ts";
import type { ExpectedDates } from "./expected-dates.ts";
import { hasStarted, type Network } from "./network.ts";

/** Days of each milestone; `NaN` for one that is done, cancelled, or not linked to another that is to come. */
export function totalFloat(network: Network, dates: ExpectedDates): Float64Array {
  const { order, graph } = network;
  const latestFinish = finishOfNetworks(network, dates);
  for (let place = order.length - 1; place >= 0; place--) {
    const node = at(order, place);
    if (Number.isNaN(at(latestFinish, node))) continue;
    const { first, items } = graph.leaving;
    for (let next = at(first, node); next < at(first, node + 1); next++) {
      const limit = latestFinishFor(network, dates, latestFinish, at(items, next));
      if (limit < at(latestFinish, node)) latestFinish[node] = limit;
    }
  }
  return latestFinish.map((finish, node) => finish - at(dates.finish, node));
}

/** The latest expected finish of each milestone's network; `NaN` for a milestone that has no float. */
function finishOfNetworks({ graph, state }: Network, dates: ExpectedDates): Float64Array {
  const isLive = (node: number) => state[node] === "pending" || state[node] === "overdue";
  const networkOf = components(
    graph,
    (edge) => isLive(at(graph.tails, edge)) && isLive(at(graph.heads, edge)),
  );
  const members = new Int32Array(graph.size);
  const latest = new Float64Array(graph.size).fill(-Infinity);
  for (let node = 0; node < graph.size; node++) {
    if (!isLive(node)) continue;
    const network = at(networkOf, node);
    members[network] = at(members, network) + 1;
    latest[network] = Math.max(at(latest, network), at(dates.finish, node));
  }
  return latest.map((_, node) => {
    const network = at(networkOf, node);
    return isLive(node) && at(members, network) > 1 ? at(latest, network) : Number.NaN;
  });
}

/** The latest finish of an edge's tail that its head still allows; no limit where the edge binds nothing. */
function latestFinishFor(
  network: Network,
  dates: ExpectedDates,
  latestFinish: Float64Array,
  edge: number,
): number {
  const head = at(network.graph.heads, edge);
  const tail = at(network.graph.tails, edge);
  const headFinish = at(latestFinish, head);
  if (Number.isNaN(headFinish)) return Infinity;
  const lag = at(network.lagDays, edge);
  const slackOfStart = (latestStart: number) =>
    hasStarted(network, tail) ? Infinity : at(dates.finish, tail) + latestStart - lag - at(dates.start, tail);
  switch (network.link[edge]) {
    case "FF":
      return headFinish - lag;
    case "SF":
      return slackOfStart(headFinish);
    case "FS":
      return hasStarted(network, head) ? Infinity : headFinish - workDays(network, dates, head) - lag;
    default:
      return hasStarted(network, head) ? Infinity : slackOfStart(headFinish - workDays(network, dates, head));
  }
}

/** The days between the latest start and the latest finish of a milestone that has not started. */
function workDays({ durationDays }: Network, dates: ExpectedDates, node: number): number {
  return Math.min(at(durationDays, node), at(dates.finish, node) - at(dates.start, node));
}

import { exceeds } from "./comparison.ts";
import type { Limits } from "./limits.ts";

/**
 * How something stands. `on-plan`, `watch` and `breach` are judgements; `stale` (the evidence is too old),
 * `no-data` and `no-target` say that there is nothing to judge by, and are never shown as green.
 */
export type Status = "on-plan" | "watch" | "breach" | "stale" | "no-data" | "no-target";

/** The order in which statuses outdo each other. */
export const statusesWorstFirst: readonly Status[] = [
  "breach",
  "stale",
  "watch",
  "no-data",
  "no-target",
  "on-plan",
];

/** The status of an adverse ratio: a limit that is reached exactly is not passed. */
export function statusByRatio(ratio: number, { watch, breach }: Limits): "on-plan" | "watch" | "breach" {
  if (!exceeds(ratio, watch)) return "on-plan";
  return exceeds(ratio, breach) ? "breach" : "watch";
}

/** The worst of several statuses; `null` counts as nothing, and nothing gives `null`. */
export function worst(statuses: Iterable<Status | null>): Status | null {
  let rank = statusesWorstFirst.length;
  for (const status of statuses) {
    if (status !== null) rank = Math.min(rank, statusesWorstFirst.indexOf(status));
  }
  return statusesWorstFirst[rank] ?? null;
}

import type { ValuedPromises } from "../alignment/contribution-value.ts";
import type { Schedule } from "./schedule.ts";

/** Money lost by delays, by milestone. */
export interface DelayCost {
  /** By the milestone that realises the benefit. */
  readonly realised: ReadonlyMap<string, number>;
  /**
   * By the milestone that causes the delay: of a milestone that is 50 days late, 10 of which it inherits, a
   * fifth of the cost is laid at the door of its root cause.
   */
  readonly caused: ReadonlyMap<string, number>;
}

export function delayCost(schedule: Schedule, promises: ValuedPromises): DelayCost {
  const realised = new Map<string, number>();
  const caused = new Map<string, number>();
  for (const { milestone, costOfDelay } of [...promises.values()].flat()) {
    const scheduled = schedule.get(milestone.id);
    if (!scheduled || costOfDelay === 0) continue;
    const { inheritedDays, slipDays, rootCause } = scheduled;
    const inherited = costOfDelay * Math.min(1, (inheritedDays ?? 0) / (slipDays ?? 1));
    add(realised, milestone.id, costOfDelay);
    add(caused, rootCause, inherited);
    add(caused, milestone.id, costOfDelay - inherited);
  }
  return { realised, caused };
}

function add(amounts: Map<string, number>, id: string, amount: number): void {
  amounts.set(id, (amounts.get(id) ?? 0) + amount);
}

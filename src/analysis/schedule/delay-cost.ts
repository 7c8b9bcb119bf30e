import type { ValuedPromise, ValuedPromises } from "../alignment/contribution-value.ts";
import type { Schedule } from "./schedule.ts";

/** Money lost by delays, by milestone. */
export interface DelayCost {
  /** By the milestone that realises the benefit. */
  readonly realised: ReadonlyMap<string, number>;
  /** By the milestone that causes the delay. */
  readonly caused: ReadonlyMap<string, number>;
}

/**
 * The part of a late benefit that one milestone causes: of a milestone that is 50 days late, 10 of which it
 * inherits, a fifth of the cost is laid at the door of its root cause and the rest at its own.
 */
export interface DelayShare {
  readonly cause: string;
  readonly promised: ValuedPromise;
  readonly days: number;
  /** Money; `null` where the benefit has no value in money. */
  readonly cost: number | null;
}

/** The shares of every promise whose milestone is late, the inherited one first. */
export function delayShares(schedule: Schedule, promises: ValuedPromises): DelayShare[] {
  return [...promises.values()].flat().flatMap((promised) => {
    const { milestone, valuePerYear, costOfDelay } = promised;
    const scheduled = schedule.get(milestone.id);
    const slipDays = scheduled?.slipDays ?? 0;
    if (!scheduled || slipDays <= 0) return [];
    const inheritedDays = Math.min(slipDays, scheduled.inheritedDays ?? 0);
    const inherited = costOfDelay * (inheritedDays / slipDays);
    const costOf = (cost: number) => (valuePerYear === null ? null : cost);
    const shares = [
      { cause: scheduled.rootCause, promised, days: inheritedDays, cost: costOf(inherited) },
      {
        cause: milestone.id,
        promised,
        days: slipDays - inheritedDays,
        cost: costOf(costOfDelay - inherited),
      },
    ];
    return shares.filter(({ days }) => days > 0);
  });
}

export function delayCost(schedule: Schedule, promises: ValuedPromises): DelayCost {
  const realised = new Map<string, number>();
  const caused = new Map<string, number>();
  for (const { cause, cost } of delayShares(schedule, promises)) {
    if (cost) add(caused, cause, cost);
  }
  for (const { milestone, costOfDelay } of [...promises.values()].flat()) {
    if (costOfDelay !== 0) add(realised, milestone.id, costOfDelay);
  }
  return { realised, caused };
}

function add(amounts: Map<string, number>, id: string, amount: number): void {
  amounts.set(id, (amounts.get(id) ?? 0) + amount);
}

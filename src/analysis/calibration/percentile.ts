import { fewestForRate } from "../governance/effect-ledger.ts";

/**
 * The smallest of the values that at least a share of them do not exceed (nearest rank), so that it is always one
 * that was observed; `null` of fewer than five, of which one more would move it by far.
 */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length < fewestForRate) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** A count of all, with its share; `null` of fewer than five. */
export interface Rate {
  readonly count: number;
  readonly n: number;
  readonly share: number | null;
}

export function rateOf(outcomes: readonly boolean[]): Rate {
  const count = outcomes.filter((outcome) => outcome).length;
  const n = outcomes.length;
  return { count, n, share: n < fewestForRate ? null : count / n };
}

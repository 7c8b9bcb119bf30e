import type { ValuedPromise } from "../alignment/contribution-value.ts";
import { ramp } from "../alignment/ramp.ts";
import type { Snapshot } from "../snapshot.ts";

const daysPerMonth = 365 / 12;

/**
 * The discounted value of the benefits that a plan still has to bring, in money.
 *
 * Each month m of the horizon brings a twelfth of a year's value, weighted by confidence and by the share of
 * the full effect that is reached in the middle of the month, and is discounted from there:
 *
 *     Σ value · confidence/12 · ramp(today + (m − 0.5) · 365/12) / (1 + rate)^((m − 0.5)/12)
 *
 * A milestone that is done brings nothing more to come: its benefit is in the actuals. One that was cancelled
 * brings nothing at all.
 */
export function presentValue(now: Snapshot, promises: readonly ValuedPromise[]): number {
  const { horizonYears, discountRate } = now.repository.portal;
  const months = Math.floor(12 * horizonYears + 1e-9);
  let total = 0;
  for (const { contribution, milestone, ends, expectedFrom } of promises) {
    if (expectedFrom === null || milestone.actual?.finish !== undefined) continue;
    for (const { valuePerYear, lagDays } of ends) {
      for (let month = 0.5; month < months; month++) {
        const share = ramp(now.today + month * daysPerMonth, expectedFrom + lagDays, contribution.rampDays);
        const monthly = (valuePerYear * contribution.confidence) / 12;
        total += (monthly * share) / (1 + discountRate) ** (month / 12);
      }
    }
  }
  return total;
}

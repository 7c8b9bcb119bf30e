import { oncePer, type Portal } from "../../model/index.ts";
import type { ValuedPromise } from "../alignment/contribution-value.ts";
import { ramp } from "../alignment/ramp.ts";
import { at } from "../graph/digraph.ts";
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
  const factors = discountFactors(now.repository.portal);
  let total = 0;
  for (const { contribution, milestone, ends, expectedFrom } of promises) {
    if (expectedFrom === null || milestone.actual?.finish !== undefined) continue;
    for (const { valuePerYear, lagDays } of ends) {
      const monthly = (valuePerYear * contribution.confidence) / 12;
      for (let month = 0; month < factors.length; month++) {
        const day = now.today + (month + 0.5) * daysPerMonth;
        const share = ramp(day, expectedFrom + lagDays, contribution.rampDays);
        total += (monthly * share) / at(factors, month);
      }
    }
  }
  return total;
}

/** By what is divided in the middle of each month of the horizon. */
const discountFactors = oncePer(({ horizonYears, discountRate }: Portal): Float64Array => {
  const months = Math.floor(12 * horizonYears + 1e-9);
  return Float64Array.from({ length: months }, (_, month) => (1 + discountRate) ** ((month + 0.5) / 12));
});

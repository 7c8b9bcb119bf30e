/**
 * What a green report is worth: how many plans that were reported green were on plan by their figures on that day,
 * and how many were three months later.
 *
 * A report stands until the next one, so that a plan is green for months on end. Counted are the reports that stood at
 * the ends of calendar quarters, each beside the end of the next: the spans do not overlap.
 */
import { byCodeUnits, type Day } from "../../model/index.ts";
import type { PastMonth } from "./past-month.ts";
import { type Rate, rateOf } from "./percentile.ts";

export interface GreenClaim {
  readonly plan: string;
  readonly unit: string;
  readonly on: Day;
  readonly wasOnPlan: boolean;
  /** A quarter later; `null` where that is yet to come, or the plan was not reported on any more. */
  readonly stayedOnPlan: boolean | null;
}

export interface ClaimTally {
  readonly onDay: Rate;
  readonly afterwards: Rate;
}

export interface ClaimCalibration {
  readonly all: ClaimTally;
  /** By unit id. */
  readonly byUnit: readonly { readonly unit: string; readonly tally: ClaimTally }[];
  /** By day, then plan. */
  readonly claims: readonly GreenClaim[];
}

export function claimCalibration(months: readonly PastMonth[]): ClaimCalibration {
  const quarters = new Map(
    months
      .filter(({ day }) => Number(day.slice(5, 7)) % 3 === 0)
      .map(({ day, digest }) => [quarterNumber(day), { day, claims: digest.claims }] as const),
  );
  const claims = [...quarters]
    .flatMap(([quarter, { day, claims: standing }]) =>
      standing
        .filter(({ claimed, computed }) => claimed === "green" && computed !== null)
        .map(({ id, unit, computed }): GreenClaim => {
          const later = quarters.get(quarter + 1)?.claims.find((each) => each.id === id)?.computed ?? null;
          return {
            plan: id,
            unit,
            on: day,
            wasOnPlan: computed === "on-plan",
            stayedOnPlan: later === null ? null : later === "on-plan",
          };
        }),
    )
    .sort((a, b) => byCodeUnits(a.on, b.on) || byCodeUnits(a.plan, b.plan));
  const units = Map.groupBy(claims, ({ unit }) => unit);
  return {
    all: tallyOf(claims),
    byUnit: [...units]
      .sort(([a], [b]) => byCodeUnits(a, b))
      .map(([unit, own]) => ({ unit, tally: tallyOf(own) })),
    claims,
  };
}

function quarterNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 4 + Number(day.slice(5, 7)) / 3;
}

function tallyOf(claims: readonly GreenClaim[]): ClaimTally {
  return {
    onDay: rateOf(claims.map(({ wasOnPlan }) => wasOnPlan)),
    afterwards: rateOf(claims.flatMap(({ stayedOnPlan }) => (stayedOnPlan === null ? [] : [stayedOnPlan]))),
  };
}

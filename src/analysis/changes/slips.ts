import { type Day, daysBetween } from "../../model/index.ts";
import { isClose } from "../comparison.ts";
import { both } from "./moved.ts";
import type { States } from "./states.ts";

/** A milestone of which a date moved. */
export interface Slip {
  readonly milestone: string;
  /** When it can finish, by its owner's word and by what it waits for; `null` if cancelled. */
  readonly expected: Dates;
  /** What its owner forecasts; `null` without a forecast. */
  readonly forecast: Dates;
  /** The baseline in force. */
  readonly baseline: Dates;
  /** Money lost because the benefits that it realises come late. */
  readonly costOfDelay: { readonly before: number; readonly after: number };
}

export interface Dates {
  readonly before: Day | null;
  readonly after: Day | null;
  /** Days from the one to the other, positive is later, 0 if it did not move; `null` where one is missing. */
  readonly days: number | null;
}

/** Milestones with another expected finish, forecast or baseline, the largest cost of delay added first. */
export function slips({ before, after, idNow }: States): readonly Slip[] {
  const name = idNow("milestones");
  const entries = new Map(
    both(before.repository.milestones.values(), after.repository.milestones.values(), name).map((pair) => [
      pair.id,
      pair,
    ]),
  );
  return both(before.report.milestones, after.report.milestones, name)
    .flatMap(({ id, before: then, after: now }): Slip[] => {
      const entry = entries.get(id);
      if (!entry) return [];
      const slip: Slip = {
        milestone: id,
        expected: dates(then.expectedFinish, now.expectedFinish),
        forecast: dates(entry.before.forecast?.finish, entry.after.forecast?.finish),
        baseline: dates(entry.before.baseline.finish, entry.after.baseline.finish),
        costOfDelay: { before: then.costOfDelay, after: now.costOfDelay },
      };
      return hasMoved(slip) ? [slip] : [];
    })
    .sort((a, b) => addedCost(b) - addedCost(a) || (b.expected.days ?? 0) - (a.expected.days ?? 0));
}

function dates(before: Day | null = null, after: Day | null = null): Dates {
  const days = before === null || after === null ? null : daysBetween(before, after);
  return { before, after, days };
}

function hasMoved({ expected, forecast, baseline, costOfDelay }: Slip): boolean {
  return (
    [expected, forecast, baseline].some(({ before, after }) => before !== after) ||
    !isClose(costOfDelay.before, costOfDelay.after)
  );
}

function addedCost({ costOfDelay: { before, after } }: Slip): number {
  return isClose(before, after) ? 0 : after - before;
}

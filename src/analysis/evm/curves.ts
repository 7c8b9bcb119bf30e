import type { Day, DayNumber, Entry } from "../../model/index.ts";
import { writtenDay } from "../calendar.ts";
import type { Snapshot } from "../snapshot.ts";
import { firstDayOf, monthOf } from "./earned-schedule.ts";
import { actualEarnings, earnedBy, plannedEarnings } from "./earnings.ts";

/** The planned and the earned value of a plan on a day, in money. */
export interface EarnedValuePoint {
  readonly day: Day;
  readonly pv: number;
  /** `null` after the as-of date. */
  readonly ev: number | null;
}

/**
 * The curves of a plan at the end of every month, from the month before its first budgeted date to the month
 * of its last one or of the as-of date, and on the as-of date itself. Empty for a plan without a budget.
 */
export function earnedValueCurves(now: Snapshot, plan: Entry<"plans">): EarnedValuePoint[] {
  const milestones = (now.milestonesOf.get(plan.id) ?? []).filter(({ cancelled }) => !cancelled);
  const planned = plannedEarnings(milestones).filter(({ amount }) => amount > 0);
  const earned = actualEarnings(milestones).filter(({ amount }) => amount > 0);
  if (planned.length === 0) return [];
  const days = [...planned, ...earned].map(({ day }) => day);
  const firstMonth = monthOf(days.reduce((a, b) => Math.min(a, b)));
  const lastMonth = monthOf(days.reduce((a, b) => Math.max(a, b), now.today));
  const ends = new Set<DayNumber>([now.today]);
  for (let month = firstMonth; month <= lastMonth + 1; month++) ends.add(firstDayOf(month) - 1);
  return [...ends]
    .filter((day) => day >= firstDayOf(firstMonth) - 1)
    .sort((a, b) => a - b)
    .map((day) => ({
      day: writtenDay(day),
      pv: earnedBy(day, planned),
      ev: day <= now.today ? earnedBy(day, earned) : null,
    }));
}

import { type DayNumber, type Entry, toDayNumber } from "../../model/index.ts";

/** An amount of budget that is earned on a day. */
export interface Earning {
  readonly day: DayNumber;
  readonly amount: number;
}

type Milestone = Entry<"milestones">;

/** When budgets should be earned: half at the start and half at the finish, without a start all at the finish. */
export function plannedEarnings(milestones: readonly Milestone[]): readonly Earning[] {
  const earned: Earning[] = [];
  for (const { budget = 0, baseline } of milestones)
    add(earned, budget, baseline.start !== undefined, baseline.start, baseline.finish);
  return earned;
}

/** When they were earned, by the same split. A finish without a known start earns all. */
export function actualEarnings(milestones: readonly Milestone[]): readonly Earning[] {
  const earned: Earning[] = [];
  for (const { budget = 0, baseline, actual } of milestones)
    add(earned, budget, baseline.start !== undefined, actual?.start, actual?.finish);
  return earned;
}

/** What is earned up to and including a day. */
export function earnedBy(day: DayNumber, earned: readonly Earning[]): number {
  let total = 0;
  for (let index = 0; index < earned.length; index++) {
    const earning = earned[index] as Earning;
    if (earning.day <= day) total += earning.amount;
  }
  return total;
}

function add(
  earned: Earning[],
  budget: number,
  isSplit: boolean,
  start: Milestone["baseline"]["start"],
  finish: Milestone["baseline"]["start"],
): void {
  const startsEarning = isSplit && start !== undefined;
  if (startsEarning) earned.push({ day: toDayNumber(start), amount: budget / 2 });
  if (finish !== undefined) {
    earned.push({ day: toDayNumber(finish), amount: startsEarning ? budget / 2 : budget });
  }
}

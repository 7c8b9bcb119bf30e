import { planStatusesOn } from "../analysis/index.ts";
import { addDays, byCodeUnits, type Day, type PlanRepository } from "../model/index.ts";
import type { PastStatuses } from "../views/context.ts";

/** How far back claims are held against what was computed: two years. */
const lookBackDays = 731;
/** Every day costs the figures of a whole plan, a few milliseconds for a hundred milestones. */
const mostDays = 60;
/** So many milestones times days are computed at most, which takes seconds; large plans get fewer days. */
const mostWork = 200_000;

/**
 * The computed statuses of plans on the days of their updates, those of each day worked out when it is first asked for
 * and then kept. For older days, and for all but the latest ones, there is no answer.
 */
export function pastStatuses(repository: PlanRepository, asOf: Day): PastStatuses {
  const days = plansByDay(repository, asOf);
  const known = new Map<Day, ReturnType<PastStatuses>>();
  return (day) => {
    const plans = days.get(day);
    if (!plans) return undefined;
    const before = known.get(day);
    if (before) return before;
    const statuses = planStatusesOn(repository, day, plans);
    known.set(day, statuses);
    return statuses;
  };
}

/** The plans with an update on a day. */
function plansByDay(
  { updates, milestones }: PlanRepository,
  asOf: Day,
): ReadonlyMap<Day, ReadonlySet<string>> {
  const first = addDays(asOf, -lookBackDays);
  const days = new Map<Day, Set<string>>();
  for (const { plan, date } of updates.values())
    if (date >= first && date <= asOf) days.set(date, (days.get(date) ?? new Set()).add(plan));
  const most = Math.min(mostDays, Math.max(1, Math.floor(mostWork / Math.max(1, milestones.size))));
  return new Map([...days].sort(([a], [b]) => byCodeUnits(a, b)).slice(-most));
}

import type { KnownPlan } from "../snapshot.ts";
import { type Status, statusByRatio } from "../status.ts";
import type { Expected } from "./schedule.ts";

/** The shortest duration, in days, that a slip is compared with: a day late is not a breach of a one-day task. */
const shortestYardstick = 90;

/** The slip as a share of the planned duration, of 90 days if that is shorter; `null` if cancelled. */
export function slipRatio({ slipDays, baselineDays }: Expected): number | null {
  return slipDays === null ? null : slipDays / Math.max(shortestYardstick, baselineDays);
}

/** The status of a milestone by its slip; `null` if it was cancelled. */
export function statusBySlip({ limits }: KnownPlan, scheduled: Expected | undefined): Status | null {
  const ratio = scheduled ? slipRatio(scheduled) : null;
  return ratio === null ? null : statusByRatio(ratio, limits.schedule);
}

import type { DayNumber } from "../../model/index.ts";

/**
 * The share of its full effect that a contribution has on a day: 0 before its start, then rising in a straight
 * line to 1 over `rampDays`; at once if those are 0.
 */
export function ramp(day: DayNumber, start: DayNumber, rampDays: number): number {
  if (day < start) return 0;
  return rampDays === 0 ? 1 : Math.min(1, (day - start) / rampDays);
}

import type { Entry } from "../model/index.ts";

type System = Entry<"systems">;

/** Money a year; 0 where it is not known. */
export function costOf({ annualCost = 0 }: System): number {
  return annualCost;
}

/** Money a year for licences that nobody uses: the cost × the share of them. */
export function unusedCost(system: System): number {
  const { licences, lifecycle } = system;
  if (!licences || licences.bought <= 0 || lifecycle === "plan") return 0;
  return costOf(system) * Math.max(0, 1 - licences.used / licences.bought);
}

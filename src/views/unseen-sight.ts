import { isOngoing } from "../analysis/index.ts";
import type { ViewContext } from "./context.ts";

/** Plans that contribute to restricted entries alone, as far as the edition shows: it cannot say whether they lead on. */
export interface UnseenSight {
  readonly plans: readonly string[];
  /** Their budgets together. */
  readonly money: number;
}

export function unseenSight({ report, repository }: ViewContext): UnseenSight {
  const plans = report.plans.filter(({ id, lineOfSight }) => {
    const plan = repository.plans.get(id);
    return plan && isOngoing(plan) && lineOfSight.brokenAt?.reason === "restricted";
  });
  return { plans: plans.map(({ id }) => id), money: plans.reduce((sum, { bac }) => sum + bac, 0) };
}

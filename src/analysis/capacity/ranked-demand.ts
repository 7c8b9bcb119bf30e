import type { Entry, Period } from "../../model/index.ts";
import { isLive } from "../alignment/alignment-report.ts";
import { exceeds, sum } from "../comparison.ts";
import type { InvestmentReport } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";

/** What a plan needs of a team in a period, and whether there is still room for it. */
export interface RankedDemand {
  readonly plan: Entry<"plans">;
  /** Full-time equivalents. */
  readonly fte: number;
  /** Proposed; else it is committed. */
  readonly isProposed: boolean;
  /** Whether it and all that comes before it fit into what is available. */
  readonly fits: boolean;
}

/**
 * What is asked of a team in a period, in the order in which it would be given: what is committed, then what is
 * proposed, each by the investment ranking. The first committed plan that does not fit is the report's cut line.
 */
export function rankedDemand(
  { repository }: Snapshot,
  investment: readonly InvestmentReport[],
  team: string,
  period: Period,
): RankedDemand[] {
  const capacity = repository.teams.get(team)?.capacity.find((row) => row.period === period);
  const available = capacity ? capacity.fte - capacity.run : 0;
  const asked = investment.flatMap(({ id }) => {
    const plan = repository.plans.get(id);
    const rows = plan?.demand.filter((row) => row.team === team && row.period === period) ?? [];
    if (!plan || rows.length === 0) return [];
    return [{ plan, fte: sum(rows.map(({ fte }) => fte)), isProposed: !isLive(plan) }];
  });
  let used = 0;
  return [
    ...asked.filter(({ isProposed }) => !isProposed),
    ...asked.filter(({ isProposed }) => isProposed),
  ].map((demand) => {
    used += demand.fte;
    return { ...demand, fits: demand.fte === 0 || !exceeds(used, available) };
  });
}

import { type Entry, oncePer, type Period } from "../../model/index.ts";
import { isLive } from "../alignment/alignment-report.ts";
import { exceeds } from "../comparison.ts";
import type { InvestmentReport } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";
import { demandOf } from "./capacity-report.ts";

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

/** The place of each plan in the ranking. */
const ranksOf = oncePer(
  (investment: readonly InvestmentReport[]) => new Map(investment.map(({ id }, place) => [id, place])),
);

/**
 * What is asked of a team in a period, in the order in which it would be given: what is committed, then what is
 * proposed, each by the investment ranking. The first committed plan that does not fit is the report's cut line.
 */
export function rankedDemand(
  now: Snapshot,
  investment: readonly InvestmentReport[],
  team: string,
  period: Period,
): RankedDemand[] {
  const capacity = now.repository.teams.get(team)?.capacity.find((row) => row.period === period);
  const available = capacity ? capacity.fte - capacity.run : 0;
  const ranks = ranksOf(investment);
  const asked = demandOf(now, team, period)
    .filter(({ plan }) => ranks.has(plan.id))
    .sort((a, b) => (ranks.get(a.plan.id) ?? 0) - (ranks.get(b.plan.id) ?? 0))
    .map(({ plan, fte }) => ({ plan, fte, isProposed: !isLive(plan) }));
  let used = 0;
  return [
    ...asked.filter(({ isProposed }) => !isProposed),
    ...asked.filter(({ isProposed }) => isProposed),
  ].map((demand) => {
    used += demand.fte;
    return { ...demand, fits: demand.fte === 0 || !exceeds(used, available) };
  });
}

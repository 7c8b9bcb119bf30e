import {
  byCodeUnits,
  type Entry,
  groupedByEach,
  oncePer,
  type Period,
  type PlanRepository,
} from "../../model/index.ts";
import { isLive } from "../alignment/alignment-report.ts";
import { lastDayNumber } from "../calendar.ts";
import { exceeds, ratio, sum } from "../comparison.ts";
import type { PlanFiles } from "../plan-files.ts";
import type { CapacityReport, InvestmentReport } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";

/** What a plan needs of a team in a period, in full-time equivalents. */
export interface Demand {
  readonly plan: Entry<"plans">;
  readonly fte: number;
}

/** For each team and period of its capacity: what it has, what is asked of it, and which plan no longer fits. */
export function capacityReports(now: Snapshot, investment: readonly InvestmentReport[]): CapacityReport[] {
  const rank = new Map(investment.map(({ id }, place) => [id, place]));
  return capacitiesInFiles(now.files).map((capacity) => capacityReport(capacity, rank));
}

/** What a team has in a period, and what is asked of it then. */
interface Capacity {
  readonly team: string;
  readonly period: Period;
  readonly available: number;
  readonly demands: readonly Demand[];
}

/** Capacities and demands carry no date on which they became known, so that they are the same on every day. */
const capacitiesInFiles = oncePer(({ repository }: PlanFiles): readonly Capacity[] => {
  const demands = demandByTeamAndPeriod(repository);
  const lastDay = (period: Period) => lastDayNumber(period, repository.portal.fiscalYearStart);
  return [...repository.teams.values()].flatMap((team) =>
    [...team.capacity]
      .sort((a, b) => lastDay(a.period) - lastDay(b.period) || byCodeUnits(a.period, b.period))
      .map(({ period, fte, run }) => ({
        team: team.id,
        period,
        available: fte - run,
        demands: demands.get(demandKey(team.id, period)) ?? [],
      })),
  );
});

/** What live plans need of a team in a period, as written; by the plans' ids. */
export function committedDemand(now: Snapshot, team: string, period: Period): Demand[] {
  return demandOf(now, team, period).filter(({ plan }) => isLive(plan));
}

const plansAsking = oncePer(({ plans }: PlanRepository) =>
  groupedByEach(plans.values(), ({ demand }) => demand.map(({ team, period }) => demandKey(team, period))),
);

/** What plans of all stages need of a team in a period, as written; by the plans' ids. */
export function demandOf({ repository }: Snapshot, team: string, period: Period): Demand[] {
  return (plansAsking(repository).get(demandKey(team, period)) ?? []).map((plan) => {
    const rows = plan.demand.filter((row) => row.team === team && row.period === period);
    return { plan, fte: sum(rows.map(({ fte }) => fte)) };
  });
}

function capacityReport(
  { team, period, available, demands }: Capacity,
  rank: ReadonlyMap<string, number>,
): CapacityReport {
  const live = demands.filter(({ plan }) => isLive(plan));
  const committed = sum(live.map(({ fte }) => fte));
  const proposed = sum(demands.filter(({ plan }) => plan.stage === "proposed").map(({ fte }) => fte));
  const byRank = live.toSorted((a, b) => (rank.get(a.plan.id) ?? 0) - (rank.get(b.plan.id) ?? 0));
  return {
    team,
    period,
    available,
    committed,
    proposed,
    utilisation: ratio(committed, available),
    over: Math.max(0, committed - available),
    cutLine: cutLine(byRank, available),
  };
}

/** Going down the ranking, the first plan whose demand no longer fits into what is available. */
function cutLine(byRank: readonly Demand[], available: number): string | null {
  let used = 0;
  for (const { plan, fte } of byRank) {
    used += fte;
    if (fte > 0 && exceeds(used, available)) return plan.id;
  }
  return null;
}

/** One demand for each plan, all that it needs of the team in the period added up. */
function demandByTeamAndPeriod({ plans }: PlanRepository): Map<string, Demand[]> {
  const byKey = new Map<string, Demand[]>();
  for (const plan of plans.values()) {
    const needs = new Map<string, number>();
    for (const { team, period, fte } of plan.demand) {
      const key = demandKey(team, period);
      needs.set(key, (needs.get(key) ?? 0) + fte);
    }
    for (const [key, fte] of needs) {
      const demands = byKey.get(key) ?? [];
      demands.push({ plan, fte });
      byKey.set(key, demands);
    }
  }
  return byKey;
}

function demandKey(team: string, period: Period): string {
  return `${period} ${team}`;
}

import type { States } from "./states.ts";

/** A plan that entered the investment ranking, left it, or changed places with another one. */
export interface RankingMove {
  readonly plan: string;
  /** Its place from 1; `null` where it is not in the ranking. */
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * A plan that only moves up because another one above it is done has not been ranked anew: of the plans that are
 * in both rankings, those count whose place among these is another one.
 */
export function rankingMoves({ before, after, idNow }: States): readonly RankingMove[] {
  const then = before.report.investment.map(({ id }) => idNow("plans")(id));
  const now = after.report.investment.map(({ id }) => id);
  const [placeThen, placeNow] = [placesOf(then), placesOf(now)];
  const sharedThen = placesOf(then.filter((id) => placeNow.has(id)));
  const sharedNow = placesOf(now.filter((id) => placeThen.has(id)));
  return (
    [...now, ...then.filter((id) => !placeNow.has(id))]
      // In only one of the rankings it has no place among those in both.
      .filter((plan) => !sharedNow.has(plan) || sharedNow.get(plan) !== sharedThen.get(plan))
      .map((plan) => ({ plan, before: placeThen.get(plan) ?? null, after: placeNow.get(plan) ?? null }))
  );
}

/** The places from 1. */
function placesOf(ranking: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ranking.map((plan, index) => [plan, index + 1]));
}

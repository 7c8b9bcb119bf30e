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
  const place = (ranking: readonly string[], plan: string) => {
    const at = ranking.indexOf(plan);
    return at < 0 ? null : at + 1;
  };
  const [shared, inOrderThen] = [
    now.filter((id) => then.includes(id)),
    then.filter((id) => now.includes(id)),
  ];
  const hasMoved = (plan: string) =>
    !then.includes(plan) || !now.includes(plan) || shared.indexOf(plan) !== inOrderThen.indexOf(plan);
  return [...now, ...then.filter((id) => !now.includes(id))]
    .filter(hasMoved)
    .map((plan) => ({ plan, before: place(then, plan), after: place(now, plan) }));
}

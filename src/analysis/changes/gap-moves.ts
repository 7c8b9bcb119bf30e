import { isClose } from "../comparison.ts";
import { both } from "./moved.ts";
import type { States } from "./states.ts";

/** A KPI that is nearer to its plan, or further from it. */
export interface GapMove {
  readonly kpi: string;
  /** How far the actual falls short of the plan, in the KPI's unit; positive is adverse, `null` if nobody can say. */
  readonly gap: { readonly before: number | null; readonly after: number | null };
  /** The same against the first targets that it ever had. */
  readonly originalGap: { readonly before: number | null; readonly after: number | null };
  /** A year's worth of the gap, in money; `null` without a value per unit. */
  readonly moneyAtStake: { readonly before: number | null; readonly after: number | null };
}

/** In the order of the ids. */
export function gapMoves({ before, after, idNow }: States): readonly GapMove[] {
  return both(before.report.kpis, after.report.kpis, idNow("kpis"))
    .filter(
      ({ before: then, after: now }) =>
        hasMoved(then.gap, now.gap) ||
        hasMoved(then.originalGap, now.originalGap) ||
        hasMoved(then.moneyAtStake, now.moneyAtStake),
    )
    .map(({ id, before: then, after: now }) => ({
      kpi: id,
      gap: { before: then.gap, after: now.gap },
      originalGap: { before: then.originalGap, after: now.originalGap },
      moneyAtStake: { before: then.moneyAtStake, after: now.moneyAtStake },
    }));
}

function hasMoved(before: number | null, after: number | null): boolean {
  return before === null || after === null ? before !== after : !isClose(before, after);
}

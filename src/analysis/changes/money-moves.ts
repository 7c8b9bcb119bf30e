import { isClose } from "../comparison.ts";
import { both } from "./moved.ts";
import type { States } from "./states.ts";

/** A plan whose budget, estimate, spending or cost of delay is another one, in money. */
export interface MoneyMove {
  readonly plan: string;
  /** Budget at completion. */
  readonly bac: Amounts;
  /** Estimate at completion. */
  readonly eac: Amounts;
  /** Actual cost: what was spent, without that of cancelled milestones. */
  readonly ac: Amounts;
  /** Money lost because its benefits come late. */
  readonly costOfDelay: Amounts;
}

export interface Amounts {
  readonly before: number;
  readonly after: number;
}

/** The plans with moved money, the largest move of the estimate first. */
export function moneyMoves({ before, after, idNow }: States): readonly MoneyMove[] {
  return both(before.report.plans, after.report.plans, idNow("plans"))
    .map(({ id, before: then, after: now }) => {
      const amounts = (figure: "bac" | "eac" | "ac" | "costOfDelay") => ({
        before: then[figure],
        after: now[figure],
      });
      return {
        plan: id,
        bac: amounts("bac"),
        eac: amounts("eac"),
        ac: amounts("ac"),
        costOfDelay: amounts("costOfDelay"),
      };
    })
    .filter(({ bac, eac, ac, costOfDelay }) => [bac, eac, ac, costOfDelay].some(hasMoved))
    .sort((a, b) => Math.abs(difference(b.eac)) - Math.abs(difference(a.eac)));
}

function hasMoved({ before, after }: Amounts): boolean {
  return !isClose(before, after);
}

function difference({ before, after }: Amounts): number {
  return after - before;
}

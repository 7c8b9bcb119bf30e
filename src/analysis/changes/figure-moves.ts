import { isClose } from "../comparison.ts";
import type { Scorecard, Share, SightStrength } from "../report.ts";
import { both } from "./moved.ts";
import type { States } from "./states.ts";

export type SharedFigure = KeyOf<Share>;
export type PlainFigure = Exclude<KeyOf<number>, "oldestActual">;

type KeyOf<T> = { [Key in keyof Scorecard]: Scorecard[Key] extends T ? Key : never }[keyof Scorecard];

/** A figure of the scorecard that is another one now. */
export type FigureMove =
  | {
      readonly kind: "share";
      readonly figure: SharedFigure;
      readonly before: Share;
      readonly after: Share;
    }
  | {
      readonly kind: "number";
      readonly figure: PlainFigure;
      readonly before: number;
      readonly after: number;
    };

const shares = [
  "spendAligned",
  "plansAligned",
  "kpisOnPlan",
  "milestonesKept",
  "milestonesKeptOriginal",
  "greenClaimsContradicted",
  "greenSpendContradicted",
] as const satisfies readonly SharedFigure[];

const numbers = [
  "decisionsOverdue",
  "decisionsOpen",
  "costOfDelay",
  "moneyAtStake",
  "nonEssentialSpend",
] as const satisfies readonly PlainFigure[];

export function figureMoves({ before, after }: States): readonly FigureMove[] {
  const [then, now] = [before.report.scorecard, after.report.scorecard];
  return [
    ...shares.flatMap((figure): FigureMove[] =>
      isClose(then[figure].count, now[figure].count) && isClose(then[figure].total, now[figure].total)
        ? []
        : [{ kind: "share", figure, before: then[figure], after: now[figure] }],
    ),
    ...numbers.flatMap((figure): FigureMove[] =>
      isClose(then[figure], now[figure])
        ? []
        : [{ kind: "number", figure, before: then[figure], after: now[figure] }],
    ),
  ];
}

/** A plan that gained or lost its line of sight, or the strength of it. */
export interface SightMove {
  readonly plan: string;
  readonly before: SightStrength;
  readonly after: SightStrength;
}

export function sightMoves({ before, after, idNow }: States): readonly SightMove[] {
  return both(before.report.plans, after.report.plans, idNow("plans")).flatMap(
    ({ id, before: then, after: now }) =>
      then.lineOfSight.strength === now.lineOfSight.strength
        ? []
        : [{ plan: id, before: then.lineOfSight.strength, after: now.lineOfSight.strength }],
  );
}

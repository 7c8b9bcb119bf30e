/**
 * How often decisions had the effect that they were taken for.
 *
 * Only decisions that had force count, each of their expected effects once. An effect is measured when its day
 * has come and its KPI was measured in between; then it was met, partly met or missed:
 *
 *     hit rate = met / (met + partly + missed)
 *
 * What is too early or cannot be measured is counted apart: it is neither a hit nor a miss. Of fewer than five
 * measured effects no rate is given, because one more would move it by twenty points.
 */
import { byCodeUnits } from "../../model/index.ts";
import type { DecisionReport, EffectReport } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";
import { hadForce } from "./decision-report.ts";

/** From this many measured effects on a rate says something. */
export const fewestForRate = 5;

export interface EffectTally {
  readonly met: number;
  readonly partly: number;
  readonly missed: number;
  /** Met, partly met and missed together. */
  readonly measured: number;
  readonly tooEarly: number;
  readonly unmeasurable: number;
  /** met / measured; `null` if fewer than {@link fewestForRate} were measured. */
  readonly rate: number | null;
}

export interface LedgerEffect extends EffectReport {
  readonly decision: string;
}

export interface EffectLedger {
  readonly all: EffectTally;
  /** By id; decisions of no forum last, as `null`. */
  readonly byForum: readonly { readonly forum: string | null; readonly tally: EffectTally }[];
  /** By the calendar year of the decision, the latest first. */
  readonly byYear: readonly { readonly year: string; readonly tally: EffectTally }[];
  /** Every expected effect, that of the latest decision first, of one decision in file order. */
  readonly effects: readonly LedgerEffect[];
}

export function effectLedger(
  { repository: { decisions } }: Snapshot,
  reports: readonly DecisionReport[],
): EffectLedger {
  const effects = reports
    .flatMap(({ id, effects }) => {
      const decision = decisions.get(id);
      return decision && hadForce(decision) ? effects.map((effect) => ({ ...effect, decision })) : [];
    })
    .sort(
      (a, b) => byCodeUnits(b.decision.date, a.decision.date) || byCodeUnits(a.decision.id, b.decision.id),
    );
  const byForum = Map.groupBy(effects, ({ decision }) => decision.forum ?? null);
  const byYear = Map.groupBy(effects, ({ decision }) => decision.date.slice(0, 4));
  return {
    all: tally(effects),
    byForum: [...byForum]
      .map(([forum, group]) => ({ forum, tally: tally(group) }))
      .sort(
        (a, b) =>
          Number(a.forum === null) - Number(b.forum === null) || byCodeUnits(a.forum ?? "", b.forum ?? ""),
      ),
    byYear: [...byYear]
      .map(([year, group]) => ({ year, tally: tally(group) }))
      .sort((a, b) => byCodeUnits(b.year, a.year)),
    effects: effects.map(({ decision, ...effect }) => ({ ...effect, decision: decision.id })),
  };
}

function tally(effects: readonly Pick<EffectReport, "state">[]): EffectTally {
  const count = (state: EffectReport["state"]) => effects.filter((effect) => effect.state === state).length;
  const [met, partly, missed] = [count("met"), count("partly"), count("missed")];
  const measured = met + partly + missed;
  return {
    met,
    partly,
    missed,
    measured,
    tooEarly: count("too-early"),
    unmeasurable: count("unmeasurable"),
    rate: measured < fewestForRate ? null : met / measured,
  };
}

/**
 * Earned value management: is the money buying what it should, and by when it should?
 *
 * Three curves over time, all in money, so that work and cost can be compared at all:
 *
 *     PV  planned value: the budget of the work that should be done by now
 *     EV  earned value: the budget of the work that is done
 *     AC  actual cost: what was spent on it
 *
 *      │                          ┄┄ EAC 112.5
 *      │                     ┄┄ ───── BAC 100
 *      │                ___─PV
 *      │  PV 50   ___──'
 *      │  AC 45 _─'┐          CV = EV − AC = −5     CPI = EV/AC = 0.89   89 cents of work for each unit spent
 *      │  EV 40 ───┤          SV = EV − PV = −10    SPI = EV/PV = 0.8    80 % of what was due
 *      └───────────┴──────    EAC = AC + (BAC − EV)/CPI = 45 + 60/0.8889 = 112.5
 *                 now         VAC = BAC − EAC = −12.5
 *                             TCPI = (BAC − EV)/(BAC − AC) = 60/55 = 1.09: how well the rest must go
 *
 * Work is measured by milestones, and a milestone is done or it is not: one that has a planned start earns half
 * of its budget when it starts and half when it finishes (the fixed formula 50/50, one of the measures that
 * EIA-748 allows), any other all of it when it finishes. Nobody is asked for a percentage, so nobody can be
 * 90 % done for a year. What was spent on cancelled milestones is kept apart as sunk cost: it bought nothing.
 *
 * Nothing is divided by 0: an index whose divisor is 0 or less is `null`. Without a cost index, and where it is
 * 0, the rest is expected to cost its budget.
 *
 * Sources: ANSI/EIA-748-D, Earned Value Management Systems, 2019; PMBOK Guide, 6th edition, 7.4.2.2.
 */
import type { DayNumber, Entry } from "../../model/index.ts";
import { ratio } from "../comparison.ts";
import type { EarnedValueReport } from "../report.ts";
import { actualEarnings, earnedBy, plannedEarnings } from "./earnings.ts";

/** The figures of a plan's milestones on a day. */
export function earnedValueOn(day: DayNumber, milestones: readonly Entry<"milestones">[]): EarnedValueReport {
  let bac = 0;
  let ac = 0;
  let sunk = 0;
  const uncancelled = milestones.filter(({ cancelled, budget = 0, spent = 0 }) => {
    if (cancelled) {
      sunk += spent;
      return false;
    }
    bac += budget;
    ac += spent;
    return true;
  });
  return earnedValue({
    bac,
    pv: earnedBy(day, plannedEarnings(uncancelled)),
    ev: earnedBy(day, actualEarnings(uncancelled)),
    ac,
    sunk,
  });
}

/** All indices and estimates, from the curves alone. */
export function earnedValue(
  curves: Pick<EarnedValueReport, "bac" | "pv" | "ev" | "ac" | "sunk">,
): EarnedValueReport {
  const { bac, pv, ev, ac } = curves;
  const cpi = ratio(ev, ac);
  const eac = ac + (bac - ev) / (cpi || 1);
  return {
    ...curves,
    cv: ev - ac,
    sv: ev - pv,
    cpi,
    spi: ratio(ev, pv),
    eac,
    vac: bac - eac,
    tcpi: ratio(bac - ev, bac - ac),
  };
}

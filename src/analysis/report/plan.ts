import type { Day } from "../../model/index.ts";
import type { Status } from "../status.ts";

export type Colour = "green" | "amber" | "red";

export interface PlanReport extends EarnedValueReport {
  readonly id: string;
  readonly earnedSchedule: EarnedScheduleReport;
  /** By the expected overrun as a share of the budget; `null` without a budget. */
  readonly costStatus: Status | null;
  /** The worst of its milestones; `null` without any. */
  readonly scheduleStatus: Status | null;
  /** The worst of cost and schedule. */
  readonly deliveryStatus: Status | null;
  /** The worst of the KPIs whose contribution is due; `null` if none is. */
  readonly valueStatus: Status | null;
  /** The worst of delivery and value. */
  readonly computed: Status | null;
  /** The colour of the latest update of its owner; `null` without one. */
  readonly claimed: Colour | null;
  /** The colour of the latest independent review; `null` without one. */
  readonly assured: Colour | null;
  /** Green outside, red inside: claimed green and computed to be in breach. */
  readonly watermelon: boolean;
  /** Days since the latest update of either kind; `null` without one. */
  readonly silentDays: number | null;
  /** Uncancelled milestones that were due and are done. */
  readonly dueActualised: number;
  /** Uncancelled milestones that were due and are not done. */
  readonly duePending: number;
  /** Whether more of what was due is pending than done. */
  readonly performative: boolean;
  /** Contributions that nobody confirmed. */
  readonly unconfirmed: number;
  /** The broken assumptions that it rests on. */
  readonly tainted: readonly string[];
  /** In file order. */
  readonly contributions: readonly ContributionReport[];
  /** Money lost because its benefits come late. */
  readonly costOfDelay: number;
  readonly lineOfSight: LineOfSight;
  /** Whether it has a line of sight, direct or indirect. Everything else is non-essential until proven otherwise. */
  readonly essential: boolean;
}

/** Earned value in the terms of ANSI/EIA-748 (see `evm/earned-value.ts`), in money. */
export interface EarnedValueReport {
  /** Budget at completion. */
  readonly bac: number;
  /** Planned value: what should have been earned by now. */
  readonly pv: number;
  /** Earned value: the budget of what was done. */
  readonly ev: number;
  /** Actual cost: what was spent. */
  readonly ac: number;
  /** What was spent on milestones that were cancelled; not part of `ac`. */
  readonly sunk: number;
  /** Cost variance, ev − ac; negative is adverse. */
  readonly cv: number;
  /** Schedule variance, ev − pv; negative is adverse. */
  readonly sv: number;
  /** Cost performance index, ev / ac; `null` if nothing was spent. */
  readonly cpi: number | null;
  /** Schedule performance index, ev / pv; `null` if nothing was due. */
  readonly spi: number | null;
  /** Estimate at completion. */
  readonly eac: number;
  /** Variance at completion, bac − eac; negative is adverse. */
  readonly vac: number;
  /** To-complete performance index, (bac − ev) / (bac − ac); `null` if the budget is used up. */
  readonly tcpi: number | null;
}

/** Earned schedule, in months (see `evm/earned-schedule.ts`). All `null` where there is nothing to measure. */
export interface EarnedScheduleReport {
  /** Months after which the value earned by now should have been earned. */
  readonly es: number | null;
  /** Months that it took. */
  readonly at: number | null;
  /** es / at; below 1 is late. */
  readonly spiT: number | null;
}

export interface ContributionReport {
  readonly kpi: string;
  /** Money a year; `null` where no path from the KPI reaches one with a value per unit. */
  readonly valuePerYear: number | null;
  /** The baseline finish of the milestone that realises it. */
  readonly plannedFrom: Day;
  /** The expected finish of that milestone; `null` if it was cancelled. */
  readonly expectedFrom: Day | null;
  /** Money lost because it comes late. */
  readonly costOfDelay: number;
}

export type SightStrength = "direct" | "indirect" | "claimed" | "none";

/** The first link that is missing between a plan and the P&L or operations. */
export type BrokenLink =
  | "no-contribution"
  | "no-acceptance"
  | "wrong-acceptor"
  | "not-grounded"
  | "cancelled"
  | "adverse"
  /** It contributes to an entry that the edition does not hold, so that nothing is proven and nothing refuted. */
  | "restricted";

export interface LineOfSight {
  readonly strength: SightStrength;
  /** The shortest proof, as `plans/…`, `kpis/…` and the last KPI's `objectives/…`; `null` without one. */
  readonly path: readonly string[] | null;
  /** Where it breaks, as `plans/…` or `kpis/…`; `null` where it holds. */
  readonly brokenAt: { readonly id: string; readonly reason: BrokenLink } | null;
}

import type { Day, Period } from "../../model/index.ts";

/** A part of a whole; never one without the other. */
export interface Share {
  readonly count: number;
  readonly total: number;
  /** count / total; `null` if the total is 0. */
  readonly share: number | null;
}

export interface Scorecard {
  /** Money: the budgets of essential plans, of those of all plans neither stopped nor closed. */
  readonly spendAligned: Share;
  /** Essential plans, of all plans neither stopped nor closed. */
  readonly plansAligned: Share;
  /** KPIs that are on plan, of all KPIs. */
  readonly kpisOnPlan: Share;
  /** Milestones finished no later than their baseline in force, of the uncancelled ones that were due. */
  readonly milestonesKept: Share;
  /** The same against the first baseline that each milestone ever had. */
  readonly milestonesKeptOriginal: Share;
  /** Active plans that are claimed green and computed to be in breach, of all active plans claimed green. */
  readonly greenClaimsContradicted: Share;
  /** The same by budget, in money. */
  readonly greenSpendContradicted: Share;
  /** Required decisions that are overdue. */
  readonly decisionsOverdue: number;
  /** Required decisions that are open or proposed. */
  readonly decisionsOpen: number;
  /** Money lost by delays, of plans neither stopped nor closed. */
  readonly costOfDelay: number;
  /** Money a year: the gaps of KPIs that drive no KPI with a value of its own, so that none counts twice. */
  readonly moneyAtStake: number;
  /** Money: the budgets of plans that are not essential, neither stopped nor closed. */
  readonly nonEssentialSpend: number;
  /** The day of the oldest latest actual of any KPI; `null` if no KPI has one. */
  readonly oldestActual: Day | null;
}

export interface Alignment {
  /** Budgets of plans neither stopped nor closed, in money. */
  readonly spend: { readonly aligned: number; readonly total: number };
  /** Plans neither stopped nor closed. */
  readonly plans: { readonly aligned: number; readonly total: number };
  /** Uncancelled milestones; mapped are those that move a KPI themselves. */
  readonly milestones: { readonly mapped: number; readonly total: number };
  /** Plans neither stopped nor closed that are not essential. */
  readonly nonEssential: readonly string[];
  /** KPIs that no approved or active plan contributes to. */
  readonly kpisWithoutPlan: readonly string[];
  readonly objectivesWithoutKpi: readonly string[];
  /** Pairs of plans that pull a KPI in opposite directions; by KPI, then plans. */
  readonly conflicts: readonly Conflict[];
  /** KPIs for which more is accepted than their targets ask for. */
  readonly overclaimed: readonly string[];
}

export interface Conflict {
  readonly kpi: string;
  readonly plans: readonly [string, string];
}

export interface InvestmentReport {
  readonly id: string;
  readonly essential: boolean;
  /** Money still to be spent. */
  readonly costToGo: number;
  /** Money: probability × impact of its open risks. */
  readonly exposure: number;
  /** Money: the discounted value of the benefits that are still to come. */
  readonly presentValue: number;
  /** Money: presentValue − costToGo − exposure. */
  readonly rnpv: number;
  /** (presentValue − exposure) / costToGo; `null` if nothing is left to be spent. */
  readonly index: number | null;
  /** `costToGo` of this plan and all above it. */
  readonly cumulativeCost: number;
  /** `rnpv` of this plan and all above it. */
  readonly cumulativeRnpv: number;
}

/** In full-time equivalents. */
export interface CapacityReport {
  readonly team: string;
  readonly period: Period;
  /** What is left when work that nobody can decline is done. */
  readonly available: number;
  /** What approved and active plans need. */
  readonly committed: number;
  /** What proposed plans need. */
  readonly proposed: number;
  /** committed / available; `null` if nothing is available. */
  readonly utilisation: number | null;
  /** What is committed and not available. */
  readonly over: number;
  /** Going down the investment ranking, the first committed plan that no longer fits; `null` if all do. */
  readonly cutLine: string | null;
}

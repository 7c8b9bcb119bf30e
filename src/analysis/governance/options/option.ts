import type { Day, Period } from "../../../model/index.ts";
import type { Colour, KpiReport, LineOfSight, MilestoneReport, PlanReport, Report } from "../../report.ts";
import type { Snapshot } from "../../snapshot.ts";
import type { Status } from "../../status.ts";

/**
 * One way out of a finding that the plan itself suggests, as figures. Nothing here is advice: an option is there
 * because the plan holds what it is made of, e.g. a contribution that its KPI’s owner has not accepted.
 */
export type DecisionOption =
  | AcceptContribution
  | Deliver
  | ClearTheWay
  | ReplanTargets
  | ReplanBaselines
  | RaiseBudget
  | Stop
  | AcceptGap
  | Acknowledge
  | HandOver
  | Ratify
  | CorrectClaim
  | Confirm
  | ShowSight
  | ReviseAssumption
  | MakeRoom
  | Measure;

/** The owner of a KPI accepts what a plan promises for it. */
export interface AcceptContribution {
  readonly kind: "accept-contribution";
  readonly promise: Brought;
  /** Who would have to accept it: the KPI’s accountable. */
  readonly owner: string;
  /** Who accepted it instead; `null` if nobody did. */
  readonly acceptedBy: string | null;
}

/** What unfinished milestones would bring. */
export interface Deliver {
  readonly kind: "deliver";
  /** Whether the plans are only proposed and would have to be approved first. */
  readonly isProposed: boolean;
  /** By the day from which each comes; those without a day last. */
  readonly brings: readonly Brought[];
  /** Where all of it moves the KPI in question: its gap, and all changes weighted by their confidence. */
  readonly against: { readonly kpi: string; readonly gap: number; readonly expected: number } | null;
}

/** A change of a KPI that a milestone would bring. */
export interface Brought {
  readonly plan: string;
  readonly milestone: string;
  readonly kpi: string;
  /** In the KPI’s unit, through drivers too, without regard to confidence. */
  readonly change: number;
  readonly confidence: number;
  /** The expected finish of the milestone, and the drivers’ delay; `null` if it was cancelled. */
  readonly from: Day | null;
  /** The KPI that the plan itself promises to move, where that is another one. */
  readonly through: string | null;
  /** Money a year, without regard to confidence; `null` where no KPI with a value per unit is reached. */
  readonly valuePerYear: number | null;
}

/** The milestone at the end of the chain that makes a forecast impossible comes earlier. */
export interface ClearTheWay {
  readonly kind: "clear-the-way";
  readonly milestone: string;
  readonly drivenBy: string;
  readonly rootCause: string;
  readonly inheritedDays: number;
  readonly expectedFinish: Day | null;
}

export interface ReplanTargets {
  readonly kind: "replan-targets";
  readonly kpi: string;
  /** The next target that is still to come, else the last one. */
  readonly next: TargetMove;
  /** How many targets are still to come. */
  readonly ahead: number;
  readonly timesMoved: number;
}

export interface TargetMove {
  readonly period: Period;
  readonly value: number;
  /** The value of the same period by the first targets that the KPI ever had; `null` if there was none. */
  readonly first: number | null;
}

export interface ReplanBaselines {
  readonly kind: "replan-baselines";
  /** Most days first. */
  readonly moves: readonly BaselineMove[];
}

export interface BaselineMove {
  readonly milestone: string;
  readonly baseline: Day;
  readonly expected: Day;
  readonly days: number;
  /** The first baseline that it ever had. */
  readonly first: Day;
  readonly timesMoved: number;
}

/** In money. */
export interface RaiseBudget {
  readonly kind: "raise-budget";
  readonly plan: string;
  readonly bac: number;
  readonly eac: number;
}

export interface Stop {
  readonly kind: "stop";
  readonly plan: string;
  /** Money spent, cancelled work included. */
  readonly spent: number;
  /** Money: the budgets of unfinished milestones less what was spent on them. */
  readonly notSpent: number;
  /** How many milestones would not be done any more. */
  readonly unfinished: number;
  /** What its unfinished milestones promise, and would bring no more. */
  readonly lost: readonly Brought[];
  /** Money a year, the values of `lost` that are known; `null` where none is. */
  readonly valuePerYear: number | null;
  /** What of that is good for the KPI in question to lose: the changes in the wrong direction. */
  readonly relief: readonly Brought[];
  /** Milestones of other plans that wait for one of these. */
  readonly stranded: readonly string[];
}

export interface AcceptGap {
  readonly kind: "accept-gap";
  /** What is accepted: a KPI’s gap, a delay, an overrun, or a budget without a line of sight. */
  readonly what: "gap" | "delay" | "overrun" | "no-sight";
  readonly subject: string;
  /** The gap in the KPI’s unit, or the delay in days; `null` where it is money alone. */
  readonly amount: number | null;
  /** Money; a year for a gap. `null` where nobody has said what it is worth. */
  readonly money: number | null;
}

/** Somebody of the unit that is waited for says that they know of it. */
export interface Acknowledge {
  readonly kind: "acknowledge";
  readonly milestone: string;
  readonly unit: string;
  readonly lead: string;
}

/** Somebody who is there answers for it: the backup, else the lead of the unit. */
export interface HandOver {
  readonly kind: "hand-over";
  readonly from: string;
  readonly to: string | null;
  readonly as: "backup" | "lead";
}

/** A decision is taken now for a goalpost that was moved quietly, or it is moved back. */
export interface Ratify {
  readonly kind: "ratify";
  readonly subject: string;
  readonly date: Day;
  readonly moved:
    | { readonly what: "baseline"; readonly before: Day; readonly after: Day }
    | { readonly what: "targets"; readonly period: Period; readonly before: number; readonly after: number }
    | { readonly what: "cancelled" }
    | { readonly what: "other" };
}

/** The owner reports what the figures say. */
export interface CorrectClaim {
  readonly kind: "correct-claim";
  readonly plan: string;
  readonly claimed: Colour;
  readonly computed: Status | null;
  readonly assured: Colour | null;
  readonly author: string;
}

export interface Confirm {
  readonly kind: "confirm";
  readonly plan: string;
  readonly controller: string | null;
  readonly promises: readonly Brought[];
}

/** The plan mends the first link that is missing between it and an outcome. */
export interface ShowSight {
  readonly kind: "show-sight";
  readonly plan: string;
  readonly broken: NonNullable<LineOfSight["brokenAt"]>;
}

export interface ReviseAssumption {
  readonly kind: "revise-assumption";
  readonly assumption: string;
  readonly kpi: string;
  readonly actual: number;
  readonly expected: { readonly min?: number | undefined; readonly max?: number | undefined };
}

/** Plans need less of a team in a period, in full-time equivalents. */
export interface MakeRoom {
  readonly kind: "make-room";
  readonly team: string;
  readonly period: Period;
  readonly over: number;
  readonly demands: readonly { readonly plan: string; readonly fte: number }[];
  readonly cutLine: string | null;
}

/** A KPI is found for an objective: those that measure no other one. */
export interface Measure {
  readonly kind: "measure";
  readonly objective: string;
  readonly kpis: readonly string[];
}

/** What options are made from: the plan as known now, and the rows of its report by id. */
export interface OptionFacts {
  readonly now: Snapshot;
  readonly report: Report;
  readonly kpis: ReadonlyMap<string, KpiReport>;
  readonly plans: ReadonlyMap<string, PlanReport>;
  readonly milestones: ReadonlyMap<string, MilestoneReport>;
}

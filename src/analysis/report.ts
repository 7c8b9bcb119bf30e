/**
 * The report: everything that is computed, as plain data. Its field names are a public contract; the portal
 * publishes it as `/data/report.json`. `null` means "cannot be computed" and is shown as "n/a". Nothing is
 * rounded. Days are calendar days, money is in major units of the plan's currency, and lists are in the
 * order of their ids unless it says otherwise.
 */
import type { Day } from "../model/index.ts";
import type { AssumptionReport, DecisionReport, Finding, RequiredDecision } from "./report/governance.ts";
import type { KpiReport } from "./report/kpi.ts";
import type { MilestoneReport } from "./report/milestone.ts";
import type { PlanReport } from "./report/plan.ts";
import type { Alignment, CapacityReport, InvestmentReport, Scorecard } from "./report/portfolio.ts";

export type * from "./report/governance.ts";
export type * from "./report/kpi.ts";
export type * from "./report/milestone.ts";
export type * from "./report/plan.ts";
export type * from "./report/portfolio.ts";

export interface Report {
  /** The version of this contract; a field that changes its meaning raises it. */
  readonly schemaVersion: 1;
  /** The day the figures are for. */
  readonly asOf: Day;
  readonly plan: { readonly name: string; readonly currency: string };
  /**
   * Set where the report is that of an edition: for whom it is, and how many entries of the plan it leaves out, of
   * which nothing else in the report is computed.
   */
  readonly edition?: { readonly audience: string; readonly entriesLeftOut: number };
  readonly scorecard: Scorecard;
  readonly kpis: readonly KpiReport[];
  readonly milestones: readonly MilestoneReport[];
  readonly plans: readonly PlanReport[];
  readonly alignment: Alignment;
  readonly assumptions: readonly AssumptionReport[];
  /** The decisions dated up to the as-of date. */
  readonly decisions: readonly DecisionReport[];
  /** Plans that are proposed, approved or active, best first. */
  readonly investment: readonly InvestmentReport[];
  /** By team, then the period's last day. */
  readonly capacity: readonly CapacityReport[];
  /** By severity, then money (most first, `null` last), rule and subject. */
  readonly findings: readonly Finding[];
  /** One for each finding of severity `breach`, in the order of the findings. */
  readonly requiredDecisions: readonly RequiredDecision[];
}

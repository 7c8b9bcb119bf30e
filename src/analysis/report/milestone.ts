import type { Day } from "../../model/index.ts";
import type { Status } from "../status.ts";

/** Whether a milestone was cancelled, is done, is late, or is to come. Nothing is "90 % done". */
export type MilestoneState = "cancelled" | "actualised" | "overdue" | "pending";

export interface MilestoneReport {
  readonly id: string;
  readonly state: MilestoneState;
  /** `null` if cancelled, as are all dates, slips, the status and the float. */
  readonly expectedStart: Day | null;
  /** When it can finish, by its owner's word and by what it waits for. */
  readonly expectedFinish: Day | null;
  /** Days after the baseline in force; negative is early. */
  readonly slipDays: number | null;
  /** The slip as a share of the planned duration, of 90 days if that is shorter. */
  readonly slipRatio: number | null;
  /** Days after the first baseline that it ever had. */
  readonly originalSlipDays: number | null;
  /** How many times the baseline was moved. */
  readonly timesMoved: number;
  /** Days that its predecessors add to its owner's own word; above 0 the forecast is impossible. */
  readonly inheritedDays: number | null;
  /** The predecessor that makes the forecast impossible; `null` if none does. */
  readonly drivenBy: string | null;
  /** The milestone at the end of the chain of `drivenBy`; itself if nothing drives it. */
  readonly rootCause: string;
  readonly status: Status | null;
  /** Days it can slip before its network finishes later; `null` when done, cancelled or not in a network. */
  readonly totalFloat: number | null;
  /** Whether it has no float. */
  readonly critical: boolean;
  /** Money lost by delays that this milestone causes, its own and those it makes others inherit. */
  readonly valueAtStake: number;
  /** Money lost because the benefits that it realises come late, whoever causes that. */
  readonly costOfDelay: number;
  /** By the KPIs that it moves itself, or `inherited` if only its plan is essential. */
  readonly lineOfSight: "direct" | "indirect" | "inherited" | "none";
}

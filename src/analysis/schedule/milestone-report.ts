import { planOfMilestone } from "../../model/index.ts";
import type { Grounding } from "../alignment/grounding.ts";
import { milestoneLineOfSight } from "../alignment/line-of-sight.ts";
import { maybeWrittenDay } from "../calendar.ts";
import type { MilestoneReport, PlanReport } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";
import type { DelayCost } from "./delay-cost.ts";
import { originalSlipDays, type Scheduled } from "./schedule.ts";
import { slipRatio, statusBySlip } from "./slip.ts";

/** What a milestone's figures rest on besides its schedule. */
export interface MilestoneFoundations {
  readonly now: Snapshot;
  readonly ground: Grounding;
  readonly delays: DelayCost;
  readonly plans: ReadonlyMap<string, PlanReport>;
}

export function milestoneReport(
  { now, ground, delays, plans }: MilestoneFoundations,
  scheduled: Scheduled,
): MilestoneReport {
  const { milestone, totalFloat } = scheduled;
  const plan = plans.get(planOfMilestone(milestone.id));
  return {
    id: milestone.id,
    state: scheduled.state,
    expectedStart: maybeWrittenDay(scheduled.expectedStart),
    expectedFinish: maybeWrittenDay(scheduled.expectedFinish),
    slipDays: scheduled.slipDays,
    slipRatio: slipRatio(scheduled),
    originalSlipDays: originalSlipDays(scheduled),
    timesMoved: milestone.rebaselined.length,
    inheritedDays: scheduled.inheritedDays,
    drivenBy: scheduled.driver?.milestone ?? null,
    rootCause: scheduled.rootCause,
    status: statusBySlip(now, scheduled),
    totalFloat,
    critical: totalFloat !== null && totalFloat <= 0,
    valueAtStake: delays.caused.get(milestone.id) ?? 0,
    costOfDelay: delays.realised.get(milestone.id) ?? 0,
    lineOfSight: milestoneLineOfSight(ground, milestone, plan?.essential ?? false),
  };
}

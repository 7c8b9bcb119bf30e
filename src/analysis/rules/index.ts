import { alignmentMilestoneUnmapped } from "./alignment-milestone-unmapped.ts";
import { alignmentNonEssential } from "./alignment-non-essential.ts";
import { assumptionBroken } from "./assumption-broken.ts";
import { assumptionDue } from "./assumption-due.ts";
import { assumptionUncodified } from "./assumption-uncodified.ts";
import { capacityOverCommitted } from "./capacity-over-committed.ts";
import { costOverrun } from "./cost-overrun.ts";
import { decisionDue } from "./decision-due.ts";
import { decisionEffectMissed } from "./decision-effect-missed.ts";
import { governanceGoalpost } from "./governance-goalpost.ts";
import { governancePerformative } from "./governance-performative.ts";
import { governanceRecordEdited } from "./governance-record-edited.ts";
import { governanceSelfConfirmed } from "./governance-self-confirmed.ts";
import { governanceSilentGoalpost } from "./governance-silent-goalpost.ts";
import { governanceUnconfirmed } from "./governance-unconfirmed.ts";
import { kpiBreach } from "./kpi-breach.ts";
import { kpiConflict } from "./kpi-conflict.ts";
import { kpiNoPlan } from "./kpi-no-plan.ts";
import { kpiNoTarget } from "./kpi-no-target.ts";
import { kpiOverclaimed } from "./kpi-overclaimed.ts";
import { kpiSignal } from "./kpi-signal.ts";
import { kpiStale } from "./kpi-stale.ts";
import { kpiUnderCovered } from "./kpi-under-covered.ts";
import { objectiveLagOnly } from "./objective-lag-only.ts";
import { objectiveNoKpi } from "./objective-no-kpi.ts";
import { ownershipInactive } from "./ownership-inactive.ts";
import { ownershipOneSided } from "./ownership-one-sided.ts";
import { ownershipSelfAccepted } from "./ownership-self-accepted.ts";
import { ownershipVacuum } from "./ownership-vacuum.ts";
import { riskDue } from "./risk-due.ts";
import type { Rule } from "./rule.ts";
import { scheduleImpossibleForecast } from "./schedule-impossible-forecast.ts";
import { scheduleOverdue } from "./schedule-overdue.ts";
import { scheduleSlip } from "./schedule-slip.ts";
import { scheduleUnacknowledged } from "./schedule-unacknowledged.ts";
import { statusReviewIgnored } from "./status-review-ignored.ts";
import { statusSilent } from "./status-silent.ts";
import { statusWatermelon } from "./status-watermelon.ts";
import { systemDuplicate } from "./system-duplicate.ts";
import { systemShadow } from "./system-shadow.ts";
import { systemUnderused } from "./system-underused.ts";

/** Every rule, by group. Adding a rule is adding its file and a line here. */
export const rules: readonly Rule[] = [
  kpiBreach,
  kpiStale,
  kpiNoTarget,
  kpiNoPlan,
  kpiUnderCovered,
  kpiSignal,
  kpiOverclaimed,
  kpiConflict,
  objectiveNoKpi,
  objectiveLagOnly,
  alignmentNonEssential,
  alignmentMilestoneUnmapped,
  ownershipVacuum,
  ownershipSelfAccepted,
  ownershipInactive,
  ownershipOneSided,
  statusWatermelon,
  statusReviewIgnored,
  statusSilent,
  governancePerformative,
  governanceUnconfirmed,
  governanceSelfConfirmed,
  governanceGoalpost,
  governanceSilentGoalpost,
  governanceRecordEdited,
  scheduleOverdue,
  scheduleSlip,
  scheduleImpossibleForecast,
  scheduleUnacknowledged,
  costOverrun,
  assumptionBroken,
  assumptionUncodified,
  assumptionDue,
  capacityOverCommitted,
  systemShadow,
  systemDuplicate,
  systemUnderused,
  decisionEffectMissed,
  decisionDue,
  riskDue,
];

/** The ids of all rules. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id);

/**
 * The door of the analysis. `analyse` gives the whole report; the rest is what pages show beside it, computed
 * by the very functions that the report is made with. Those take a `snapshot`, the plan as known on a day:
 *
 *     const report = analyse(repository, asOf);
 *     const now = snapshot(repository, asOf);
 *     kpiHistory(now, kpi);                      every measurement beside its plan
 *     schedule(now).get("erp/go-live")?.driver   why this milestone is expected when it is
 */
export { acceptedChange, isLive, isOngoing } from "./alignment/alignment-report.ts";
export {
  type ValuedEnd,
  type ValuedPromise,
  type ValuedPromises,
  valuedPromises,
} from "./alignment/contribution-value.ts";
export { type DriverTree, goodSign } from "./alignment/driver-tree.ts";
export { type Grounding, grounding } from "./alignment/grounding.ts";
export { brokenLink } from "./alignment/line-of-sight.ts";
export { type MoneyStream, moneyStreams } from "./alignment/money-streams.ts";
export { ramp } from "./alignment/ramp.ts";
export { type ValuePath, type ValueStep, valuePaths } from "./alignment/value-paths.ts";
export { type AnalysisOptions, analyse } from "./analyse.ts";
export {
  type ClaimTally,
  claimCalibration,
  type FinishCalibration,
  type Forecaster,
  finishCalibration,
  type Lead,
  type Overrun,
  type Rate,
  type TrendCalibration,
  trendCalibration,
} from "./calibration/index.ts";
export { committedDemand, type Demand } from "./capacity/capacity-report.ts";
export { type RankedDemand, rankedDemand } from "./capacity/ranked-demand.ts";
export type { CapacityMove } from "./changes/capacity-moves.ts";
export type { DecisionMove, RequiredMove } from "./changes/decision-moves.ts";
export type {
  HandOver,
  NamedCollection,
  NamedEntry,
  RemovedEntry,
  RenamedEntry,
} from "./changes/entry-changes.ts";
export type { FigureMove, PlainFigure, SharedFigure, SightMove } from "./changes/figure-moves.ts";
export type { GapMove } from "./changes/gap-moves.ts";
export type { Declaration, PromiseMove } from "./changes/goalpost-moves.ts";
export type { NewMeasurements, Restatement } from "./changes/measurement-changes.ts";
export type { MoneyMove } from "./changes/money-moves.ts";
export type { Moved } from "./changes/moved.ts";
export { changesBetween, isUnchanged, type PlanChanges } from "./changes/plan-changes.ts";
export type { RankingMove } from "./changes/ranking-moves.ts";
export type { Slip } from "./changes/slips.ts";
export type { EarlierState, PlanState } from "./changes/states.ts";
export type { StatusMove } from "./changes/status-moves.ts";
export { type Claims, claims } from "./delivery/claims.ts";
export { planStatusesOn } from "./delivery/status-on.ts";
export { type EarnedValuePoint, earnedValueCurves } from "./evm/curves.ts";
export { earnedValue } from "./evm/earned-value.ts";
export { type TrendLine, trendLine, trendRange } from "./forecast/trend.ts";
export { hadForce } from "./governance/decision-report.ts";
export { editText } from "./governance/edit-text.ts";
export {
  type EffectLedger,
  type EffectTally,
  effectLedger,
  fewestForRate,
} from "./governance/effect-ledger.ts";
export { moveText, type PromiseText, promiseText } from "./governance/move-text.ts";
export { decisionOptions } from "./governance/options/decision-options.ts";
export type { Brought, DecisionOption, OptionFacts } from "./governance/options/option.ts";
export { type DeclaredMove, declaredMoves } from "./governance/remembered.ts";
export { type Change, type Impact, impactOf } from "./impact.ts";
export { presentValue } from "./investment/present-value.ts";
export { kpiLimits, type Limits, type PortalLimits, portalLimits } from "./limits.ts";
export {
  type Claim,
  type KpiForecast,
  type MilestoneForecast,
  type MonthFigures,
  monthFigures,
} from "./month-figures.ts";
export { replay } from "./replay.ts";
export type * from "./report.ts";
export { accountableFor, splitSubject } from "./rules/facts.ts";
export { type FirstSeen, requiredDecisionId } from "./rules/findings.ts";
export { ruleIds, rules } from "./rules/index.ts";
export type { Found, Rule } from "./rules/rule.ts";
export { type DelayShare, delayShares } from "./schedule/delay-cost.ts";
export {
  type Dependency,
  type DependencyEnd,
  type DependencyState,
  delayCostRiding,
  dependencies,
} from "./schedule/dependencies.ts";
export {
  type DrivingConstraint,
  originalBaseline,
  type Schedule,
  type Scheduled,
  schedule,
} from "./schedule/schedule.ts";
export { type Measured, type Promised, type Series, type Snapshot, snapshot } from "./snapshot.ts";
export { type Status, statusByRatio, worst } from "./status.ts";
export { undatedFindings } from "./undated-findings.ts";
export { gapOf, spanOf } from "./variance/gap.ts";
export { type Judged, kpiHistory } from "./variance/kpi-history.ts";
export { staleAfterDays } from "./variance/kpi-report.ts";
export { lastTarget } from "./variance/last-target.ts";
export { type PlannedPath, type PlannedPoint, plannedPath, plannedValue } from "./variance/planned-path.ts";
export { type ProcessLimits, processLimits } from "./variance/process-limits.ts";

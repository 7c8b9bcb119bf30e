/**
 * What changed between two states of a plan: two days, two commits, or a branch and what it branches from. Both
 * are whole plans with their reports; nothing is estimated, and nothing is told that stayed as it was:
 *
 *     changesBetween({ ...then, renamed }, now).goalposts
 *     // [{ subject: "kpis/churn", field: "targets", before: […], after: […], declared: { kind: "none" } }]
 *
 * Every name in the result is the one that the entry has in the later state, or had last if it is gone. Two states
 * that say the same give empty lists.
 */
import type { Finding } from "../report.ts";
import { type CapacityMove, capacityMoves } from "./capacity-moves.ts";
import { type DecisionMove, decisionMoves, type RequiredMove, requiredMoves } from "./decision-moves.ts";
import { type EntryChanges, entryChanges, type HandOver, handOvers } from "./entry-changes.ts";
import { type FigureMove, figureMoves, type SightMove, sightMoves } from "./figure-moves.ts";
import { findingsOnlyIn } from "./finding-changes.ts";
import { type GapMove, gapMoves } from "./gap-moves.ts";
import { goalpostMoves, type PromiseMove } from "./goalpost-moves.ts";
import { type MeasurementChanges, measurementChanges } from "./measurement-changes.ts";
import { type MoneyMove, moneyMoves } from "./money-moves.ts";
import { sameName } from "./moved.ts";
import { type RankingMove, rankingMoves } from "./ranking-moves.ts";
import { type Slip, slips } from "./slips.ts";
import { type EarlierState, type PlanState, statesOf } from "./states.ts";
import { type StatusMove, statusMoves } from "./status-moves.ts";

export interface PlanChanges extends EntryChanges, MeasurementChanges {
  /** What stands otherwise: KPIs, plans, milestones, assumptions and risks. */
  readonly statuses: readonly StatusMove[];
  /** KPIs of which the variance moved, whether or not that changed their status. */
  readonly gaps: readonly GapMove[];
  /** Milestones of which a date moved, the most expensive first. */
  readonly slips: readonly Slip[];
  /** Plans of which the money moved, the largest move first. */
  readonly money: readonly MoneyMove[];
  /** What is measured against: targets, baselines, limits and weights, and who declared that it moved. */
  readonly goalposts: readonly PromiseMove[];
  /** Decisions taken, proposed, settled or superseded, latest first. */
  readonly decisions: readonly DecisionMove[];
  /** Required decisions that came up, fell overdue or were closed. */
  readonly required: readonly RequiredMove[];
  /** Findings that were not there, in the order of the report. */
  readonly appearing: readonly Finding[];
  /** Findings that are gone, as they were. */
  readonly vanishing: readonly Finding[];
  /** Figures of the scorecard. */
  readonly figures: readonly FigureMove[];
  /** Plans with another line of sight. */
  readonly sight: readonly SightMove[];
  readonly capacity: readonly CapacityMove[];
  /** The investment ranking. */
  readonly ranking: readonly RankingMove[];
  /** Who is accountable. */
  readonly handOvers: readonly HandOver[];
}

/** Compares an earlier state of a plan with a later one. Each is taken as known on the day of its report. */
export function changesBetween(before: EarlierState, after: PlanState): PlanChanges {
  const states = statesOf(before, after);
  return {
    ...entryChanges(states),
    ...measurementChanges(states),
    statuses: statusMoves(states),
    gaps: gapMoves(states),
    slips: slips(states),
    money: moneyMoves(states),
    goalposts: goalpostMoves(states),
    decisions: decisionMoves(states),
    required: requiredMoves(states),
    appearing: findingsOnlyIn(after.report.findings, before.report.findings, sameName, states.subjectNow),
    vanishing: findingsOnlyIn(before.report.findings, after.report.findings, states.subjectNow),
    figures: figureMoves(states),
    sight: sightMoves(states),
    capacity: capacityMoves(states),
    ranking: rankingMoves(states),
    handOvers: handOvers(states),
  };
}

/** Whether two states said the same. */
export function isUnchanged(changes: PlanChanges): boolean {
  return Object.values(changes).every((list) => list.length === 0);
}

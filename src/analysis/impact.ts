/**
 * What a change would do: "what if this milestone finishes ten days later?"
 *
 * The plan is analysed as it is and as it would be, and the two reports are compared. Nothing is estimated:
 * every figure comes from the same analysis that the portal shows. The changed plan exists for the comparison
 * alone, and takes the change to be decided on, so that no finding complains of a missing decision.
 */
import {
  type CollectionName,
  type Day,
  type Entries,
  type Entry,
  type PlanRepository,
  planOfMilestone,
  toDayNumber,
} from "../model/index.ts";
import { analyse } from "./analyse.ts";
import { writtenDay } from "./calendar.ts";
import { findingsOnlyIn } from "./changes/finding-changes.ts";
import { type Moved, moved } from "./changes/moved.ts";
import type { Finding, KpiReport, MilestoneReport, PlanReport, Report } from "./report.ts";

export type Change =
  /** The milestone finishes this many days later than expected now; a negative number is earlier. */
  | { readonly kind: "milestone-later"; readonly milestone: string; readonly days: number }
  /** The plan is stopped: what is not done of it will not be. */
  | { readonly kind: "plan-stops"; readonly plan: string }
  /** The KPI gets these targets from now on. */
  | { readonly kind: "targets-move"; readonly kpi: string; readonly targets: Entry<"kpis">["targets"] };

/** What moves, and nothing that stays as it is. */
export interface Impact {
  readonly milestones: readonly Moved<MilestoneReport>[];
  readonly plans: readonly Moved<PlanReport>[];
  readonly kpis: readonly Moved<KpiReport>[];
  /** Money lost by delays, of plans neither stopped nor closed. */
  readonly costOfDelay: { readonly before: number; readonly after: number };
  /** Findings that the change brings about. */
  readonly appearing: readonly Finding[];
  /** Findings that it does away with. */
  readonly vanishing: readonly Finding[];
  /** Milestones of other plans that wait for one that will not be done any more. */
  readonly stranded: readonly string[];
}

/** Compares the report before a change, which may be given if it is known, with the one after it. */
export function impactOf(
  repository: PlanRepository,
  asOf: Day,
  change: Change,
  before: Report = analyse(repository, asOf),
): Impact {
  const after = analyse(changed(repository, asOf, change, before), asOf);
  return {
    milestones: moved(before.milestones, after.milestones),
    plans: moved(before.plans, after.plans),
    kpis: moved(before.kpis, after.kpis),
    costOfDelay: { before: before.scorecard.costOfDelay, after: after.scorecard.costOfDelay },
    appearing: findingsOnlyIn(after.findings, before.findings),
    vanishing: findingsOnlyIn(before.findings, after.findings),
    stranded: change.kind === "plan-stops" ? stranded(repository, before, change.plan) : [],
  };
}

function changed(repository: PlanRepository, asOf: Day, change: Change, before: Report): PlanRepository {
  switch (change.kind) {
    case "milestone-later":
      return withLaterFinish(repository, change.milestone, change.days, before);
    case "plan-stops":
      return withPlanStopped(withAssumedDecision(repository, asOf), asOf, change.plan, before);
    case "targets-move":
      return withTargets(withAssumedDecision(repository, asOf), asOf, change.kpi, change.targets);
  }
}

/** The start stays where it is expected, and the work takes longer. What is done or cancelled does not move. */
function withLaterFinish(
  repository: PlanRepository,
  id: string,
  days: number,
  { milestones }: Report,
): PlanRepository {
  const report = milestones.find((milestone) => milestone.id === id);
  const isUnfinished = report?.state === "pending" || report?.state === "overdue";
  if (!isUnfinished || report.expectedStart === null || report.expectedFinish === null) return repository;
  const start = report.expectedStart;
  const latest = Math.max(toDayNumber(start), toDayNumber(report.expectedFinish) + days);
  const forecast = { start, finish: writtenDay(latest) };
  return {
    ...repository,
    milestones: replaced(repository.milestones, id, (milestone) => ({ ...milestone, forecast })),
  };
}

function withPlanStopped(repository: PlanRepository, asOf: Day, id: string, before: Report): PlanRepository {
  const ends = new Set(unfinishedOf(before, id));
  const cancelled = { date: asOf, decision: assumedDecision };
  return {
    ...repository,
    plans: replaced(repository.plans, id, (plan) => ({ ...plan, stage: "stopped" })),
    milestones: new Map(
      [...repository.milestones].map(([key, milestone]) => [
        key,
        ends.has(key) ? { ...milestone, cancelled } : milestone,
      ]),
    ),
  };
}

function withTargets(
  repository: PlanRepository,
  asOf: Day,
  id: string,
  targets: Entry<"kpis">["targets"],
): PlanRepository {
  const move = (kpi: Entry<"kpis">): Entry<"kpis"> => ({
    ...kpi,
    targets,
    retargeted: [
      ...kpi.retargeted.filter(({ date }) => date <= asOf),
      { date: asOf, targets: inForce(kpi, asOf), decision: assumedDecision },
    ],
  });
  return { ...repository, kpis: replaced(repository.kpis, id, move) };
}

function inForce(kpi: Entry<"kpis">, asOf: Day): Entry<"kpis">["targets"] {
  return kpi.retargeted.find(({ date }) => date > asOf)?.targets ?? kpi.targets;
}

/** The id has a space, which no file of a plan can have in its name. */
const assumedDecision = "assumed for the comparison";

function withAssumedDecision(repository: PlanRepository, asOf: Day): PlanRepository {
  const decision: Entry<"decisions"> = {
    id: assumedDecision,
    title: assumedDecision,
    status: "accepted",
    date: asOf,
    deciders: [],
    answers: [],
    plans: [],
    kpis: [],
    milestones: [],
    assumptions: [],
    changes: [],
    removes: [],
    expects: [],
    supersedes: [],
    tags: [],
    audience: [],
  };
  return { ...repository, decisions: new Map([...repository.decisions, [assumedDecision, decision]]) };
}

function unfinishedOf({ milestones }: Report, plan: string): string[] {
  return milestones
    .filter(({ id, state }) => planOfMilestone(id) === plan && (state === "pending" || state === "overdue"))
    .map(({ id }) => id);
}

/** Unfinished milestones of other plans that wait for one of the plan's. */
function stranded(repository: PlanRepository, before: Report, plan: string): string[] {
  const ends = new Set(unfinishedOf(before, plan));
  return before.milestones
    .filter(({ id, state }) => planOfMilestone(id) !== plan && (state === "pending" || state === "overdue"))
    .filter(({ id }) => repository.milestones.get(id)?.dependsOn.some(({ milestone }) => ends.has(milestone)))
    .map(({ id }) => id);
}

function replaced<Name extends CollectionName>(
  entries: Entries<Name>,
  id: string,
  change: (entry: Entry<Name>) => Entry<Name>,
): Entries<Name> {
  return new Map([...entries].map(([key, entry]) => [key, key === id ? change(entry) : entry]));
}

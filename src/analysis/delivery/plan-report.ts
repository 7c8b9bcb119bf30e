import { type Contribution, type Entry, groupedByEach, oncePer } from "../../model/index.ts";
import type { ValuedPromise, ValuedPromises } from "../alignment/contribution-value.ts";
import type { Grounding } from "../alignment/grounding.ts";
import { planLineOfSight } from "../alignment/line-of-sight.ts";
import { maybeWrittenDay, writtenDay } from "../calendar.ts";
import { sum } from "../comparison.ts";
import { earnedSchedule } from "../evm/earned-schedule.ts";
import { earnedValueOn } from "../evm/earned-value.ts";
import type { AssumptionReport, ContributionReport, KpiReport, PlanReport } from "../report.ts";
import type { Expectations, Schedule } from "../schedule/schedule.ts";
import { statusBySlip } from "../schedule/slip.ts";
import type { KnownPlan, Snapshot } from "../snapshot.ts";
import { type Status, statusByRatio, worst } from "../status.ts";
import { claims } from "./claims.ts";

/** What a plan's figures rest on besides the plan itself. */
export interface PlanFoundations {
  readonly now: Snapshot;
  readonly schedule: Schedule;
  readonly promises: ValuedPromises;
  readonly ground: Grounding;
  readonly kpis: ReadonlyMap<string, KpiReport>;
  readonly assumptions: readonly AssumptionReport[];
}

export function planReport(foundations: PlanFoundations, plan: Entry<"plans">): PlanReport {
  const { now, schedule, ground } = foundations;
  const milestones = now.milestonesOf.get(plan.id) ?? [];
  const promises = foundations.promises.get(plan.id) ?? [];
  const value = earnedValueOn(now.today, milestones);
  const costStatus = value.bac > 0 ? statusByRatio(-value.vac / value.bac, now.limits.cost) : null;
  const scheduleStatus = scheduleStatusOf(now, schedule, milestones);
  const deliveryStatus = worst([costStatus, scheduleStatus]);
  const valueStatus = worst(promises.map((promised) => dueStatus(foundations, promised)));
  const computed = worst([deliveryStatus, valueStatus]);
  const heard = claims(now, plan.id);
  const claimed = heard.own.at(-1)?.claimed ?? null;
  const due = dueMilestones(now, schedule, milestones);
  const lineOfSight = planLineOfSight(now, ground, plan);
  return {
    id: plan.id,
    ...value,
    earnedSchedule: earnedSchedule(now.today, milestones),
    costStatus,
    scheduleStatus,
    deliveryStatus,
    valueStatus,
    computed,
    claimed,
    assured: heard.assurance.at(-1)?.claimed ?? null,
    watermelon: claimed === "green" && computed === "breach",
    silentDays: heard.lastHeard === null ? null : now.today - heard.lastHeard,
    ...due,
    performative: due.duePending > due.dueActualised,
    unconfirmed: plan.contributes.filter(({ confirmed }) => !confirmed).length,
    tainted: brokenByPlan(foundations).get(plan.id) ?? [],
    contributions: promises.map(contributionReport),
    costOfDelay: sum(promises.map(({ costOfDelay }) => costOfDelay)),
    lineOfSight,
    essential: lineOfSight.path !== null,
  };
}

/** The worst status of milestones by their slip. */
export function scheduleStatusOf(
  now: KnownPlan,
  schedule: Expectations,
  milestones: readonly Entry<"milestones">[],
): Status | null {
  return worst(milestones.map(({ id }) => statusBySlip(now, schedule.get(id))));
}

/** The KPI's status if the contribution is due by now. */
function dueStatus({ now, schedule, kpis }: PlanFoundations, promised: ValuedPromise): Status | null {
  const { contribution, kpi } = promised;
  return isDue(now, schedule, contribution) ? (kpis.get(kpi.id)?.status ?? null) : null;
}

/** Whether a contribution is due by now, as its milestone is done and its ramp is over. */
export function isDue(
  { today }: KnownPlan,
  schedule: Expectations,
  { realisedBy, rampDays }: Contribution,
): boolean {
  const milestone = schedule.get(realisedBy);
  if (milestone?.state !== "actualised" || milestone.expectedFinish === null) return false;
  return today >= milestone.expectedFinish + rampDays;
}

function dueMilestones(
  now: Snapshot,
  schedule: Schedule,
  milestones: readonly Entry<"milestones">[],
): Pick<PlanReport, "dueActualised" | "duePending"> {
  const due = milestones.filter(({ cancelled, baseline }) => !cancelled && baseline.finish <= now.asOf);
  const done = due.filter(({ id }) => schedule.get(id)?.state === "actualised");
  return { dueActualised: done.length, duePending: due.length - done.length };
}

/** The broken assumptions of each plan, in the order of their ids. */
const brokenByPlan = oncePer(({ now, assumptions }: PlanFoundations) => {
  const broken = assumptions.filter(({ state }) => state === "broken").map(({ id }) => id);
  return groupedByEach(broken, (id) => now.repository.assumptions.get(id)?.plans ?? []);
});

function contributionReport(promised: ValuedPromise): ContributionReport {
  return {
    kpi: promised.kpi.id,
    valuePerYear: promised.valuePerYear,
    plannedFrom: writtenDay(promised.plannedFrom),
    expectedFrom: maybeWrittenDay(promised.expectedFrom),
    costOfDelay: promised.costOfDelay,
  };
}

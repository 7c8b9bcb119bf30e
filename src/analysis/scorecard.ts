import { type Entry, toDayNumber } from "../model/index.ts";
import { isNonEssential, isOngoing } from "./alignment/alignment-report.ts";
import { maybeWrittenDay } from "./calendar.ts";
import { sum } from "./comparison.ts";
import type { Figures } from "./figures.ts";
import { at } from "./graph/digraph.ts";
import { leadingTo } from "./graph/reach.ts";
import type { PlanReport, RequiredDecision, Scorecard, Share } from "./report.ts";
import { originalBaseline } from "./schedule/schedule.ts";

/** The figures of the first page. */
export function scorecard(figures: Figures, decisions: readonly RequiredDecision[]): Scorecard {
  const { now, kpis, plans, alignment } = figures;
  const stageOf = ({ id }: PlanReport) => now.repository.plans.get(id) as Entry<"plans">;
  const ongoing = [...plans.values()].filter((plan) => isOngoing(stageOf(plan)));
  const green = [...plans.values()].filter(
    (plan) => stageOf(plan).stage === "active" && plan.claimed === "green",
  );
  const contradicted = green.filter(({ watermelon }) => watermelon);
  const inState = (...states: readonly RequiredDecision["state"][]) =>
    decisions.filter(({ state }) => states.includes(state)).length;
  return {
    spendAligned: shareOf(alignment.spend.aligned, alignment.spend.total),
    plansAligned: shareOf(alignment.plans.aligned, alignment.plans.total),
    kpisOnPlan: shareOf([...kpis.values()].filter(({ status }) => status === "on-plan").length, kpis.size),
    milestonesKept: milestonesKept(figures, ({ baseline }) => baseline.finish),
    milestonesKeptOriginal: milestonesKept(figures, (milestone) => originalBaseline(milestone).finish),
    greenClaimsContradicted: shareOf(contradicted.length, green.length),
    greenSpendContradicted: shareOf(budgetOf(contradicted), budgetOf(green)),
    decisionsOverdue: inState("overdue"),
    decisionsOpen: inState("open", "proposed"),
    costOfDelay: sum(ongoing.map(({ costOfDelay }) => costOfDelay)),
    moneyAtStake: moneyAtStake(figures),
    nonEssentialSpend: budgetOf(ongoing.filter(isNonEssential)),
    oldestActual: oldestActual(figures),
  };
}

function shareOf(count: number, total: number): Share {
  return { count, total, share: total === 0 ? null : count / total };
}

function budgetOf(plans: readonly PlanReport[]): number {
  return sum(plans.map(({ bac }) => bac));
}

/** Milestones done no later than a baseline, of the uncancelled ones that were due by it. */
function milestonesKept(
  { now }: Figures,
  finishOf: (milestone: Entry<"milestones">) => Entry<"milestones">["baseline"]["finish"],
): Share {
  let kept = 0;
  let due = 0;
  for (const milestone of now.repository.milestones.values()) {
    const finish = finishOf(milestone);
    if (milestone.cancelled || finish > now.asOf) continue;
    due += 1;
    if (milestone.actual?.finish !== undefined && milestone.actual.finish <= finish) kept += 1;
  }
  return shareOf(kept, due);
}

/** The money at stake in KPIs that drive no KPI with a value of its own: a driver and what it drives count once. */
function moneyAtStake({ now, kpis }: Figures): number {
  const { graph, kpis: entries } = now.drivers;
  const isValued = leadingTo(graph, (node) => entries[node]?.valuePerUnit !== undefined);
  const drivesValued = new Uint8Array(graph.size);
  graph.tails.forEach((tail, edge) => {
    if (at(isValued, at(graph.heads, edge)) === 1) drivesValued[tail] = 1;
  });
  const counted = entries.filter((_, node) => drivesValued[node] === 0);
  return sum(counted.map(({ id }) => kpis.get(id)?.moneyAtStake ?? 0));
}

function oldestActual({ kpis }: Figures): Scorecard["oldestActual"] {
  const days = [...kpis.values()].flatMap(({ at: day }) => (day === null ? [] : [toDayNumber(day)]));
  return maybeWrittenDay(days.length === 0 ? null : days.reduce((a, b) => Math.min(a, b)));
}

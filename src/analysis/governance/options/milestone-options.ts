import { daysBetween, type Entry, isRestricted, planOfMilestone } from "../../../model/index.ts";
import { originalBaseline } from "../../schedule/schedule.ts";
import { brought, isUnfinished, ongoingStages, pendingPromises, stop } from "./brought.ts";
import type { AcceptGap, BaselineMove, DecisionOption, OptionFacts, ReplanBaselines } from "./option.ts";

/** What could be done about a milestone. */
export function milestoneOptions(facts: OptionFacts, id: string, rule: string): readonly DecisionOption[] {
  const report = facts.milestones.get(id);
  const milestone = facts.now.repository.milestones.get(id);
  if (!report || !milestone) return [];
  const plan = planOfMilestone(id);
  const brings = (pendingPromises(facts).byMilestone.get(id) ?? [])
    .filter((promised) => ongoingStages.includes(promised.plan.stage))
    .map((promised) => brought(facts, promised));
  const stopping = isUnfinished(facts, id) ? stop(facts, plan) : null;
  return [
    ...(rule === "schedule/unacknowledged" ? acknowledgements(facts, milestone, plan) : []),
    ...clearTheWay(facts, id),
    ...(brings.length > 0 ? [{ kind: "deliver", isProposed: false, brings, against: null } as const] : []),
    ...rebaselining(facts, [milestone]),
    ...(stopping ? [stopping] : []),
    ...acceptance(facts, id),
  ];
}

function acceptance({ milestones }: OptionFacts, id: string): readonly AcceptGap[] {
  const report = milestones.get(id);
  if (!report || (report.slipDays ?? 0) <= 0) return [];
  const money = Math.max(report.valueAtStake, report.costOfDelay);
  return [{ kind: "accept-gap", what: "delay", subject: `milestones/${id}`, amount: report.slipDays, money }];
}

/** A forecast becomes possible when what stands at the end of the chain comes earlier. */
function clearTheWay({ milestones }: OptionFacts, id: string): readonly DecisionOption[] {
  const report = milestones.get(id);
  if (!report?.drivenBy || (report.inheritedDays ?? 0) <= 0) return [];
  return [
    {
      kind: "clear-the-way",
      milestone: id,
      drivenBy: report.drivenBy,
      rootCause: report.rootCause,
      inheritedDays: report.inheritedDays ?? 0,
      expectedFinish: report.expectedFinish,
    },
  ];
}

function acknowledgements(
  facts: OptionFacts,
  milestone: Entry<"milestones">,
  plan: string,
): readonly DecisionOption[] {
  const { plans, milestones, people, units } = facts.now.repository;
  const unitOf = (id: string) => milestones.get(id)?.unit ?? plans.get(planOfMilestone(id))?.unit ?? "";
  const own = milestone.unit ?? plans.get(plan)?.unit ?? "";
  return milestone.dependsOn.flatMap(({ milestone: id, acknowledgedBy }): readonly DecisionOption[] => {
    const unit = unitOf(id);
    const isKnown =
      isRestricted(acknowledgedBy) ||
      (acknowledgedBy !== undefined && people.get(acknowledgedBy)?.unit === unit);
    if (unit === own || isKnown || !isUnfinished(facts, id)) return [];
    return [{ kind: "acknowledge", milestone: id, unit, lead: units.get(unit)?.lead ?? "" }];
  });
}

/** The baselines that would move to what is expected now; none where nothing is late. */
export function rebaselining(
  facts: OptionFacts,
  milestones: readonly Entry<"milestones">[],
): readonly ReplanBaselines[] {
  const moves = milestones
    .flatMap((milestone): readonly BaselineMove[] => {
      const report = facts.milestones.get(milestone.id);
      const expected = report?.expectedFinish;
      if (!expected || !isUnfinished(facts, milestone.id)) return [];
      const days = daysBetween(milestone.baseline.finish, expected);
      if (days <= 0) return [];
      return [
        {
          milestone: milestone.id,
          baseline: milestone.baseline.finish,
          expected,
          days,
          first: originalBaseline(milestone).finish,
          timesMoved: report?.timesMoved ?? 0,
        },
      ];
    })
    .sort((a, b) => b.days - a.days);
  return moves.length === 0 ? [] : [{ kind: "replan-baselines", moves }];
}

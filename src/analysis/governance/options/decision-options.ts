/**
 * What could be decided about a finding, computed from the plan: who could accept what is not accepted, what is
 * to come and when, what a new plan would move, what stopping would save and lose, and what it costs to do
 * nothing. A rule that asks for something of its own comes first, then what its subject allows.
 */

import { lastDayNumber } from "../../calendar.ts";
import { committedDemand } from "../../capacity/capacity-report.ts";
import { exceeds } from "../../comparison.ts";
import type { Finding } from "../../report.ts";
import { accountableFor, splitSubject } from "../../rules/facts.ts";
import { stop } from "./brought.ts";
import { kpiOptions } from "./kpi-options.ts";
import { milestoneOptions } from "./milestone-options.ts";
import type { DecisionOption, HandOver, OptionFacts } from "./option.ts";
import { planOptions } from "./plan-options.ts";
import { quietMoves } from "./quiet-moves.ts";

/** The options for a finding; empty where the plan holds nothing to choose from. */
export function decisionOptions(
  facts: OptionFacts,
  { rule, subject }: Pick<Finding, "rule" | "subject">,
): readonly DecisionOption[] {
  const { collection, id } = splitSubject(subject);
  const own: readonly DecisionOption[] = [
    ...(rule === "ownership/inactive" ? [handOver(facts, subject)] : []),
    ...(rule === "governance/goalpost" ? quietMoves(facts, subject) : []),
  ];
  switch (collection) {
    case "kpis":
      return [...own, ...kpiOptions(facts, id)];
    case "milestones":
      return [...own, ...milestoneOptions(facts, id, rule)];
    case "plans":
      return [...own, ...planOptions(facts, id, rule)];
    case "assumptions":
      return [...own, ...assumptionOptions(facts, id)];
    case "teams":
      return [...own, ...teamOptions(facts, id)];
    case "objectives":
      return [...own, ...objectiveOptions(facts, id)];
    default:
      return own;
  }
}

function handOver({ now }: OptionFacts, subject: string): HandOver {
  const { people, units } = now.repository;
  const from = accountableFor(now.repository, subject);
  const isHere = (id: string | undefined) => id !== undefined && people.get(id)?.active === true;
  const backup = people.get(from)?.backup;
  if (isHere(backup)) return { kind: "hand-over", from, to: backup ?? null, as: "backup" };
  const lead = units.get(people.get(from)?.unit ?? "")?.lead;
  return { kind: "hand-over", from, to: isHere(lead) && lead !== from ? (lead ?? null) : null, as: "lead" };
}

/** A belief that no longer holds is corrected, or the plans that rest on it are. */
function assumptionOptions(facts: OptionFacts, id: string): readonly DecisionOption[] {
  const { now } = facts;
  const assumption = now.repository.assumptions.get(id);
  const kpi = assumption?.kpi;
  const actual = now.series.get(kpi ?? "")?.at(-1)?.value;
  if (!assumption || kpi === undefined) return [];
  const { expected, plans } = assumption;
  return [
    ...(actual !== undefined && expected
      ? [{ kind: "revise-assumption", assumption: id, kpi, actual, expected } as const]
      : []),
    ...plans.flatMap((plan) => stop(facts, plan) ?? []),
  ];
}

function teamOptions({ now, report }: OptionFacts, id: string): readonly DecisionOption[] {
  const { fiscalYearStart } = now.repository.portal;
  return report.capacity
    .filter(
      ({ team, over, period }) =>
        team === id && exceeds(over, 0) && lastDayNumber(period, fiscalYearStart) >= now.today,
    )
    .map(({ period, over, cutLine }) => ({
      kind: "make-room",
      team: id,
      period,
      over,
      demands: committedDemand(now, id, period).map(({ plan, fte }) => ({ plan: plan.id, fte })),
      cutLine,
    }));
}

function objectiveOptions({ now }: OptionFacts, id: string): readonly DecisionOption[] {
  const free = [...now.repository.kpis.values()].filter(({ objective }) => objective === undefined);
  return free.length === 0 ? [] : [{ kind: "measure", objective: id, kpis: free.map((kpi) => kpi.id) }];
}

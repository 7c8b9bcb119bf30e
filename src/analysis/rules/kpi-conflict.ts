import { sum } from "../comparison.ts";
import type { Conflict } from "../report.ts";
import { changeUnit, listText, signedText, withUnit } from "../wording.ts";
import { asEntry, asNumber, computed, given } from "./evidence.ts";
import { type Facts, kpiFacts, titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const kpiConflict: Rule = {
  id: "kpi/conflict",
  title: "Plans that pull in opposite directions",
  why:
    "Money is being spent to raise and to lower the same KPI. One of the two is wasted, and nobody " +
    "may know.",
  when: "Of two plans neither stopped nor closed, one adds to the KPI and the other takes away.",
  severity: "warning",
  about: ["kpis"],
  isDated: false,
  *find(facts) {
    const conflicts = conflictsByKpi(facts);
    for (const { kpi } of kpiFacts(facts)) {
      const pairs = conflicts.get(kpi.id);
      if (!pairs) continue;
      const plans = [...new Set(pairs.flatMap((pair) => pair.plans))].sort();
      const named = plans.map((plan) => ({ plan, delta: changeBy(facts, plan, kpi.id) }));
      const pulls = named.map(
        ({ plan, delta }) =>
          `${titleOf(facts, "plans", plan)} (${withUnit(signedText(delta), changeUnit(kpi.unit))})`,
      );
      yield {
        subject: `kpis/${kpi.id}`,
        message: `${listText(pulls)} pull ${kpi.title} in opposite directions.`,
        evidence: [
          ...named.flatMap(({ plan, delta }) => [
            given("Plan", asEntry("plans", plan)),
            computed("Its change in all", asNumber(delta, changeUnit(kpi.unit))),
          ]),
          computed("Pairs in conflict", asNumber(pairs.length, "")),
        ],
      };
    }
  },
};

function conflictsByKpi({ alignment }: Facts): ReadonlyMap<string, readonly Conflict[]> {
  const byKpi = new Map<string, Conflict[]>();
  for (const conflict of alignment.conflicts) {
    const pairs = byKpi.get(conflict.kpi) ?? [];
    pairs.push(conflict);
    byKpi.set(conflict.kpi, pairs);
  }
  return byKpi;
}

function changeBy({ now }: Facts, plan: string, kpi: string): number {
  const promises = now.promisesOf.get(plan) ?? [];
  return sum(
    promises.filter((promised) => promised.kpi.id === kpi).map(({ contribution }) => contribution.delta),
  );
}

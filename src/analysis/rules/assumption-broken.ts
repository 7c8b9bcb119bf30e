import type { Entry } from "../../model/index.ts";
import { writtenDay } from "../calendar.ts";
import { brokenSince } from "../governance/assumption-report.ts";
import { listText, numberText, withUnit } from "../wording.ts";
import { asDay, asEntry, asNumber, computed, given, limit } from "./evidence.ts";
import { type Facts, titleOf } from "./facts.ts";
import { typedValue } from "./kpi-wording.ts";
import type { Rule } from "./rule.ts";

export const assumptionBroken: Rule = {
  id: "assumption/broken",
  title: "Assumption that no longer holds",
  why: "Plans and decisions rest on it. What was approved on the old belief has to be looked at again.",
  when: "The latest actual of the assumption’s KPI is outside the expected range.",
  severity: "breach",
  about: ["assumptions"],
  isDated: true,
  *find(facts) {
    const { now, assumptions, kpis } = facts;
    for (const { id, state } of assumptions) {
      const assumption = now.repository.assumptions.get(id);
      const kpi = now.repository.kpis.get(assumption?.kpi ?? "");
      const since = assumption && brokenSince(now, assumption);
      if (state !== "broken" || !assumption || !kpi || typeof since !== "number") continue;
      const actual = kpis.get(kpi.id)?.actual ?? null;
      yield {
        subject: `assumptions/${id}`,
        message:
          `“${assumption.title}” no longer holds: ${kpi.title} is ${typedValue(kpi, actual)}, and ` +
          `${expectedText(assumption, kpi)} was assumed.${restingOn(facts, assumption)}`,
        raisedOn: writtenDay(since),
        evidence: [
          given("KPI", asEntry("kpis", kpi.id)),
          given("Latest actual", asNumber(actual, kpi.unit)),
          ...bounds(assumption, kpi),
          computed("Outside since", asDay(writtenDay(since))),
          ...assumption.plans.map((plan) => given("Plan that rests on it", asEntry("plans", plan))),
        ],
      };
    }
  },
};

function bounds({ expected }: Entry<"assumptions">, { unit }: Entry<"kpis">) {
  return [
    ...(expected?.min === undefined ? [] : [limit("Expected at least", asNumber(expected.min, unit))]),
    ...(expected?.max === undefined ? [] : [limit("Expected at most", asNumber(expected.max, unit))]),
  ];
}

function expectedText(
  { expected: { min, max } = {} }: Entry<"assumptions">,
  { unit }: Entry<"kpis">,
): string {
  if (min !== undefined && max !== undefined) {
    return withUnit(`${numberText(min)} to ${numberText(max)}`, unit);
  }
  return min === undefined
    ? `at most ${withUnit(numberText(max ?? 0), unit)}`
    : `at least ${withUnit(numberText(min), unit)}`;
}

function restingOn(facts: Facts, { plans }: Entry<"assumptions">): string {
  if (plans.length === 0) return "";
  const titles = listText(plans.map((plan) => titleOf(facts, "plans", plan)));
  return ` ${titles} rest${plans.length === 1 ? "s" : ""} on it.`;
}

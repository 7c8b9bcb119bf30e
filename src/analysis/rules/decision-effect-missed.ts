import { byCodeUnits, lastDay } from "../../model/index.ts";
import type { EffectReport } from "../report.ts";
import { changeUnit, dayText, listText, signedText, withUnit } from "../wording.ts";
import { asDay, asEntry, asNumber, asPeriod, computed, given, limit } from "./evidence.ts";
import type { Facts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const decisionEffectMissed: Rule = {
  id: "decision/effect-missed",
  title: "Decision without the effect it was taken for",
  why: "A decision is an investment too. One that did not work should be revised, not forgotten.",
  when:
    "A KPI that the decision was meant to move has not moved in the expected direction by the day it " +
    "named.",
  severity: "warning",
  about: ["decisions"],
  isDated: true,
  *find(facts) {
    const { now, decisions } = facts;
    const dayOf = ({ by }: EffectReport) => lastDay(by, now.repository.portal.fiscalYearStart);
    for (const { id, effects } of decisions) {
      const decision = now.repository.decisions.get(id);
      const missed = effects
        .filter(({ state }) => state === "missed")
        .sort((a, b) => byCodeUnits(dayOf(a), dayOf(b)));
      const [first] = missed;
      if (!decision || !first) continue;
      yield {
        subject: `decisions/${id}`,
        message:
          `“${decision.title}” did not work as expected: ` +
          `${listText(missed.map((effect) => effectText(facts, effect, dayText(dayOf(effect)))))}.`,
        raisedOn: dayOf(first),
        evidence: [
          given("Decided on", asDay(decision.date)),
          ...missed.flatMap((effect) => [
            given("KPI", asEntry("kpis", effect.kpi)),
            limit("Expected change", asNumber(effect.delta, changeUnitOf(facts, effect))),
            given("By the end of", asPeriod(effect.by)),
            computed("Observed change", asNumber(effect.observed, changeUnitOf(facts, effect))),
          ]),
        ],
      };
    }
  },
};

function effectText(facts: Facts, effect: EffectReport, day: string): string {
  const title = facts.now.repository.kpis.get(effect.kpi)?.title ?? effect.kpi;
  const change = (value: number) => withUnit(signedText(value), changeUnitOf(facts, effect));
  return (
    `${title} was to move by ${change(effect.delta)} by ${day} and moved by ` +
    `${change(effect.observed ?? 0)}`
  );
}

function changeUnitOf({ now }: Facts, { kpi }: EffectReport): string {
  return changeUnit(now.repository.kpis.get(kpi)?.unit ?? "");
}

import { moneyText, percentText } from "../wording.ts";
import { asMoney, asNumber, asRatio, computed, given, limit } from "./evidence.ts";
import { planFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const costOverrun: Rule = {
  id: "cost/overrun",
  title: "Plan that will cost far more than its budget",
  why:
    "At the rate at which money has bought work so far, the budget will not do. More money, less " +
    "scope or an end: somebody has to choose.",
  when:
    "The plan is active or delivered, and its estimate at completion exceeds its budget by more than " +
    "the breach limit.",
  severity: "breach",
  about: ["plans"],
  isDated: false,
  *find(facts) {
    const { currency } = facts.now.repository.portal;
    const { breach } = facts.now.limits.cost;
    for (const { plan, report } of planFacts(facts)) {
      const isRunning = plan.stage === "active" || plan.stage === "delivered";
      if (!isRunning || report.costStatus !== "breach") continue;
      const over = report.eac - report.bac;
      yield {
        subject: `plans/${plan.id}`,
        message:
          `${plan.title} is expected to cost ${moneyText(report.eac, currency)}, ` +
          `${moneyText(over, currency)} more than its budget of ${moneyText(report.bac, currency)}: ` +
          `${percentText(over / report.bac)} over, and the limit is ${percentText(breach)}.`,
        moneyAtStake: over,
        evidence: [
          given("Budget at completion", asMoney(report.bac)),
          given("Actual cost", asMoney(report.ac)),
          computed("Earned value", asMoney(report.ev)),
          computed("Cost performance index", asNumber(report.cpi, "")),
          computed("Estimate at completion", asMoney(report.eac)),
          computed("Overrun as a share of the budget", asRatio(over / report.bac)),
          limit("Breach above", asRatio(breach)),
        ],
      };
    }
  },
};

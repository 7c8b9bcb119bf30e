import { claims, firstOfGreenRun } from "../delivery/claims.ts";
import { dayText, listText } from "../wording.ts";
import { asDay, asEntry, asText, computed, given } from "./evidence.ts";
import { activePlanFacts, type PlanFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const statusWatermelon: Rule = {
  id: "status/watermelon",
  title: "Green outside, red inside",
  why: "A status that contradicts its own figures is how trouble stays hidden until the money is gone.",
  when:
    "The plan is active, its owner claims green, and what is computed of its delivery or its value " +
    "is in breach.",
  severity: "breach",
  about: ["plans"],
  isDated: true,
  *find(facts) {
    for (const known of activePlanFacts(facts)) {
      const { plan, report } = known;
      const first = firstOfGreenRun(claims(facts.now, plan.id));
      if (!report.watermelon || !first) continue;
      yield {
        subject: `plans/${plan.id}`,
        message:
          `${plan.title} has been claimed green since ${dayText(first.date)}, but ` +
          `${listText(inBreach(known))} in breach.`,
        raisedOn: first.date,
        evidence: [
          given("Claimed", asText("green")),
          given("First of the green claims", asEntry("updates", first.id)),
          given("Claimed since", asDay(first.date)),
          computed("Cost", asText(report.costStatus ?? "n/a")),
          computed("Schedule", asText(report.scheduleStatus ?? "n/a")),
          computed("Value", asText(report.valueStatus ?? "n/a")),
        ],
      };
    }
  },
};

/** What is in breach, ending in the verb. */
function inBreach({ report }: PlanFacts): string[] {
  const parts = [
    report.costStatus === "breach" ? "its cost" : "",
    report.scheduleStatus === "breach" ? "its schedule" : "",
    report.valueStatus === "breach" ? "the value it should have brought" : "",
  ].filter((part) => part !== "");
  const verb = parts.length === 1 ? "is" : "are";
  return [...parts.slice(0, -1), `${parts.at(-1)} ${verb}`];
}

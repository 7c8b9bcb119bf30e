import { isRestricted } from "../../model/index.ts";
import { listText } from "../wording.ts";
import { asEntry, asText, given, limit } from "./evidence.ts";
import {
  type Facts,
  isUnfinished,
  isWithin,
  liveMilestoneFacts,
  type MilestoneFacts,
  titleOf,
} from "./facts.ts";
import type { Rule } from "./rule.ts";

export const scheduleUnacknowledged: Rule = {
  id: "schedule/unacknowledged",
  title: "Dependency that the other side does not know of",
  why: "One unit waits for another that never agreed to deliver. It will find out on the day.",
  when:
    "The plan is approved or active, and an unfinished milestone waits for an unfinished one of " +
    "another unit that nobody of exactly that unit has acknowledged.",
  severity: "breach",
  about: ["milestones"],
  isDated: false,
  *find(facts) {
    for (const known of liveMilestoneFacts(facts)) {
      const open = isUnfinished(known.report) ? unacknowledged(facts, known) : [];
      if (open.length === 0) continue;
      const waits = open.map(({ provider, unit }) => `${provider.title} of ${titleOf(facts, "units", unit)}`);
      yield {
        subject: `milestones/${known.milestone.id}`,
        message: `${known.milestone.title} waits for ${listText(waits)}, and nobody there has acknowledged it.`,
        evidence: open.flatMap(({ provider, unit, acknowledgedBy }) => [
          given("Waits for", asEntry("milestones", provider.id)),
          limit("To be acknowledged by somebody of", asEntry("units", unit)),
          given(
            "Acknowledged by",
            acknowledgedBy === undefined ? asText("nobody") : asEntry("people", acknowledgedBy),
          ),
        ]),
      };
    }
  },
};

function unacknowledged(facts: Facts, { milestone, plan, unit: own }: MilestoneFacts) {
  const { people } = facts.now.repository;
  // Most dependencies stay within a plan and so, mostly, within its unit; those need no looking up.
  const isOneUnit = !facts.mixedPlans.has(plan.id);
  return milestone.dependsOn.flatMap(({ milestone: id, acknowledgedBy }) => {
    if (isOneUnit && isWithin(id, plan.id)) return [];
    const provider = facts.known.get(id);
    if (!provider || provider.unit === own || !isUnfinished(provider.report)) return [];
    const isKnownThere =
      isRestricted(acknowledgedBy) || people.get(acknowledgedBy ?? "")?.unit === provider.unit;
    return isKnownThere ? [] : [{ provider: provider.milestone, unit: provider.unit, acknowledgedBy }];
  });
}

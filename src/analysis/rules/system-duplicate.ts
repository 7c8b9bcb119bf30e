import type { Entry } from "../../model/index.ts";
import { sum } from "../comparison.ts";
import { listText, moneyText } from "../wording.ts";
import { asEntry, asMoney, asNumber, asText, computed, given, limit } from "./evidence.ts";
import type { Rule } from "./rule.ts";

export const systemDuplicate: Rule = {
  id: "system/duplicate",
  title: "Several systems for one capability",
  why: "The same work is paid for, secured and integrated more than once.",
  when: "Two or more live systems serve the same business capability.",
  severity: "warning",
  about: ["systems"],
  isDated: false,
  *find({ now }) {
    const { currency } = now.repository.portal;
    for (const [capability, systems] of liveByCapability(now.repository.systems.values())) {
      const first = systems[0];
      if (!first || systems.length < 2) continue;
      const cost = sum(systems.map(({ annualCost = 0 }) => annualCost));
      const together = cost > 0 ? `, at ${moneyText(cost, currency)} a year together` : "";
      yield {
        subject: `systems/${first.id}`,
        message:
          `${listText(systems.map(({ title }) => title))} ${systems.length === 2 ? "both" : "all"} ` +
          `serve ${capability}${together}.`,
        evidence: [
          given("Capability", asText(capability)),
          ...systems.flatMap(({ id, annualCost }) => [
            given("Live system", asEntry("systems", id)),
            given("Cost a year", asMoney(annualCost ?? null)),
          ]),
          computed("Live systems", asNumber(systems.length, "")),
          limit("Duplicate from", asNumber(2, "")),
        ],
      };
    }
  },
};

function liveByCapability(systems: Iterable<Entry<"systems">>): Map<string, Entry<"systems">[]> {
  const byCapability = new Map<string, Entry<"systems">[]>();
  for (const system of systems) {
    if (system.lifecycle !== "live") continue;
    const serving = byCapability.get(system.capability) ?? [];
    serving.push(system);
    byCapability.set(system.capability, serving);
  }
  return byCapability;
}

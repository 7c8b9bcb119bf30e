import { asEntry, asMoney, asText, given } from "./evidence.ts";
import { titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const systemShadow: Rule = {
  id: "system/shadow",
  title: "Shadow IT",
  why:
    "A system that nobody sanctioned is run without anybody who answers for its data, its security " +
    "or its cost.",
  when: "The system is live and not sanctioned.",
  severity: "warning",
  about: ["systems"],
  isDated: false,
  *find(facts) {
    for (const system of facts.now.repository.systems.values()) {
      if (system.sanctioned || system.lifecycle !== "live") continue;
      yield {
        subject: `systems/${system.id}`,
        message:
          `${system.title}, which ${titleOf(facts, "units", system.unit)} uses for ` +
          `${system.capability}, was never sanctioned.`,
        evidence: [
          given("Run by", asEntry("units", system.unit)),
          given("Capability", asText(system.capability)),
          given("Sanctioned", asText("no")),
          given("Cost a year", asMoney(system.annualCost ?? null)),
        ],
      };
    }
  },
};

import { exceeds } from "../comparison.ts";
import { numberText, percentText } from "../wording.ts";
import { asMoney, asNumber, asRatio, computed, given, limit } from "./evidence.ts";
import type { Rule } from "./rule.ts";

const leastUse = 0.5;

export const systemUnderused: Rule = {
  id: "system/underused",
  title: "Licences that nobody uses",
  why: "Every licence that is bought and not used is paid for again at each renewal.",
  when: "The system is live, and less than half of the licences that were bought are used.",
  severity: "info",
  about: ["systems"],
  isDated: false,
  *find({ now }) {
    for (const { id, title, lifecycle, licences, annualCost } of now.repository.systems.values()) {
      if (lifecycle !== "live" || !licences || licences.bought <= 0) continue;
      const use = licences.used / licences.bought;
      if (!exceeds(leastUse, use)) continue;
      yield {
        subject: `systems/${id}`,
        message:
          `${numberText(licences.used)} of the ${numberText(licences.bought)} licences bought for ` +
          `${title} are used, ${percentText(use)}.`,
        evidence: [
          given("Licences bought", asNumber(licences.bought, "")),
          given("Licences used", asNumber(licences.used, "")),
          given("Cost a year", asMoney(annualCost ?? null)),
          computed("Used", asRatio(use)),
          limit("Underused below", asRatio(leastUse)),
        ],
      };
    }
  },
};

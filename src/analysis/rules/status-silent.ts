import { countText } from "../wording.ts";
import { asDays, asEntry, computed, given, limit } from "./evidence.ts";
import { activePlanFacts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const statusSilent: Rule = {
  id: "status/silent",
  title: "Plan that nobody reports on",
  why: "No news is not good news. What nobody has said for weeks, nobody can act on.",
  when: "The plan is active, and its latest update is older than the limit, or there is none.",
  severity: "warning",
  about: ["plans"],
  isDated: false,
  *find(facts) {
    const longest = facts.now.limits.silentDays;
    for (const { plan, report } of activePlanFacts(facts)) {
      if (report.silentDays !== null && report.silentDays <= longest) continue;
      yield {
        subject: `plans/${plan.id}`,
        message:
          report.silentDays === null
            ? `Nobody has ever reported on ${plan.title}.`
            : `Nobody has reported on ${plan.title} for ${countText(report.silentDays, "day")}, ` +
              `longer than the limit of ${longest}.`,
        evidence: [
          given("Accountable", asEntry("people", plan.accountable)),
          computed("Since the latest update", asDays(report.silentDays)),
          limit("Silent above", asDays(longest)),
        ],
      };
    }
  },
};

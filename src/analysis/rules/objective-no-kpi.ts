import { asNumber, asText, computed, given } from "./evidence.ts";
import { titleOf } from "./facts.ts";
import type { Rule } from "./rule.ts";

export const objectiveNoKpi: Rule = {
  id: "objective/no-kpi",
  title: "Objective that nothing measures",
  why: "Whether the objective was reached will be a matter of opinion, because no KPI is about it.",
  when: "No KPI names the objective.",
  severity: "breach",
  about: ["objectives"],
  isDated: false,
  *find(facts) {
    for (const id of facts.alignment.objectivesWithoutKpi) {
      const statement = facts.now.repository.objectives.get(id)?.outcome.statement ?? "";
      yield {
        subject: `objectives/${id}`,
        message: `No KPI measures the objective “${titleOf(facts, "objectives", id)}”.`,
        evidence: [
          given("Promised outcome", asText(statement)),
          computed("KPIs that name it", asNumber(0, "")),
        ],
      };
    }
  },
};

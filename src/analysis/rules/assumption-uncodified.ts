import { asText, given } from "./evidence.ts";
import type { Rule } from "./rule.ts";

export const assumptionUncodified: Rule = {
  id: "assumption/uncodified",
  title: "Assumption that no KPI watches",
  why: "A belief that nothing measures cannot be found to be wrong until the plan that rests on it fails.",
  when: "The assumption names no KPI.",
  severity: "warning",
  about: ["assumptions"],
  isDated: false,
  *find({ now, assumptions }) {
    for (const { id, state } of assumptions) {
      const assumption = now.repository.assumptions.get(id);
      if (state !== "uncodified" || !assumption) continue;
      yield {
        subject: `assumptions/${id}`,
        message: `No KPI would show it if “${assumption.title}” were wrong.`,
        evidence: [given("Assumed", asText(assumption.statement)), given("KPI", asText("none"))],
      };
    }
  },
};

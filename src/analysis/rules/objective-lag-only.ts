import { at } from "../graph/digraph.ts";
import { reachedFrom } from "../graph/reach.ts";
import { asEntry, asNumber, computed, given } from "./evidence.ts";
import type { Rule } from "./rule.ts";

export const objectiveLagOnly: Rule = {
  id: "objective/lag-only",
  title: "Objective measured by results alone",
  why: "A result shows trouble when it is too late. A lead measure, which moves first, leaves time to act.",
  when:
    "The objective has KPIs, and neither any of them nor any KPI that drives one of them is a lead " +
    "measure.",
  severity: "warning",
  about: ["objectives"],
  isDated: false,
  *find({ now }) {
    const { kpis, graph } = now.drivers;
    const followsLead = reachedFrom(graph, (node) => kpis[node]?.kind === "lead");
    const nodesOf = new Map<string, number[]>([...now.repository.objectives.keys()].map((id) => [id, []]));
    kpis.forEach(({ objective }, node) => {
      nodesOf.get(objective ?? "")?.push(node);
    });
    for (const { id, title } of now.repository.objectives.values()) {
      const nodes = nodesOf.get(id) ?? [];
      if (nodes.length === 0 || nodes.some((node) => at(followsLead, node) === 1)) continue;
      yield {
        subject: `objectives/${id}`,
        message:
          nodes.length === 1
            ? `Neither the one KPI of the objective “${title}” nor anything that drives it is a lead measure: ` +
              "trouble will show when it is too late."
            : `Of the ${nodes.length} KPIs of the objective “${title}”, and of all that drive them, none is a lead ` +
              "measure: trouble will show when it is too late.",
        evidence: [
          ...nodes.map((node) => given("KPI", asEntry("kpis", kpis[node]?.id ?? ""))),
          computed("Lead measures", asNumber(0, "")),
        ],
      };
    }
  },
};

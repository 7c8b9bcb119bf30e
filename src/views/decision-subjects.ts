import { rules } from "../analysis/index.ts";
import type { Entry, PlanRepository } from "../model/index.ts";

/** The fields of a decision that say what it is about are named as the collections that they point into. */
const fields = ["plans", "kpis", "milestones", "assumptions"] as const;

/**
 * What a decision is about, as `collection/id`, each once: what it names, what it changes and means to move, and
 * what the required decisions that it answers are about, such as an objective or a team.
 */
export function subjectsOfDecision(
  repository: PlanRepository,
  decision: Entry<"decisions">,
): ReadonlySet<string> {
  return new Set([
    ...fields.flatMap((field) => decision[field].map((id) => `${field}/${id}`)),
    ...decision.changes,
    ...decision.expects.map(({ kpi }) => `kpis/${kpi}`),
    ...decision.answers.flatMap((answer) => answeredSubject(repository, answer)),
  ]);
}

/** The subject of a required decision such as `objective/no-kpi:growth`, which names no collection. */
function answeredSubject(repository: PlanRepository, answer: string): readonly string[] {
  const colon = answer.indexOf(":");
  const id = answer.slice(colon + 1);
  const about = rules.find((rule) => rule.id === answer.slice(0, colon))?.about ?? [];
  return about.filter((collection) => repository[collection].has(id)).map((name) => `${name}/${id}`);
}

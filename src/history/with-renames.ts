import type { CollectionName, Entry } from "../model/index.ts";

/** An entry with the names that its references have after a step, so that a rename alone changes nothing in it. */
export function withRenames<Name extends CollectionName>(
  collection: Name,
  entry: Entry<Name>,
  renamed: ReadonlyMap<string, string>,
): Entry<Name> {
  if (renamed.size === 0) return entry;
  return { ...entry, ...renamedFields(collection, entry, renamed) };
}

/** The fields that are held against those of another day and refer to entries, under the names of that day. */
function renamedFields(
  collection: CollectionName,
  entry: object,
  renamed: ReadonlyMap<string, string>,
): object {
  const name = (of: CollectionName) => (id: string) => renamed.get(`${of}/${id}`)?.slice(of.length + 1) ?? id;
  const [person, kpi, plan, milestone] = [name("people"), name("kpis"), name("plans"), name("milestones")];
  switch (collection) {
    case "kpis": {
      const { drives } = entry as Entry<"kpis">;
      return { drives: drives.map((edge) => ({ ...edge, kpi: kpi(edge.kpi) })) };
    }
    case "plans": {
      const { contributes } = entry as Entry<"plans">;
      return {
        contributes: contributes.map((each) => ({
          ...each,
          kpi: kpi(each.kpi),
          realisedBy: milestone(each.realisedBy),
        })),
      };
    }
    case "updates": {
      const update = entry as Entry<"updates">;
      return {
        plan: plan(update.plan),
        author: person(update.author),
        ...(update.milestone === undefined ? {} : { milestone: milestone(update.milestone) }),
      };
    }
    case "decisions": {
      const decision = entry as Entry<"decisions">;
      const full = (each: string) => renamed.get(each) ?? each;
      return {
        deciders: decision.deciders.map(person),
        ...(decision.forum === undefined ? {} : { forum: name("forums")(decision.forum) }),
        answers: decision.answers.map((each) => renamedAnswer(each, renamed)),
        plans: decision.plans.map(plan),
        kpis: decision.kpis.map(kpi),
        milestones: decision.milestones.map(milestone),
        assumptions: decision.assumptions.map(name("assumptions")),
        changes: decision.changes.map(full),
        removes: decision.removes.map(full),
        expects: decision.expects.map((each) => ({ ...each, kpi: kpi(each.kpi) })),
        supersedes: decision.supersedes.map(name("decisions")),
      };
    }
    default:
      return {};
  }
}

/** A required decision is named by its rule and the id of its subject, e.g. `kpi/breach:churn`. */
function renamedAnswer(answer: string, renamed: ReadonlyMap<string, string>): string {
  const colon = answer.indexOf(":");
  const id = answer.slice(colon + 1);
  for (const [before, after] of renamed) {
    const slash = before.indexOf("/");
    if (before.slice(slash + 1) === id) return `${answer.slice(0, colon + 1)}${after.slice(slash + 1)}`;
  }
  return answer;
}

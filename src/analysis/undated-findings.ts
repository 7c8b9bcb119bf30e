import type { Day, PlanRepository } from "../model/index.ts";
import { figures } from "./figures.ts";
import { nothingRemembered } from "./governance/remembered.ts";
import { factsOf } from "./rules/facts.ts";
import { rules } from "./rules/index.ts";
import { snapshot } from "./snapshot.ts";

/**
 * What the rules find of which the files do not say since when it holds, as `rule collection/id`: for whoever looks
 * through the history of the files for the first day of each.
 */
export function undatedFindings(repository: PlanRepository, asOf: Day): string[] {
  const facts = factsOf(figures(snapshot(repository, asOf)), nothingRemembered);
  return rules
    .filter(({ id, isDated }) => !isDated && repository.portal.rules[id] !== "off")
    .flatMap((rule) => [...rule.find(facts)].map(({ subject }) => `${rule.id} ${subject}`));
}

import type { Day, PlanRepository } from "../model/index.ts";
import { figures } from "./figures.ts";
import { nothingRemembered } from "./governance/remembered.ts";
import { factsOf, splitSubject } from "./rules/facts.ts";
import { type FirstSeen, requiredDecisionId } from "./rules/findings.ts";
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

/** The days of undated findings by the ids of the decisions that they require. */
export function firstSeenOf(since: ReadonlyMap<string, Day>): FirstSeen {
  const days = new Map<string, Day>();
  for (const [finding, day] of since) {
    const space = finding.indexOf(" ");
    const [rule, subject] = [finding.slice(0, space), finding.slice(space + 1)];
    const id = requiredDecisionId(rule, subject);
    const other = days.get(id);
    // An entry of another collection may have the same id; the older finding is the one that waits longer.
    if (splitSubject(subject).id !== "" && (other === undefined || day < other)) days.set(id, day);
  }
  return days;
}

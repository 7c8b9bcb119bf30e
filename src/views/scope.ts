/** Which unit an entry belongs to, and whether a meeting's scope holds it. */
import { accountableFor } from "../analysis/index.ts";
import { oncePer, type PlanRepository, planOfMilestone } from "../model/index.ts";
import { subjectOf, type ViewContext } from "./context.ts";

/**
 * The unit of a subject such as `plans/erp`: its own, that of a milestone's plan, or else that of whoever is
 * accountable for it; `undefined` where nobody is.
 */
export function unitOf({ repository }: ViewContext, subject: string): string | undefined {
  const units = unitsOf(repository);
  if (!units.has(subject)) units.set(subject, findUnit(repository, subject));
  return units.get(subject);
}

/** The units of the subjects that were asked for: every unit and every forum asks for those of all findings. */
const unitsOf = oncePer((_: PlanRepository) => new Map<string, string | undefined>());

function findUnit(repository: PlanRepository, subject: string): string | undefined {
  const { collection, id } = subjectOf(subject);
  const ofPerson = () => repository.people.get(accountableFor(repository, subject))?.unit;
  switch (collection) {
    case "units":
      return id;
    case "people":
    case "plans":
    case "teams":
    case "systems":
      return repository[collection].get(id)?.unit ?? ofPerson();
    case "milestones":
      return (
        repository.milestones.get(id)?.unit ?? repository.plans.get(planOfMilestone(id))?.unit ?? ofPerson()
      );
    default:
      return ofPerson();
  }
}

/** Whether a subject belongs to one of the units or to a part of one; no units stand for all of them. */
export function isInScope(context: ViewContext, units: readonly string[], subject: string): boolean {
  if (units.length === 0) return true;
  const unit = unitOf(context, subject);
  return unit !== undefined && holds(context, units, unit);
}

/** Whether a person belongs to one of the units or to a part of one; no units stand for all of them. */
export function governs(context: ViewContext, units: readonly string[], person: string): boolean {
  if (units.length === 0) return true;
  const unit = context.repository.people.get(person)?.unit ?? unitOf(context, `people/${person}`);
  return unit !== undefined && holds(context, units, unit);
}

/** Whether a unit is one of some or a part of one. */
function holds({ repository }: ViewContext, units: readonly string[], unit: string): boolean {
  return scopesOf(repository)(units).has(unit);
}

/** By the units of a forum all that are parts of them: a forum asks for every finding and every person. */
const scopesOf = oncePer((repository: PlanRepository) =>
  oncePer(
    (units: readonly string[]) =>
      new Set([
        // Also where an edition leaves a unit out, and has another word for it.
        ...units,
        ...[...repository.units.keys()].filter((unit) =>
          unitsAbove(repository, unit).some((above) => units.includes(above)),
        ),
      ]),
  ),
);

/** A unit and all that it is part of; the check sees to it that this ends. */
function unitsAbove(repository: PlanRepository, unit: string): readonly string[] {
  const chain: string[] = [];
  for (let at: string | undefined = unit; at !== undefined; at = repository.units.get(at)?.parent)
    chain.push(at);
  return chain;
}

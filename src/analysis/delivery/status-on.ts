import type { Day, PlanRepository } from "../../model/index.ts";
import { figures } from "../figures.ts";
import { snapshot } from "../snapshot.ts";
import { type Status, worst } from "../status.ts";

/**
 * The computed status of every plan as it was on a day, from what the files date: the worst of its schedule and
 * its value. Forecasts and spending carry no date. Today's would judge somebody by what only became known
 * later, and today's spending against the work done by then would make every cost a breach; so the milestones
 * of that day are without forecasts, and cost is left out. What is found is never worse than what could be seen.
 */
export function planStatusesOn(repository: PlanRepository, asOf: Day): ReadonlyMap<string, Status | null> {
  const { plans } = figures(snapshot(withoutForecasts(repository), asOf));
  return new Map(
    [...plans.values()].map(({ id, scheduleStatus, valueStatus }) => [
      id,
      worst([scheduleStatus, valueStatus]),
    ]),
  );
}

function withoutForecasts(repository: PlanRepository): PlanRepository {
  const milestones = [...repository.milestones].map(
    ([id, milestone]) =>
      [id, milestone.forecast ? { ...milestone, forecast: undefined } : milestone] as const,
  );
  return { ...repository, milestones: new Map(milestones) };
}

import type { Day, PlanRepository } from "../../model/index.ts";
import { figures } from "../figures.ts";
import { snapshot } from "../snapshot.ts";
import type { Status } from "../status.ts";

/**
 * The computed status of every plan as it was on a day, by the dates in the files: the figures of that day
 * without the rules, which are most of an analysis and decide about no plan's colour. Forecasts and spending
 * carry no date, so they are today's.
 */
export function planStatusesOn(repository: PlanRepository, asOf: Day): ReadonlyMap<string, Status | null> {
  const { plans } = figures(snapshot(repository, asOf));
  return new Map([...plans.values()].map(({ id, computed }) => [id, computed]));
}

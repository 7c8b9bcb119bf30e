import { type Day, oncePer, type PlanRepository } from "../../model/index.ts";
import { kpiOn, replay } from "../replay.ts";
import { schedule } from "../schedule/schedule.ts";
import { type Snapshot, seriesByKpi, snapshot } from "../snapshot.ts";
import { type Status, worst } from "../status.ts";
import { kpiStatusOf } from "../variance/kpi-report.ts";
import { isDue, scheduleStatusOf } from "./plan-report.ts";

/**
 * The computed status of every plan as it was on a day, from what the files date: the worst of its schedule and
 * its value. Forecasts and spending carry no date. Today's would judge somebody by what only became known
 * later, and today's spending against the work done by then would make every cost a breach; so the milestones
 * of that day are without forecasts, and cost is left out. What is found is never worse than what could be seen.
 *
 * A portal asks for the days of many updates. So nothing is computed but these: the schedule, and the statuses of the
 * KPIs for which something is due.
 */
export function planStatusesOn(repository: PlanRepository, asOf: Day): ReadonlyMap<string, Status | null> {
  const delivery = deliveryOf(repository);
  // There are too many days to keep what was known on each.
  const now = snapshot(delivery, asOf, replay(delivery, asOf));
  const dates = schedule(now);
  const plans = [...now.repository.plans.values()].map(({ id, contributes }) => ({
    id,
    due: contributes.filter((contribution) => isDue(now, dates, contribution)).map(({ kpi }) => kpi),
  }));
  const values = new Map<string, Status | null>();
  for (const kpi of plans.flatMap(({ due }) => due))
    if (!values.has(kpi)) values.set(kpi, kpiStatusOn(now, repository, kpi));
  return new Map(
    plans.map(({ id, due }) => {
      const scheduled = scheduleStatusOf(now, dates, now.milestonesOf.get(id) ?? []);
      return [id, worst([scheduled, ...due.map((kpi) => values.get(kpi) ?? null)])];
    }),
  );
}

/** A repository of its plans and milestones alone, without forecasts. */
const deliveryOf = oncePer((repository: PlanRepository): PlanRepository => {
  const milestones = [...repository.milestones].map(
    ([id, milestone]) =>
      [id, milestone.forecast ? { ...milestone, forecast: undefined } : milestone] as const,
  );
  return {
    ...repository,
    kpis: new Map(),
    actuals: new Map(),
    updates: new Map(),
    decisions: new Map(),
    milestones: new Map(milestones),
  };
});

/** The measurements of each KPI, whenever they came in. */
const measurementsOf = oncePer(seriesByKpi);

function kpiStatusOn(now: Snapshot, repository: PlanRepository, id: string): Status | null {
  const kpi = repository.kpis.get(id);
  if (!kpi) return null;
  const latest = measurementsOf(repository)
    .get(id)
    ?.findLast(({ day }) => day <= now.today);
  return kpiStatusOf(now, kpiOn(kpi, now.asOf), latest);
}

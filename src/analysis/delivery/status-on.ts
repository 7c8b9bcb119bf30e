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
 * A portal asks for the days of many updates, and on each of them for the plans that report. So nothing is computed but
 * these: the schedule, and of the plans that are asked for the statuses of the KPIs for which something is due.
 */
export function planStatusesOn(
  repository: PlanRepository,
  asOf: Day,
  asked: ReadonlySet<string> = new Set(repository.plans.keys()),
): ReadonlyMap<string, Status | null> {
  const delivery = deliveryOf(repository);
  // There are too many days to keep what was known on each.
  const now = snapshot(delivery, asOf, replay(delivery, asOf));
  const dates = schedule(now);
  const values = new Map<string, Status | null>();
  const judged = (kpi: string): Status | null => {
    const known = values.get(kpi);
    if (known !== undefined) return known;
    const value = kpiStatusOn(now, repository, kpi);
    values.set(kpi, value);
    return value;
  };
  const statuses = new Map<string, Status | null>();
  for (const { id, contributes } of now.repository.plans.values()) {
    if (!asked.has(id)) continue;
    const due = contributes.filter((contribution) => isDue(now, dates, contribution));
    const scheduled = scheduleStatusOf(now, dates, now.milestonesOf.get(id) ?? []);
    statuses.set(id, worst([scheduled, ...due.map(({ kpi }) => judged(kpi))]));
  }
  return statuses;
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

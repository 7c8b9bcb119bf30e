import { type Day, type Entry, oncePer, oncePerKey, type PlanRepository } from "../../model/index.ts";
import { type PlanFiles, planFiles } from "../plan-files.ts";
import { kpiOn, milestonesOn } from "../replay.ts";
import { expectations } from "../schedule/schedule.ts";
import { type KnownPlan, knownPlan, milestonesInFiles, seriesInFiles } from "../snapshot.ts";
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
  const files = withoutForecasts(repository);
  // There are too many days to keep what was known on each, and of what is dated only milestones are looked at here.
  const known = { ...files.repository, milestones: milestonesOn(files.repository.milestones, asOf) };
  const now = knownPlan(files, asOf, known);
  const dates = expectations(now);
  const judged = oncePerKey((kpi: string) => kpiStatusOn(now, repository.kpis.get(kpi)));
  const statuses = new Map<string, Status | null>();
  for (const { id, contributes } of repository.plans.values()) {
    if (!asked.has(id)) continue;
    const due = contributes.filter((contribution) => isDue(now, dates, contribution));
    const scheduled = scheduleStatusOf(now, dates, milestonesInFiles(files).get(id) ?? []);
    statuses.set(id, worst([scheduled, ...due.map(({ kpi }) => judged(kpi))]));
  }
  return statuses;
}

/** The files as they would stand if nobody had forecast anything; kept for as long as the repository is. */
const withoutForecasts = oncePer((repository: PlanRepository): PlanFiles => {
  const milestones = [...repository.milestones].map(
    ([id, milestone]) =>
      [id, milestone.forecast ? { ...milestone, forecast: undefined } : milestone] as const,
  );
  return planFiles({ ...repository, milestones: new Map(milestones) });
});

/** By the measurements up to that day, whenever they came in. */
function kpiStatusOn(now: KnownPlan, kpi: Entry<"kpis"> | undefined): Status | null {
  if (!kpi) return null;
  const latest = seriesInFiles(now.files)
    .get(kpi.id)
    ?.findLast(({ day }) => day <= now.today);
  return kpiStatusOf(now, kpiOn(kpi, now.asOf), latest);
}

/**
 * What was known on a day.
 *
 * A plan repository also holds what came later than the day it is asked about. Replaying takes all of that
 * away: a repository replayed to a day is the one that would stand in the folder had nobody written a dated
 * fact since. What is left needs no further question about "as of", so the rest of the analysis asks none.
 *
 *     today's files     retargeted: [ 15 April: was A ]   targets: B      measurements: Jan … Sep
 *     as of 31 March    retargeted: [ ]                   targets: A      measurements: Jan … Mar
 *
 * Forecasts, spending, stages and the like carry no date and stay as they stand in the files; to replay those
 * take the repository from the git revision of the day.
 */
import {
  type Actuals,
  type CollectionName,
  type Day,
  type Entries,
  type Entry,
  lastDay,
  oncePer,
  type PlanRepository,
  whileHeld,
} from "../model/index.ts";

/** The repository as it was known at the end of `asOf`. Entries that nothing changes about are kept as they are. */
export function replay(repository: PlanRepository, asOf: Day): PlanRepository {
  const { fiscalYearStart } = repository.portal;
  return {
    ...repository,
    kpis: mapped(repository.kpis, (kpi) => kpiOn(kpi, asOf)),
    actuals: mapped(repository.actuals, (actuals) => actualsOn(actuals, asOf, fiscalYearStart)),
    plans: mapped(repository.plans, (plan) => planOn(plan, asOf)),
    milestones: milestonesOn(repository.milestones, asOf),
    updates: filtered(repository.updates, (update) => update.date <= asOf),
    decisions: filtered(repository.decisions, (decision) => decision.date <= asOf),
  };
}

/** The same for the day of a report, for which each comparison with the report asks again. */
export function replayOnce(repository: PlanRepository, asOf: Day): PlanRepository {
  const days = replayedDays(repository);
  const known = days.get(asOf) ?? whileHeld(() => replay(repository, asOf));
  days.set(asOf, known);
  return known();
}

const replayedDays = oncePer((_: PlanRepository) => new Map<Day, () => PlanRepository>());

/** Milestones as they were known on a day: with the baseline of then, and what had been done by then. */
export function milestonesOn(milestones: Entries<"milestones">, asOf: Day): Entries<"milestones"> {
  return mapped(milestones, (milestone) => milestoneOn(milestone, asOf));
}

/** The targets in force on a day were those that the next entry of the goalpost ledger replaced. */
export function kpiOn(kpi: Entry<"kpis">, asOf: Day): Entry<"kpis"> {
  const next = kpi.retargeted.find(({ date }) => date > asOf);
  if (!next) return kpi;
  const retargeted = kpi.retargeted.filter(({ date }) => date <= asOf);
  return { ...kpi, targets: next.targets, retargeted };
}

/** Measurements stand in time order. */
function actualsOn<T extends Actuals>(actuals: T, asOf: Day, fiscalYearStart: number): T {
  const { measurements } = actuals;
  const latest = measurements.findLastIndex(({ period }) => lastDay(period, fiscalYearStart) <= asOf);
  return latest === measurements.length - 1
    ? actuals
    : { ...actuals, measurements: measurements.slice(0, latest + 1) };
}

function planOn(plan: Entry<"plans">, asOf: Day): Entry<"plans"> {
  const isLater = (date: Day | undefined) => date !== undefined && date > asOf;
  if (!plan.contributes.some(({ confirmed }) => isLater(confirmed?.date))) return plan;
  const contributes = plan.contributes.map((contribution) =>
    isLater(contribution.confirmed?.date) ? { ...contribution, confirmed: undefined } : contribution,
  );
  return { ...plan, contributes };
}

function milestoneOn(milestone: Entry<"milestones">, asOf: Day): Entry<"milestones"> {
  const { actual, cancelled, rebaselined } = milestone;
  const next = rebaselined.find(({ date }) => date > asOf);
  const known = (date: Day | undefined) => (date !== undefined && date <= asOf ? date : undefined);
  const start = known(actual?.start);
  const finish = known(actual?.finish);
  if (
    !next &&
    start === actual?.start &&
    finish === actual?.finish &&
    !(cancelled && cancelled.date > asOf)
  ) {
    return milestone;
  }
  return {
    ...milestone,
    baseline: next ? next.baseline : milestone.baseline,
    rebaselined: rebaselined.filter(({ date }) => date <= asOf),
    actual: start === undefined && finish === undefined ? undefined : { start, finish },
    cancelled: cancelled && cancelled.date <= asOf ? cancelled : undefined,
  };
}

function mapped<Name extends CollectionName>(
  entries: Entries<Name>,
  change: (entry: Entry<Name>) => Entry<Name>,
): Entries<Name> {
  const known = new Map<string, Entry<Name>>();
  let isChanged = false;
  // Plans are replayed to a hundred days: an iterator would make two objects for each entry.
  entries.forEach((entry, id) => {
    const then = change(entry);
    if (then !== entry) isChanged = true;
    known.set(id, then);
  });
  return isChanged ? known : entries;
}

function filtered<Name extends CollectionName>(
  entries: Entries<Name>,
  keep: (entry: Entry<Name>) => boolean,
): Entries<Name> {
  const kept = new Map<string, Entry<Name>>();
  entries.forEach((entry, id) => {
    if (keep(entry)) kept.set(id, entry);
  });
  return kept.size === entries.size ? entries : kept;
}

/**
 * A plan's files as they will have stood at the end of an earlier day, from what they date: what is dated later was
 * not in them, what was replaced later was in force, and the owner of a milestone saw its finish less well the
 * further away it was.
 */
import {
  addDays,
  type Day,
  daysBetween,
  type Entry,
  lastDay,
  type Period,
  type PlanRepository,
  planOfMilestone,
} from "../../src/model/index.ts";
import type { EntryFile, Fields } from "./entry-file.ts";

/** The plan as it is, and the day of it. */
export interface Present {
  readonly repository: PlanRepository;
  readonly asOf: Day;
}

/** What an entry said on a day; `undefined` where it was not there yet. */
export function knownOn(
  { repository, asOf }: Present,
  name: string,
  file: EntryFile,
  on: Day,
): EntryFile | undefined {
  if (on >= asOf) return file;
  const [collection, id] = [name.slice(0, name.indexOf("/")), name.slice(name.indexOf("/") + 1)];
  const { fields, body } = file;
  const isKnown = ({ date }: Fields) => date <= on;
  switch (collection) {
    case "updates":
      return isKnown(fields) ? file : undefined;
    case "decisions":
      return isKnown(fields) ? { fields: decisionOn(repository, id, fields, on), body } : undefined;
    case "actuals":
      return actualsOn(repository, file, on);
    case "kpis":
      return { fields: replacedOn(fields, "targets", "retargeted", on), body };
    case "plans":
      return planOn(repository, id, file, on);
    case "milestones":
      return appearsOn(repository, planOfMilestone(id)) <= on
        ? { fields: milestoneOn({ repository, asOf }, id, fields, on), body }
        : undefined;
    default:
      return file;
  }
}

function decisionOn({ decisions }: PlanRepository, id: string, fields: Fields, on: Day): Fields {
  if (fields["status"] !== "superseded") return fields;
  const isSuperseded = [...decisions.values()].some(
    ({ supersedes, date }) => date <= on && supersedes.includes(id),
  );
  return isSuperseded ? fields : { ...fields, status: "accepted" };
}

function actualsOn({ portal }: PlanRepository, { fields, body }: EntryFile, on: Day): EntryFile | undefined {
  const measurements = (fields["measurements"] as readonly Fields[]).filter(
    ({ period }) => lastDay(period as Period, portal.fiscalYearStart) <= on,
  );
  return measurements.length === 0 ? undefined : { fields: { ...fields, measurements }, body };
}

/** Undoes what a ledger says was done later. */
function replacedOn(fields: Fields, what: string, ledger: string, on: Day): Fields {
  const { [ledger]: entries = [], ...rest } = fields;
  const later = (entries as readonly Fields[]).filter(({ date }) => date > on);
  const [next] = later;
  if (!next) return fields;
  const kept = (entries as readonly Fields[]).filter(({ date }) => date <= on);
  return { ...rest, [what]: next[what], ...(kept.length > 0 ? { [ledger]: kept } : {}) };
}

/** A plan is thought of so many days before anything of it is dated. */
const thoughtOfDays = 30;
const ended: ReadonlySet<string> = new Set(["delivered", "closed", "stopped"]);

function appearsOn(repository: PlanRepository, plan: string): Day {
  const days = datesOf(repository, plan);
  return addDays(days.toSorted()[0] as Day, -thoughtOfDays);
}

function datesOf({ decisions, updates, milestones }: PlanRepository, plan: string): readonly Day[] {
  const days = [
    ...[...decisions.values()].filter(({ plans }) => plans.includes(plan)).map(({ date }) => date),
    ...[...updates.values()].filter((update) => update.plan === plan).map(({ date }) => date),
    ...[...milestones.values()]
      .filter(({ id }) => planOfMilestone(id) === plan)
      .flatMap(({ baseline, actual, cancelled }) => [
        baseline.start ?? baseline.finish,
        ...(actual?.finish ? [actual.finish] : []),
        ...(cancelled ? [cancelled.date] : []),
      ]),
  ];
  return days.length > 0 ? days : ["0001-01-31" as Day];
}

function planOn(
  repository: PlanRepository,
  id: string,
  { fields, body }: EntryFile,
  on: Day,
): EntryFile | undefined {
  if (appearsOn(repository, id) > on) return undefined;
  const { stage, contributes = [] } = fields as { stage: string; contributes?: readonly Fields[] };
  const last = datesOf(repository, id).toSorted().at(-1) as Day;
  return {
    fields: {
      ...fields,
      stage: ended.has(stage) && last > on ? "active" : stage,
      ...(contributes.length > 0
        ? { contributes: contributes.map((each) => withoutConfirmation(each, on)) }
        : {}),
    },
    body,
  };
}

function withoutConfirmation(contribution: Fields, on: Day): Fields {
  const { confirmed, ...rest } = contribution;
  return confirmed && confirmed.date > on ? rest : contribution;
}

function milestoneOn({ repository, asOf }: Present, id: string, now: Fields, on: Day): Fields {
  const entry = repository.milestones.get(id) as Entry<"milestones">;
  const { actual, cancelled, forecast, spent, ...rest } = replacedOn(now, "baseline", "rebaselined", on);
  const finish = entry.actual?.finish ?? entry.forecast?.finish ?? entry.baseline.finish;
  const happened = Object.fromEntries(
    Object.entries((actual ?? {}) as Fields).filter(([, day]) => day <= on),
  );
  // What is not done yet has no end by which to measure how much is admitted, but the day of the files.
  const left = Math.max(0, daysBetween(on, entry.actual?.finish ?? asOf));
  const said = saidOn(id, (rest as Fields)["baseline"].finish, finish, on, left);
  const isDone = "finish" in happened;
  return {
    ...rest,
    ...(said && !isDone ? { forecast: { finish: said } } : {}),
    ...(Object.keys(happened).length > 0 ? { actual: happened } : {}),
    ...(cancelled && cancelled.date <= on ? { cancelled } : {}),
    ...(spent === undefined ? {} : { spent: Math.round((spent * shareSpent(entry, on, asOf)) / 100) * 100 }),
  };
}

function shareSpent({ actual, baseline }: Entry<"milestones">, on: Day, until: Day): number {
  const start = actual?.start ?? baseline.start ?? baseline.finish;
  const end = actual?.finish ?? until;
  if (on >= end) return 1;
  return on <= start ? 0 : daysBetween(start, on) / Math.max(1, daysBetween(start, end));
}

/** How much of a slip its owner admits to, by the days that are left until it shows. */
const admitted = [
  [30, 0.95],
  [90, 0.7],
  [150, 0.4],
  [240, 0.15],
] as const;
/** A milestone that is not done is said to be done in so many days at least. */
const soonDays = 10;

/** The owner's word on a day; `undefined` where it is the baseline. */
function saidOn(id: string, promised: Day, finish: Day, on: Day, left: number): Day | undefined {
  const share = admitted.find(([days]) => left <= days)?.[1] ?? 0;
  const slip = Math.round(daysBetween(promised, finish) * share * candour(id));
  const said = addDays(promised, slip);
  const possible = said > on ? said : addDays(on, Math.min(soonDays, Math.max(1, left)));
  return Math.abs(daysBetween(promised, possible)) < 4 ? undefined : possible;
}

/** From 0.6 to 1.1, always the same for the same milestone. */
function candour(id: string): number {
  const sum = [...id].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7);
  return 0.6 + (sum % 6) / 10;
}

import {
  type DelayShare,
  delayShares,
  type Report,
  type Snapshot,
  schedule,
  valuedPromises,
} from "../analysis/index.ts";
import {
  byCodeUnits,
  type CollectionName,
  type Day,
  type Entry,
  type PlanRepository,
  type Prose,
} from "../model/index.ts";
import { subjectsOfDecision } from "./decision-subjects.ts";
import { type Format, formatFor } from "./format.ts";
import type { HistoryView } from "./history.ts";
import type { Moment } from "./moment.ts";

/**
 * The computed status of every plan with an update on a day, as it was then, from what the files date; `undefined` for
 * a day that is not computed.
 */
export type PastStatuses = (day: Day) => ReadonlyMap<string, Report["plans"][number]["computed"]> | undefined;

/** What the view-models are made from; the composition root puts it together once a build. */
export interface ViewSource {
  /** The plan as it was known on the reporting date; what is dated later has not happened yet. */
  readonly now: Snapshot;
  readonly report: Report;
  /** The report of an earlier day, by the dates in the files, to say what has changed since; made when it is asked for. */
  readonly before: () => Report;
  /** Earlier states of the plan to compare it with, newest first; none has to be looked at. */
  readonly moments: readonly Moment[];
  /** What git remembers of the plan, or why nothing is known. */
  readonly history: HistoryView;
  readonly pastStatuses: PastStatuses;
  /** Where an entry was read from and what it says, by `collection/id`. */
  readonly origins: ReadonlyMap<string, { readonly file: string; readonly prose: Prose | undefined }>;
  /** Rendered diagrams by their Mermaid source. */
  readonly diagrams: ReadonlyMap<string, { readonly svg: string; readonly title: string }>;
  /** The commit that was built, or why there is none to name. */
  readonly commit:
    | { readonly kind: "commit"; readonly hash: string; readonly isModified: boolean }
    | { readonly kind: "none"; readonly reason: string };
}

/** A source with what every view looks up in it. */
export interface ViewContext extends ViewSource {
  readonly repository: PlanRepository;
  readonly asOf: Day;
  readonly format: Format;
  readonly kpis: ReadonlyMap<string, Report["kpis"][number]>;
  readonly plans: ReadonlyMap<string, Report["plans"][number]>;
  readonly milestones: ReadonlyMap<string, Report["milestones"][number]>;
  readonly decisions: ReadonlyMap<string, Report["decisions"][number]>;
  readonly assumptions: ReadonlyMap<string, Report["assumptions"][number]>;
  /** The milestones of every plan, by baseline finish, then id. */
  readonly milestonesOf: ReadonlyMap<string, readonly Entry<"milestones">[]>;
  /** The milestones of every person, plan by plan. */
  readonly milestonesBy: ReadonlyMap<string, readonly Entry<"milestones">[]>;
  /** The updates of every plan that have happened, latest first. */
  readonly updatesOf: ReadonlyMap<string, readonly Entry<"updates">[]>;
  /** The decisions that have happened about an entry, by `collection/id`, latest first. */
  readonly decisionsAbout: ReadonlyMap<string, readonly Entry<"decisions">[]>;
  /** What comes late because of a milestone, by its id. */
  readonly delaysBy: ReadonlyMap<string, readonly DelayShare[]>;
  readonly requiredDecisions: ReadonlyMap<string, Report["requiredDecisions"][number]>;
  /** The required decisions that each person owes and nobody has taken, in the order of the report. */
  readonly owedBy: ReadonlyMap<string, readonly Report["requiredDecisions"][number][]>;
  /** The findings about an entry, by `collection/id`. */
  readonly findingsOf: ReadonlyMap<string, readonly Report["findings"][number][]>;
  /** The finding that requires a decision, by the decision's id, e.g. `kpi/breach:churn`. */
  readonly findingByDecision: ReadonlyMap<string, Report["findings"][number]>;
}

export function viewContext(source: ViewSource): ViewContext {
  const { now, report } = source;
  const { repository } = now;
  const asOf = report.asOf;
  const milestones = milestonesOf(repository);
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    ...source,
    repository,
    asOf,
    format: formatFor(repository.portal),
    kpis: byId(report.kpis),
    plans: byId(report.plans),
    milestones: byId(report.milestones),
    decisions: byId(report.decisions),
    assumptions: byId(report.assumptions),
    milestonesOf: milestones,
    milestonesBy: Map.groupBy([...milestones.values()].flat(), ({ accountable }) => accountable),
    updatesOf: updatesOf(repository),
    decisionsAbout: decisionsAbout(repository),
    delaysBy: delaysBy(now),
    requiredDecisions: byId(report.requiredDecisions),
    owedBy: Map.groupBy(
      report.requiredDecisions.filter(({ state }) => state !== "decided"),
      ({ accountable }) => accountable,
    ),
    findingsOf: Map.groupBy(report.findings, ({ subject }) => subject),
    findingByDecision: findingByDecision(report),
  };
}

/** Where a KPI and a plan are called alike it is the last finding, as it is the last required decision of that id. */
function findingByDecision({ findings }: Report) {
  return new Map(findings.map((finding) => [`${finding.rule}:${subjectOf(finding.subject).id}`, finding]));
}

function delaysBy(now: Snapshot) {
  const dates = schedule(now);
  return Map.groupBy(delayShares(dates, valuedPromises(now, dates)), ({ cause }) => cause);
}

function milestonesOf({ milestones }: PlanRepository) {
  const sorted = [...milestones.values()].sort(
    (a, b) => byCodeUnits(a.baseline.finish, b.baseline.finish) || byCodeUnits(a.id, b.id),
  );
  return Map.groupBy(sorted, ({ id }) => id.slice(0, Math.max(0, id.lastIndexOf("/"))));
}

function updatesOf({ updates }: PlanRepository) {
  return Map.groupBy([...updates.values()].sort(latestFirst), ({ plan }) => plan);
}

/** Every decision about an entry, the latest first, by `collection/id`. */
function decisionsAbout(repository: PlanRepository) {
  const about = new Map<string, Entry<"decisions">[]>();
  for (const decision of [...repository.decisions.values()].sort(latestFirst)) {
    for (const key of subjectsOfDecision(repository, decision)) {
      const list = about.get(key);
      if (list) list.push(decision);
      else about.set(key, [decision]);
    }
  }
  return about;
}

export function latestFirst(
  a: { readonly date: Day; readonly id: string },
  b: { readonly date: Day; readonly id: string },
): number {
  return byCodeUnits(b.date, a.date) || byCodeUnits(b.id, a.id);
}

/** The title of an entry; the KPI's for its actuals. */
export function titleOf({ repository }: ViewContext, collection: CollectionName, id: string): string {
  if (collection === "actuals") return repository.kpis.get(id)?.title ?? id;
  return repository[collection].get(id)?.title ?? id;
}

/** The path of an entry's page without the base. Actuals are shown on the page of their KPI. */
export function entryPath(collection: CollectionName, id: string): string {
  return `${collection === "actuals" ? "kpis" : collection}/${id}/`;
}

/** The path of a governance rule's page without the base. */
export function rulePath(id: string): string {
  return `rules/${id}/`;
}

/** The path of a required decision's page without the base, e.g. `decisions/required/kpi/breach/churn/`. */
export function requiredPath(id: string): string {
  return `decisions/required/${id.replace(":", "/")}/`;
}

/** Splits a subject such as `kpis/churn` or `milestones/erp/go-live` into its collection and id. */
export function subjectOf(subject: string): { readonly collection: CollectionName; readonly id: string } {
  const slash = subject.indexOf("/");
  return { collection: subject.slice(0, slash) as CollectionName, id: subject.slice(slash + 1) };
}

/** An id that is asked for comes from the routes, which come from the same repository. */
export function required<Value>(value: Value | undefined, id: string): Value {
  if (value === undefined)
    throw new RangeError(`There is no entry \`${id}\`. This is a fault of the portal; please report it.`);
  return value;
}

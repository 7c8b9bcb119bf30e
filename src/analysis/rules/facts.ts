import {
  type CollectionName,
  type Entry,
  oncePer,
  type PlanRepository,
  planOfMilestone,
} from "../../model/index.ts";
import { isLive } from "../alignment/alignment-report.ts";
import type { Figures } from "../figures.ts";
import type { Remembered } from "../governance/remembered.ts";
import type { KpiReport, MilestoneReport, PlanReport } from "../report.ts";
import type { Scheduled } from "../schedule/schedule.ts";

/** Everything that rules look at: what is in the plan, and every figure that was computed from it. */
export interface Facts extends Figures {
  /** Every milestone by id, put together once, because several rules look at all of them. */
  readonly known: ReadonlyMap<string, MilestoneFacts>;
  /** Those of live plans, in the same order. */
  readonly liveMilestones: readonly MilestoneFacts[];
  /** The plans with a milestone of another unit than their own. */
  readonly mixedPlans: ReadonlySet<string>;
  /** What the history of the files shows and the files do not declare; nothing where no history is known. */
  readonly remembered: Remembered;
}

/** Puts together what rules look at. */
export function factsOf(figures: Figures, remembered: Remembered): Facts {
  const { now, milestones, schedule } = figures;
  const known = new Map<string, MilestoneFacts>();
  const liveMilestones: MilestoneFacts[] = [];
  const mixedPlans = new Set<string>();
  let [planId, plan] = ["", undefined as Entry<"plans"> | undefined];
  for (const scheduled of schedule.values()) {
    const { milestone } = scheduled;
    // Milestones come in the order of their ids, so those of one plan mostly follow each other.
    if (plan === undefined || !isWithin(milestone.id, planId)) {
      planId = planOfMilestone(milestone.id);
      plan = now.repository.plans.get(planId);
    }
    const report = milestones.get(milestone.id);
    if (!plan || !report) continue;
    const unit = milestone.unit ?? plan.unit;
    if (unit !== plan.unit) mixedPlans.add(plan.id);
    const facts = { milestone, plan, report, scheduled, unit };
    known.set(milestone.id, facts);
    if (isLive(plan)) liveMilestones.push(facts);
  }
  return { ...figures, known, liveMilestones, mixedPlans, remembered };
}

/** Whether a milestone lies in the folder of a plan itself, not in one below it. */
export function isWithin(milestoneId: string, planId: string): boolean {
  return milestoneId.startsWith(planId) && milestoneId.lastIndexOf("/") === planId.length;
}

/** A KPI with its figures. */
export interface KpiFacts {
  readonly kpi: Entry<"kpis">;
  readonly report: KpiReport;
}

/** All KPIs, put together once, because many rules look at all of them. */
export const kpiFacts = oncePer(({ now, kpis }: Facts): readonly KpiFacts[] =>
  [...now.repository.kpis.values()].map((kpi) => ({ kpi, report: kpis.get(kpi.id) as KpiReport })),
);

/** A plan with its figures. */
export interface PlanFacts {
  readonly plan: Entry<"plans">;
  readonly report: PlanReport;
}

export const planFacts = oncePer(({ now, plans }: Facts): readonly PlanFacts[] =>
  [...now.repository.plans.values()].map((plan) => ({ plan, report: plans.get(plan.id) as PlanReport })),
);

/** The plans that were decided on and are not over: approved or active. */
export const livePlanFacts = oncePer((facts: Facts): readonly PlanFacts[] =>
  planFacts(facts).filter(({ plan }) => isLive(plan)),
);

export const activePlanFacts = oncePer((facts: Facts): readonly PlanFacts[] =>
  planFacts(facts).filter(({ plan }) => plan.stage === "active"),
);

/** A milestone with its figures and its plan. */
export interface MilestoneFacts {
  readonly milestone: Entry<"milestones">;
  readonly plan: Entry<"plans">;
  readonly report: MilestoneReport;
  readonly scheduled: Scheduled;
  /** The unit that provides it: its own, or its plan's. */
  readonly unit: string;
}

/** The milestones of live plans. */
export function liveMilestoneFacts({ liveMilestones }: Facts): readonly MilestoneFacts[] {
  return liveMilestones;
}

/** Whether a milestone is still to be done. */
export function isUnfinished({ state }: Pick<MilestoneReport, "state">): boolean {
  return state === "pending" || state === "overdue";
}

/** The collections whose entries have a title. */
type Titled = Exclude<CollectionName, "actuals">;

/** The title of an entry, which is how messages name it. */
export function titleOf({ now }: Facts, collection: Titled, id: string): string {
  return now.repository[collection].get(id)?.title ?? id;
}

/** An entry by its collection and id in one text, e.g. `milestones/erp/go-live`. */
export function splitSubject(subject: string): { readonly collection: CollectionName; readonly id: string } {
  const slash = subject.indexOf("/");
  return { collection: subject.slice(0, slash) as CollectionName, id: subject.slice(slash + 1) };
}

/** The money that a finding about an entry puts at stake, unless its rule says otherwise. */
export function moneyAtStake({ kpis, milestones, plans }: Facts, subject: string): number | null {
  const { collection, id } = splitSubject(subject);
  switch (collection) {
    case "kpis":
      return kpis.get(id)?.moneyAtStake ?? null;
    case "milestones":
      return milestones.get(id)?.valueAtStake ?? null;
    case "plans":
      return plans.get(id)?.costOfDelay ?? null;
    default:
      return null;
  }
}

/** Who has to decide about an entry: its accountable, or the nearest person to that. */
export function accountableFor(repository: PlanRepository, subject: string): string {
  const { collection, id } = splitSubject(subject);
  const leadOf = (unit: string | undefined) => repository.units.get(unit ?? "")?.lead;
  switch (collection) {
    case "teams":
    case "systems":
      return leadOf(repository[collection].get(id)?.unit) ?? "";
    case "units":
      return leadOf(id) ?? "";
    case "decisions":
      return repository.decisions.get(id)?.deciders[0] ?? "";
    case "updates":
      return repository.updates.get(id)?.author ?? "";
    case "forums":
      return repository.forums.get(id)?.chair ?? "";
    case "people":
      return id;
    case "kpis":
    case "objectives":
    case "assumptions":
    case "plans":
    case "milestones":
    case "risks":
      return repository[collection].get(id)?.accountable ?? "";
    default:
      return "";
  }
}

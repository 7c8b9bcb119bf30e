/**
 * Every dependency between two milestones with what a portfolio office asks of it: does it cross a function,
 * does the other side know, how many days are left, and what money rides on it.
 *
 *     slack = own finish of what waits − the finish that the dependency asks for
 *
 * Example: tagging is expected on 10 December, and the rollout may finish 60 days after it, on 8 February. Its
 * owner says 29 January: the slack is −10 days, and the forecast is impossible. If the owner says 28 February,
 * tagging can slip 20 days more before anybody else is late.
 *
 * A dependency is *open* while both its ends are unfinished and the plan of the one that waits was decided on
 * and is not over, exactly as for the rule `schedule/unacknowledged`; only an open one has a slack.
 */
import { type Entry, isRestricted, type PlanRepository, planOfMilestone } from "../../model/index.ts";
import { isLive } from "../alignment/alignment-report.ts";
import type { MilestoneReport } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Link } from "./network.ts";
import { type Schedule, type Scheduled, schedule } from "./schedule.ts";

/** `met`: what is waited for is done. `passed`: what waited is done all the same. `idle`: its plan is not under way. */
export type DependencyState = "open" | "met" | "passed" | "cancelled" | "idle";

export interface Dependency {
  /** The milestone that is waited for, with its plan and the unit that provides it. */
  readonly provider: DependencyEnd;
  /** The milestone that waits. */
  readonly waiter: DependencyEnd;
  readonly link: Link;
  /** Days that must lie between; negative is a lead. */
  readonly lagDays: number;
  readonly acknowledgedBy: string | undefined;
  /** Whether the one who acknowledged it belongs to exactly the unit that provides. */
  readonly isAcknowledged: boolean;
  readonly crossesUnits: boolean;
  readonly crossesPlans: boolean;
  readonly state: DependencyState;
  /** Days the provider can still slip before the waiter's own word breaks; negative where it is broken already. */
  readonly slackDays: number | null;
  /** Days that the provider is expected after its own baseline; 0 unless the dependency is open. */
  readonly lateDays: number;
  /** Whether it is open and neither end has any float. */
  readonly isCritical: boolean;
}

export interface DependencyEnd {
  readonly milestone: string;
  readonly plan: string;
  readonly unit: string;
}

/** All dependencies, in the order of the milestones that wait and then of their files. */
export function dependencies(now: Snapshot, dates: Schedule = schedule(now)): readonly Dependency[] {
  const { repository } = now;
  return [...repository.milestones.values()].flatMap((waiting) =>
    waiting.dependsOn.flatMap((given) => {
      const [provider, waiter] = [dates.get(given.milestone), dates.get(waiting.id)];
      return provider && waiter ? [dependency(repository, provider, waiter, given)] : [];
    }),
  );
}

function dependency(
  repository: PlanRepository,
  provider: Scheduled,
  waiter: Scheduled,
  { type: link, lagDays, acknowledgedBy }: Entry<"milestones">["dependsOn"][number],
): Dependency {
  const [from, to] = [endOf(repository, provider), endOf(repository, waiter)];
  const state = stateOf(repository, provider, waiter);
  const isOpen = state === "open";
  return {
    provider: from,
    waiter: to,
    link,
    lagDays,
    acknowledgedBy,
    isAcknowledged:
      isRestricted(acknowledgedBy) || repository.people.get(acknowledgedBy ?? "")?.unit === from.unit,
    crossesUnits: from.unit !== to.unit,
    crossesPlans: from.plan !== to.plan,
    state,
    slackDays: isOpen ? slackDays(provider, waiter, link, lagDays) : null,
    lateDays: isOpen ? Math.max(0, provider.slipDays ?? 0) : 0,
    isCritical: isOpen && hasNoFloat(provider) && hasNoFloat(waiter),
  };
}

function endOf({ plans }: PlanRepository, { milestone }: Scheduled): DependencyEnd {
  const plan = planOfMilestone(milestone.id);
  return { milestone: milestone.id, plan, unit: milestone.unit ?? plans.get(plan)?.unit ?? "" };
}

function stateOf({ plans }: PlanRepository, provider: Scheduled, waiter: Scheduled): DependencyState {
  if (provider.state === "cancelled" || waiter.state === "cancelled") return "cancelled";
  if (provider.state === "actualised") return "met";
  if (waiter.state === "actualised") return "passed";
  const plan = plans.get(planOfMilestone(waiter.milestone.id));
  return plan && isLive(plan) ? "open" : "idle";
}

/** `null` where the dependency binds nothing: work that has begun is not held by what its start waited for. */
function slackDays(provider: Scheduled, waiter: Scheduled, link: Link, lagDays: number): number | null {
  const isForStart = link === "FS" || link === "SS";
  if (isForStart && waiter.milestone.actual?.start !== undefined) return null;
  const end = link === "FS" || link === "FF" ? provider.expectedFinish : provider.expectedStart;
  if (end === null || waiter.ownFinish === null) return null;
  return waiter.ownFinish - (end + lagDays + (isForStart ? waiter.durationDays : 0));
}

function hasNoFloat({ totalFloat }: Scheduled): boolean {
  return totalFloat !== null && totalFloat <= 0;
}

/**
 * The cost of delay that rides on dependencies: that of what waits and of everything that waits for it in turn
 * through open dependencies, each milestone once. `open` holds the open dependencies by their provider.
 */
export function delayCostRiding(
  waiters: Iterable<string>,
  open: ReadonlyMap<string, readonly Dependency[]>,
  milestones: ReadonlyMap<string, Pick<MilestoneReport, "costOfDelay">>,
): number {
  const reached = new Set(waiters);
  let money = 0;
  // A set may grow while it is gone through; what is added comes last.
  for (const id of reached) {
    money += milestones.get(id)?.costOfDelay ?? 0;
    for (const { waiter } of open.get(id) ?? []) reached.add(waiter.milestone);
  }
  return money;
}

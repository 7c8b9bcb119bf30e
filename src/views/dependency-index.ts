import { type Dependency, delayCostRiding, dependencies } from "../analysis/index.ts";
import { oncePer } from "../model/index.ts";
import type { ViewContext } from "./context.ts";

/** All dependencies of the plan, looked up from either end. */
export interface DependencyIndex {
  readonly all: readonly Dependency[];
  /** By the milestone that is waited for. */
  readonly byProvider: ReadonlyMap<string, readonly Dependency[]>;
  /** By the milestone that waits. */
  readonly byWaiter: ReadonlyMap<string, readonly Dependency[]>;
  readonly openByProvider: ReadonlyMap<string, readonly Dependency[]>;
}

/** Put together once for each context, because every page of a milestone and of a plan asks for it. */
export const dependencyIndex = oncePer((context: ViewContext): DependencyIndex => {
  const all = dependencies(context.now);
  const byProvider = (list: readonly Dependency[]) => Map.groupBy(list, ({ provider }) => provider.milestone);
  return {
    all,
    byProvider: byProvider(all),
    byWaiter: Map.groupBy(all, ({ waiter }) => waiter.milestone),
    openByProvider: byProvider(all.filter(({ state }) => state === "open")),
  };
});

/** The figures of several dependencies, of which only the open ones count. */
export interface DependencySum {
  readonly open: number;
  /** Open ones across functions that nobody of the providing unit acknowledged. */
  readonly unacknowledged: number;
  /** Open ones whose provider is expected after its baseline. */
  readonly late: number;
  /** Open ones that make the date which the waiting owner gives impossible. */
  readonly impossible: number;
  /** The cost of delay of what waits, directly or through others, each milestone once. */
  readonly costOfDelay: number;
}

export function dependencySum(context: ViewContext, list: readonly Dependency[]): DependencySum {
  const open = list.filter(({ state }) => state === "open");
  return {
    open: open.length,
    unacknowledged: open.filter(isUnacknowledged).length,
    late: open.filter(({ lateDays }) => lateDays > 0).length,
    impossible: open.filter(({ slackDays }) => (slackDays ?? 0) < 0).length,
    costOfDelay: delayCostRiding(
      open.map(({ waiter }) => waiter.milestone),
      dependencyIndex(context).openByProvider,
      context.milestones,
    ),
  };
}

/** Open, across functions, and nobody of the providing unit knows of it. */
export function isUnacknowledged({ state, crossesUnits, isAcknowledged }: Dependency): boolean {
  return state === "open" && crossesUnits && !isAcknowledged;
}

import {
  byCodeUnits,
  type Entry,
  entriesBy,
  oncePer,
  planOfMilestone,
  toDayNumber,
} from "../../../model/index.ts";
import { goodSign, nodeOfKpi } from "../../alignment/driver-tree.ts";
import { effectsFrom } from "../../alignment/effects.ts";
import { writtenDay } from "../../calendar.ts";
import { exceeds, sum } from "../../comparison.ts";
import { nodesLeadingTo } from "../../graph/reach.ts";
import { type Promised, stands } from "../../snapshot.ts";
import type { AcceptContribution, Brought, OptionFacts, Stop } from "./option.ts";

type Stage = Entry<"plans">["stage"];

/** Plans that are not over. */
export const ongoingStages: readonly Stage[] = ["proposed", "approved", "active", "delivered"];

/** What a contribution would bring to the KPI that it names. */
export function brought({ plans, milestones }: OptionFacts, promised: Promised): Brought {
  const { plan, contribution, kpi, milestone } = promised;
  const place = plan.contributes.indexOf(contribution);
  return {
    plan: plan.id,
    milestone: milestone.id,
    kpi: kpi.id,
    change: contribution.delta,
    confidence: contribution.confidence,
    from: milestones.get(milestone.id)?.expectedFinish ?? null,
    through: null,
    valuePerYear: plans.get(plan.id)?.contributions[place]?.valuePerYear ?? null,
  };
}

/** The contributions whose milestones are neither done nor cancelled, in the order of the plans. */
interface Pending {
  readonly byPlan: ReadonlyMap<string, readonly Promised[]>;
  readonly byMilestone: ReadonlyMap<string, readonly Promised[]>;
  /** Each with its place in the order of all. */
  readonly byKpi: ReadonlyMap<string, readonly { readonly promised: Promised; readonly place: number }[]>;
}

export const pendingPromises = oncePer(({ now, milestones }: OptionFacts): Pending => {
  const pending = [...now.promisesOf.values()]
    .flat()
    .filter((promised) => stands(promised) && milestones.get(promised.milestone.id)?.state !== "actualised");
  return {
    byPlan: Map.groupBy(pending, ({ plan }) => plan.id),
    byMilestone: Map.groupBy(pending, ({ milestone }) => milestone.id),
    byKpi: Map.groupBy(
      pending.map((promised, place) => ({ promised, place })),
      ({ promised }) => promised.kpi.id,
    ),
  };
});

/** What pending contributions would bring to one KPI, directly or through the KPIs that drive it. */
export function broughtTo(facts: OptionFacts, kpi: string, stages: readonly Stage[]): readonly Brought[] {
  const { drivers } = facts.now;
  const { byKpi } = pendingPromises(facts);
  const target = nodeOfKpi(drivers, kpi);
  const leading = nodesLeadingTo(drivers.graph, target);
  return [...leading]
    .flatMap((source) => {
      const promises = byKpi.get(drivers.kpis[source]?.id ?? "") ?? [];
      const asked = promises.filter(({ promised }) => stages.includes(promised.plan.stage));
      if (asked.length === 0) return [];
      // What leads elsewhere is not followed.
      const arriving = effectsFrom(drivers, source, (node) => !leading.has(node)).filter(
        ({ node, factor }) => node === target && factor !== 0,
      );
      return arriving.length === 0 ? [] : asked.map((each) => ({ ...each, arriving }));
    })
    .sort((a, b) => a.place - b.place)
    .flatMap(({ promised, arriving }) => {
      const direct = brought(facts, promised);
      const lag = Math.min(...arriving.map(({ lagDays }) => lagDays));
      return [
        {
          ...direct,
          kpi,
          change: direct.change * sum(arriving.map(({ factor }) => factor)),
          from: direct.from && writtenDay(toDayNumber(direct.from) + lag),
          through: promised.kpi.id === kpi ? null : promised.kpi.id,
        },
      ];
    })
    .sort(byDay);
}

/** The good side of a KPI is up or down; what moves it the other way is adverse. */
export function isAdverse({ now }: OptionFacts, { kpi, change }: Brought): boolean {
  const entry = now.repository.kpis.get(kpi);
  return entry !== undefined && exceeds(0, goodSign(entry) * change);
}

/** The contributions to each KPI itself, by its id and in the order of the plans. */
export const promisesToKpi = oncePer(({ promisesOf }: OptionFacts["now"]) =>
  Map.groupBy([...promisesOf.values()].flat(), ({ kpi }) => kpi.id),
);

/** Of some contributions those that count for nothing until the KPI’s owner accepts them. */
export function unaccepted(facts: OptionFacts, promises: readonly Promised[]): readonly AcceptContribution[] {
  return promises.flatMap((promised): readonly AcceptContribution[] => {
    const { plan, contribution, kpi } = promised;
    const isOpen = contribution.acceptedBy !== kpi.accountable && ongoingStages.includes(plan.stage);
    if (!isOpen || !stands(promised)) return [];
    return [
      {
        kind: "accept-contribution",
        promise: brought(facts, promised),
        owner: kpi.accountable,
        acceptedBy: contribution.acceptedBy ?? null,
      },
    ];
  });
}

/** What stopping a plan leaves undone; `null` where there is nothing to stop. `kpi` is the one in question. */
export function stop(facts: OptionFacts, id: string, kpi?: string): Stop | null {
  const { now, plans, milestones } = facts;
  const plan = now.repository.plans.get(id);
  const report = plans.get(id);
  if (!plan || !report || plan.stage === "stopped" || plan.stage === "closed") return null;
  const unfinished = (now.milestonesOf.get(id) ?? []).filter((milestone) => {
    const state = milestones.get(milestone.id)?.state;
    return state === "pending" || state === "overdue";
  });
  if (unfinished.length === 0) return null;
  const stopped = new Set(unfinished.map((milestone) => milestone.id));
  const lost = (now.promisesOf.get(id) ?? [])
    .filter(({ milestone }) => stopped.has(milestone.id))
    .map((promised) => brought(facts, promised));
  const values = lost.flatMap(({ valuePerYear }) => valuePerYear ?? []);
  return {
    kind: "stop",
    plan: id,
    spent: report.ac + report.sunk,
    notSpent: sum(unfinished.map(({ budget = 0, spent = 0 }) => Math.max(0, budget - spent))),
    unfinished: unfinished.length,
    lost,
    valuePerYear: values.length === 0 ? null : sum(values),
    relief:
      kpi === undefined
        ? []
        : broughtTo(facts, kpi, [plan.stage]).filter((item) => item.plan === id && isAdverse(facts, item)),
    stranded: [...new Set([...stopped].flatMap((each) => waitingFor(now.repository, each)))]
      .map(({ id: other }) => other)
      .filter((other) => planOfMilestone(other) !== id && isUnfinished(facts, other))
      .sort(byCodeUnits),
  };
}

const waitingFor = entriesBy("milestones", ({ dependsOn }) => dependsOn.map(({ milestone }) => milestone));

export function isUnfinished({ milestones }: OptionFacts, id: string): boolean {
  const state = milestones.get(id)?.state;
  return state === "pending" || state === "overdue";
}

function byDay(a: Brought, b: Brought): number {
  return (
    byCodeUnits(a.from ?? "9999", b.from ?? "9999") ||
    byCodeUnits(a.plan, b.plan) ||
    byCodeUnits(a.milestone, b.milestone)
  );
}

import { type DayNumber, type Entry, oncePer, oncePerKey } from "../../model/index.ts";
import { exceeds } from "../comparison.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { type Promised, type Snapshot, stands } from "../snapshot.ts";
import { lastTarget } from "../variance/last-target.ts";
import { type DriverTree, goodSign, nodeOfKpi } from "./driver-tree.ts";
import { effectsFrom } from "./effects.ts";
import { ramp } from "./ramp.ts";

/** What is left to go for a KPI, and between which days plans can bring it. */
interface Distance {
  readonly sign: 1 | -1;
  readonly toGo: number;
  /** The day of the latest actual; what a contribution had brought by then is in the actual already. */
  readonly from: DayNumber;
  /** The last target's day. */
  readonly until: DayNumber;
}

/**
 * For each KPI that has something left to go: what approved, active and delivered plans have committed to bring
 * between its latest actual and its last target, weighted by confidence, as a share of what is left to go. A
 * contribution counts for every KPI that it moves, directly or through drivers.
 */
export function coverage(now: Snapshot, schedule: Schedule): ReadonlyMap<string, number> {
  const kpis = [...now.repository.kpis.values()];
  const distances = kpis.map((kpi) => distance(now, kpi));
  const committed = new Float64Array(distances.length);
  const effectsOf = effects(now.drivers);
  for (const promised of committedPromises(now)) {
    const { contribution, kpi, milestone } = promised;
    const finish = schedule.get(milestone.id)?.expectedFinish ?? Infinity;
    for (const { node, factor, lagDays } of effectsOf(kpi.id)) {
      const there = distances[node];
      if (!there) continue;
      const start = finish + lagDays;
      const arriving =
        ramp(there.until, start, contribution.rampDays) - ramp(there.from, start, contribution.rampDays);
      const amount = there.sign * contribution.delta * factor * contribution.confidence * arriving;
      committed[node] = (committed[node] as number) + amount;
    }
  }
  const covered = new Map<string, number>();
  for (const [node, { id }] of kpis.entries()) {
    const there = distances[node];
    if (there) covered.set(id, (committed[node] as number) / there.toGo);
  }
  return covered;
}

/** What a change of each KPI moves, worked out when it is first asked for and then kept: the tree is that of every day. */
const effects = oncePer((tree: DriverTree) =>
  oncePerKey((kpi: string) => effectsFrom(tree, nodeOfKpi(tree, kpi), () => false)),
);

/** `null` for a KPI that holds a range, has no target or no actual, or has arrived. */
function distance(now: Snapshot, kpi: Entry<"kpis">): Distance | null {
  const sign = goodSign(kpi);
  const target = lastTarget(kpi, now.repository.portal.fiscalYearStart);
  const latest = now.series.get(kpi.id)?.at(-1);
  if (sign === 0 || !target || !latest) return null;
  const toGo = sign * (target.value - latest.value);
  return exceeds(toGo, 0) ? { sign, toGo, from: latest.day, until: target.day } : null;
}

function committedPromises(now: Snapshot): Promised[] {
  const isCommitted = ({ stage }: Entry<"plans">) =>
    stage === "approved" || stage === "active" || stage === "delivered";
  const committed: Promised[] = [];
  for (const promises of now.promisesOf.values())
    for (const promised of promises)
      if (isCommitted(promised.plan) && stands(promised)) committed.push(promised);
  return committed;
}

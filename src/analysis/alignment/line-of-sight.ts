import { type Entry, isRestricted } from "../../model/index.ts";
import type { BrokenLink, LineOfSight, MilestoneReport } from "../report.ts";
import { type Promised, type Snapshot, stands } from "../snapshot.ts";
import type { Grounding } from "./grounding.ts";

/** A plan's line of sight: the proof, or the first link that is missing. See `grounding.ts` for the idea. */
export function planLineOfSight(now: Snapshot, ground: Grounding, plan: Entry<"plans">): LineOfSight {
  const promises = now.promisesOf.get(plan.id) ?? [];
  const best = promises
    .filter((promised) => brokenLink(ground, promised) === null)
    .map(({ kpi }) => kpi)
    .sort((a, b) => ground.nearerFirst(a.id, b.id))[0];
  if (!best) return isWithheld(now, plan) ? unknown(plan) : noLineOfSight(ground, plan, promises);
  const strength = ground.strengthOf(best.id) === "direct" ? "direct" : "indirect";
  return { strength, path: proof(now, ground, plan, best.id), brokenAt: null };
}

/** A milestone's, by the KPIs that it moves itself, or else its plan's. */
export function milestoneLineOfSight(
  ground: Grounding,
  { moves }: Entry<"milestones">,
  planIsEssential: boolean,
): MilestoneReport["lineOfSight"] {
  if (moves.some((kpi) => ground.strengthOf(kpi) === "direct")) return "direct";
  if (moves.some((kpi) => ground.strengthOf(kpi) === "indirect")) return "indirect";
  return planIsEssential ? "inherited" : "none";
}

/** Why a contribution gives no line of sight; `null` if it is sound and its KPI is grounded. */
export function brokenLink(ground: Grounding, promised: Promised): BrokenLink | null {
  const { contribution, kpi } = promised;
  if (contribution.acceptedBy === undefined) return "no-acceptance";
  if (contribution.acceptedBy !== kpi.accountable) return "wrong-acceptor";
  if (ground.strengthOf(kpi.id) === "none") return "not-grounded";
  if (!stands(promised)) return "cancelled";
  return isAdverse(promised) ? "adverse" : null;
}

function isAdverse({ contribution: { delta }, kpi: { direction } }: Promised): boolean {
  switch (direction) {
    case "increase":
      return delta <= 0;
    case "decrease":
      return delta >= 0;
    case "hold":
      return delta === 0;
  }
}

function proof(now: Snapshot, ground: Grounding, plan: Entry<"plans">, first: string): string[] {
  const kpis = ground.pathFrom(first);
  const objective = now.repository.kpis.get(kpis.at(-1) ?? first)?.objective;
  return [
    `plans/${plan.id}`,
    ...kpis.map((id) => `kpis/${id}`),
    ...(objective === undefined || isRestricted(objective) ? [] : [`objectives/${objective}`]),
  ];
}

/** Whether the edition has left out a contribution: then what is left proves nothing about the plan. */
function isWithheld({ repository }: Snapshot, { id, objectives }: Entry<"plans">): boolean {
  const withheld = repository.edition?.withheld.get(`plans/${id}`) ?? [];
  return withheld.includes("contributes") || objectives.some(isRestricted);
}

function unknown({ id }: Entry<"plans">): LineOfSight {
  return { strength: "claimed", path: null, brokenAt: { id: `plans/${id}`, reason: "restricted" } };
}

function noLineOfSight(ground: Grounding, plan: Entry<"plans">, [first]: readonly Promised[]): LineOfSight {
  const reason = first && brokenLink(ground, first);
  if (!first || !reason) {
    const strength = plan.objectives.length > 0 ? "claimed" : "none";
    return { strength, path: null, brokenAt: { id: `plans/${plan.id}`, reason: "no-contribution" } };
  }
  return { strength: "claimed", path: null, brokenAt: { id: `kpis/${first.kpi.id}`, reason } };
}

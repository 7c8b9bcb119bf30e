import type { PlanRepository } from "../../../model/index.ts";
import { splitSubject } from "../../rules/facts.ts";
import { hadForce } from "../decision-report.ts";
import type { OptionFacts, Ratify } from "./option.ts";

/** The moves of a goalpost that no decision with force stands behind, in the order of the file. */
export function quietMoves({ now }: OptionFacts, subject: string): readonly Ratify[] {
  const { repository } = now;
  const { collection, id } = splitSubject(subject);
  if (collection === "kpis") return movedTargets(repository, id, subject);
  if (collection !== "milestones") return [];
  const milestone = repository.milestones.get(id);
  if (!milestone) return [];
  const { rebaselined, baseline, cancelled } = milestone;
  const moves = rebaselined.flatMap(({ date, decision, baseline: before }, place): readonly Ratify[] => {
    if (isDecided(repository, decision)) return [];
    const after = rebaselined[place + 1]?.baseline ?? baseline;
    const moved = { what: "baseline", before: before.finish, after: after.finish } as const;
    return [{ kind: "ratify", subject, date, moved }];
  });
  if (!cancelled || isDecided(repository, cancelled.decision)) return moves;
  return [...moves, { kind: "ratify", subject, date: cancelled.date, moved: { what: "cancelled" } }];
}

function movedTargets(repository: PlanRepository, id: string, subject: string): readonly Ratify[] {
  const kpi = repository.kpis.get(id);
  if (!kpi) return [];
  return kpi.retargeted.flatMap(({ date, decision, targets }, place): readonly Ratify[] => {
    if (isDecided(repository, decision)) return [];
    const after = kpi.retargeted[place + 1]?.targets ?? kpi.targets;
    const changed = targets
      .map((before) => ({ before, now: after.find(({ period }) => period === before.period) }))
      .findLast((pair) => pair.now && pair.now.value !== pair.before.value);
    const moved = changed?.now
      ? ({
          what: "targets",
          period: changed.before.period,
          before: changed.before.value,
          after: changed.now.value,
        } as const)
      : ({ what: "other" } as const);
    return [{ kind: "ratify", subject, date, moved }];
  });
}

function isDecided({ decisions }: PlanRepository, id: string | undefined): boolean {
  const decision = decisions.get(id ?? "");
  return decision !== undefined && hadForce(decision);
}

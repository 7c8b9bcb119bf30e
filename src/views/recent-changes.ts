/**
 * What changed since a while ago, by the dates that stand in the files: the report of that day beside today's.
 * A forecast carries no date, so that a changed one is not seen here.
 */
import { byCodeUnits, toDayNumber } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { titleOf, type ViewContext } from "./context.ts";
import { claimMark, type StatusMark, statusMark, statusRank } from "./status.ts";
import type { Cell } from "./table.ts";
import { counted, isAre, listed } from "./wording.ts";

export interface RecentChanges {
  /** E.g. `since 1 October 2026`. */
  readonly since: string;
  /** All of it in a sentence or two. */
  readonly summary: string;
  /** What moved from one status to another, what got worse first. */
  readonly moves: readonly Move[];
}

export interface Move {
  readonly cell: Cell;
  readonly before: StatusMark;
  readonly after: StatusMark;
}

interface KpiMove {
  readonly id: string;
  readonly before: ViewContext["report"]["kpis"][number]["status"];
  readonly after: ViewContext["report"]["kpis"][number]["status"];
}

export function recentChanges(context: ViewContext): RecentChanges {
  const { before, format } = context;
  const kpis = kpiMoves(context);
  const [worse, better] = [kpis.filter(isWorse), kpis.filter((move) => !isWorse(move))];
  return {
    since: `since ${format.day(before.asOf)}`,
    summary: summary(context, worse, better),
    moves: [...worse, ...better]
      .map(({ id, ...status }) => ({
        cell: entryCell(context, "kpis", id),
        before: statusMark(status.before),
        after: statusMark(status.after),
      }))
      .concat(claimMoves(context)),
  };
}

/** KPIs that have another status now, by rank of the new one; those that are new have no move. */
function kpiMoves({ before, report }: ViewContext): readonly KpiMove[] {
  const earlier = new Map(before.kpis.map(({ id, status }) => [id, status]));
  return report.kpis
    .flatMap(({ id, status }) => {
      const was = earlier.get(id);
      return was === undefined || was === status ? [] : [{ id, before: was, after: status }];
    })
    .sort((a, b) => statusRank(a.after) - statusRank(b.after) || byCodeUnits(a.id, b.id));
}

function isWorse({ before, after }: KpiMove): boolean {
  return statusRank(after) < statusRank(before);
}

/** Plans of which their owners say something else now. */
function claimMoves(context: ViewContext): readonly Move[] {
  const earlier = new Map(context.before.plans.map(({ id, claimed }) => [id, claimed]));
  return context.report.plans.flatMap(({ id, claimed }) => {
    const was = earlier.get(id);
    if (!was || !claimed || was === claimed) return [];
    const cell = entryCell(context, "plans", id, "as its owner reports it");
    return [{ cell, before: claimMark(was), after: claimMark(claimed) }];
  });
}

function summary(context: ViewContext, worse: readonly KpiMove[], better: readonly KpiMove[]): string {
  const { format, before } = context;
  const names = (moves: readonly KpiMove[]) => {
    const shown = moves.slice(0, 2).map(({ id }) => titleOf(context, "kpis", id));
    return ` (${[...shown, ...(moves.length > 2 ? [`${moves.length - 2} more`] : [])].join(", ")})`;
  };
  const { finished, missed, decided } = counts(context);
  const facts = [
    ...(worse.length > 0 ? [`${counted(worse.length, "KPI")} got worse${names(worse)}`] : []),
    ...(better.length > 0 ? [`${counted(better.length, "KPI")} got better${names(better)}`] : []),
    ...(finished > 0
      ? [`${counted(finished, "milestone")} ${finished === 1 ? "was" : "were"} finished`]
      : []),
    ...(missed > 0 ? [`${counted(missed, "milestone")} fell due and ${isAre(missed)} not done`] : []),
    ...(decided > 0 ? [`${counted(decided, "decision")} ${decided === 1 ? "was" : "were"} taken`] : []),
  ];
  const since = `Since ${format.day(before.asOf)}`;
  return facts.length === 0 ? `${since} nothing has changed.` : `${since}, ${listed(facts)}.`;
}

function counts({ before, report, repository }: ViewContext) {
  const isSince = (day: string | undefined) => day !== undefined && day > before.asOf;
  const milestones = [...repository.milestones.values()];
  const standing = milestones.filter(({ cancelled }) => cancelled === undefined);
  return {
    finished: milestones.filter(({ actual }) => isSince(actual?.finish)).length,
    missed: standing.filter(
      ({ actual, baseline }) =>
        actual?.finish === undefined &&
        isSince(baseline.finish) &&
        toDayNumber(baseline.finish) < toDayNumber(report.asOf),
    ).length,
    decided: [...repository.decisions.values()].filter(
      ({ date, status }) => isSince(date) && status !== "proposed",
    ).length,
  };
}

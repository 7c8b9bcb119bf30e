import type { Entry } from "../../model/index.ts";
import { kpiLimits } from "../limits.ts";
import type { Measured, Snapshot } from "../snapshot.ts";
import { statusByRatio } from "../status.ts";
import { gapOf, spanOf } from "./gap.ts";
import { plannedPath, plannedValue } from "./planned-path.ts";

/** A measurement beside what was planned for its day by the targets in force. */
export interface Judged extends Measured {
  readonly planned: number | null;
  /** In the KPI's unit; positive is adverse. */
  readonly gap: number | null;
  /** The gap as a share of the change planned in all. */
  readonly gapRatio: number | null;
  /** By the ratio alone; `null` without one. */
  readonly byRatio: "on-plan" | "watch" | "breach" | null;
}

/** Every measurement of a KPI up to the as-of date, in time order. */
export function kpiHistory(now: Snapshot, kpi: Entry<"kpis">): Judged[] {
  return (now.series.get(kpi.id) ?? []).map(judge(now, kpi));
}

/** Judges measurements of a KPI by the targets in force. */
export function judge(
  now: Pick<Snapshot, "repository" | "limits">,
  kpi: Entry<"kpis">,
): (measured: Measured) => Judged {
  const path = plannedPath(kpi, now.repository.portal.fiscalYearStart);
  const span = spanOf(kpi);
  const limits = kpiLimits(now.limits, kpi);
  return (measured) => {
    const planned = path && plannedValue(path, measured.day);
    const gap = gapOf(kpi, measured.value, planned);
    const gapRatio = gap === null ? null : gap / span;
    const byRatio = gapRatio === null ? null : statusByRatio(gapRatio, limits);
    return { ...measured, planned, gap, gapRatio, byRatio };
  };
}

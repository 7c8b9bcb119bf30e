import type { DayNumber, Entry } from "../../model/index.ts";
import { lastDayNumber, maybeWrittenDay } from "../calendar.ts";
import { exceeds, plainZero } from "../comparison.ts";
import { trend } from "../forecast/trend.ts";
import type { KpiReport } from "../report.ts";
import type { KnownPlan, Measured, Series, Snapshot } from "../snapshot.ts";
import type { Status } from "../status.ts";
import { gapOf } from "./gap.ts";
import { type Judged, judge } from "./kpi-history.ts";
import { plannedPath, plannedValue } from "./planned-path.ts";
import { processLimits } from "./process-limits.ts";

/** Everything about one KPI. `coverage` looks at plans and schedules, so it comes from outside. */
export function kpiReport(now: Snapshot, kpi: Entry<"kpis">, coverage: number | null): KpiReport {
  const series = now.series.get(kpi.id) ?? [];
  // The analysis of an earlier day asks for the latest measurement of each KPI, and seldom for any other.
  const judged = judge(now, kpi);
  const measured = series.at(-1);
  const latest = measured && judged(measured);
  const status = kpiStatus(now, kpi, latest);
  return {
    id: kpi.id,
    period: latest?.period ?? null,
    at: maybeWrittenDay(latest?.day ?? null),
    actual: latest?.value ?? null,
    planned: latest?.planned ?? null,
    gap: latest?.gap ?? null,
    gapRatio: latest?.gapRatio ?? null,
    attainment: latest ? attainment(kpi, latest) : null,
    status,
    worseThanBaseline: isWorseThanBaseline(kpi, latest),
    since: status === "breach" ? maybeWrittenDay(startOfRun(series, judged)) : null,
    moneyAtStake: moneyAtStake(kpi, latest?.gap ?? null),
    originalGap: latest ? originalGap(now, kpi, latest) : null,
    timesMoved: kpi.retargeted.length,
    trend: trend(now, kpi),
    process: processLimits(series),
    coverage,
  };
}

/** Days between two actuals by frequency; with half as much again the latest one is too old to be evidence. */
const cadenceDays = { daily: 1, weekly: 7, monthly: 31, quarterly: 92, yearly: 366 } as const;

/** The days after which the latest actual of a KPI is stale. */
export function staleAfterDays({ frequency }: Pick<Entry<"kpis">, "frequency">): number {
  return 1.5 * cadenceDays[frequency];
}

/** The status of a KPI by its latest measurement, for those who ask for nothing else of it. */
export function kpiStatusOf(now: KnownPlan, kpi: Entry<"kpis">, latest: Measured | undefined): Status {
  return kpiStatus(now, kpi, latest && judge(now, kpi)(latest));
}

/** Only evidence that is there, is new enough and has a plan to be compared with is judged. */
function kpiStatus(now: KnownPlan, kpi: Entry<"kpis">, latest: Judged | undefined): Status {
  if (!latest || latest.day < baselineDay(now, kpi)) return "no-data";
  if (now.today - latest.day > staleAfterDays(kpi)) return "stale";
  if (kpi.direction !== "hold" && kpi.targets.length === 0) return "no-target";
  if (latest.byRatio === "on-plan" && !isEvidenceOfHealth(kpi, latest)) return "watch";
  return latest.byRatio ?? "no-target";
}

function baselineDay(now: KnownPlan, { baseline }: Entry<"kpis">): DayNumber {
  return baseline ? lastDayNumber(baseline.period, now.repository.portal.fiscalYearStart) : -Infinity;
}

/**
 * A small gap is no proof of health if the KPI is worse than where it started, or if it misses a threshold
 * for which nobody set a tolerance.
 */
function isEvidenceOfHealth(kpi: Entry<"kpis">, latest: Judged): boolean {
  const isThreshold = kpi.direction === "hold" || kpi.baseline === undefined;
  const missesThreshold = isThreshold && kpi.tolerance === undefined && exceeds(latest.gap ?? 0, 0);
  return !missesThreshold && !isWorseThanBaseline(kpi, latest);
}

function isWorseThanBaseline({ direction, baseline }: Entry<"kpis">, latest: Judged | undefined): boolean {
  if (!latest || !baseline || direction === "hold") return false;
  return direction === "increase"
    ? exceeds(baseline.value, latest.value)
    : exceeds(latest.value, baseline.value);
}

function attainment({ baseline, direction }: Entry<"kpis">, { value, planned }: Judged): number | null {
  if (!baseline || direction === "hold" || planned === null || planned === baseline.value) return null;
  return plainZero((value - baseline.value) / (planned - baseline.value));
}

/** The day of the first measurement of the unbroken run of breaches that ends at the latest one. */
function startOfRun(series: Series, judged: (measured: Measured) => Judged): DayNumber | null {
  const before = series.findLastIndex((measured) => judged(measured).byRatio !== "breach");
  return series[before + 1]?.day ?? null;
}

function moneyAtStake({ valuePerUnit }: Entry<"kpis">, gap: number | null): number | null {
  return valuePerUnit === undefined || gap === null ? null : Math.max(0, gap) * valuePerUnit;
}

function originalGap(now: Snapshot, kpi: Entry<"kpis">, latest: Judged): number | null {
  const first = kpi.retargeted[0]?.targets;
  if (!first) return latest.gap;
  const path = plannedPath(kpi, now.repository.portal.fiscalYearStart, first);
  return gapOf(kpi, latest.value, path && plannedValue(path, latest.day));
}

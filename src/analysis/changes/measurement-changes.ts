import type { Entry, Period } from "../../model/index.ts";
import type { States } from "./states.ts";

/** A value that had been reported and is another one now, or is gone (`null`). */
export interface Restatement {
  readonly kpi: string;
  readonly period: Period;
  readonly before: number;
  readonly after: number | null;
}

/** Periods that a KPI was measured for since. */
export interface NewMeasurements {
  readonly kpi: string;
  readonly periods: readonly Period[];
}

export interface MeasurementChanges {
  readonly restated: readonly Restatement[];
  readonly measured: readonly NewMeasurements[];
}

/**
 * What became of the actuals, by KPI and in time order. Those of a KPI that was removed are not counted one by
 * one: the KPI is gone.
 */
export function measurementChanges({ before, after, idNow }: States): MeasurementChanges {
  const name = idNow("actuals");
  const earlier = new Map<string, Measurements>();
  for (const { id, measurements } of before.repository.actuals.values()) earlier.set(name(id), measurements);
  const restated: Restatement[] = [];
  const measured: NewMeasurements[] = [];
  for (const kpi of after.repository.kpis.keys()) {
    const measurements = after.repository.actuals.get(kpi)?.measurements;
    // Most often nothing was measured since, and what was known then is all there is.
    if (measurements !== undefined && measurements === earlier.get(kpi)) continue;
    const [then, now] = whereTheyPart(earlier.get(kpi) ?? [], measurements ?? []);
    for (const [period, value] of then) {
      const present = now.get(period);
      if (present !== value) restated.push({ kpi, period, before: value, after: present ?? null });
    }
    const periods = [...now.keys()].filter((period) => !then.has(period));
    if (periods.length > 0) measured.push({ kpi, periods });
  }
  return { restated, measured };
}

type Measurements = Entry<"actuals">["measurements"];
type Values = ReadonlyMap<Period, number>;

/** The values by period, without those at the beginning that are the same: most often nothing but the end is new. */
function whereTheyPart(then: Measurements, now: Measurements): readonly [then: Values, now: Values] {
  let same = 0;
  while (same < then.length && isSameValue(then[same], now[same])) same += 1;
  return [valuesFrom(then, same), valuesFrom(now, same)];
}

function isSameValue(then: Measurements[number] | undefined, now: Measurements[number] | undefined): boolean {
  return then === now || (then?.period === now?.period && then?.value === now?.value);
}

const noValues: Values = new Map();

function valuesFrom(measurements: Measurements, first: number): Values {
  if (first >= measurements.length) return noValues;
  return new Map(measurements.slice(first).map(({ period, value }) => [period, value]));
}

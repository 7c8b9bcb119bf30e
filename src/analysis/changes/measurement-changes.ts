import type { Period } from "../../model/index.ts";
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
  const earlier = new Map(
    [...before.repository.actuals.values()].map(({ id, measurements }) => [
      idNow("actuals")(id),
      measurements,
    ]),
  );
  const restated: Restatement[] = [];
  const measured: NewMeasurements[] = [];
  for (const kpi of after.repository.kpis.keys()) {
    const then = new Map((earlier.get(kpi) ?? []).map(({ period, value }) => [period, value]));
    const measurements = after.repository.actuals.get(kpi)?.measurements ?? [];
    const now = new Map(measurements.map(({ period, value }) => [period, value]));
    for (const [period, value] of then) {
      const present = now.get(period);
      if (present !== value) restated.push({ kpi, period, before: value, after: present ?? null });
    }
    const periods = [...now.keys()].filter((period) => !then.has(period));
    if (periods.length > 0) measured.push({ kpi, periods });
  }
  return { restated, measured };
}

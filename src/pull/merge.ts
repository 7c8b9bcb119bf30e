/**
 * Puts what a source gives together with what stands in a file. What people wrote stays: values of periods that
 * the source does not give, and the notes on those that it does.
 */
import { lastDay, type Measurement, type Point } from "../model/index.ts";
import { type Jump, jumpAt } from "./jump.ts";

export interface Change {
  readonly kind: "new" | "rewritten";
  readonly point: Point;
  /** The value that stood there. */
  readonly before?: number;
}

export interface Merged {
  /** All measurements in time order. */
  readonly measurements: readonly Measurement[];
  /** What is different, in time order. A new value has no earlier one; every other change rewrites the past. */
  readonly changes: readonly Change[];
  readonly jumps: readonly Jump[];
  /** How many values stand in the file that the source does not give. */
  readonly kept: number;
}

export interface MergeRules {
  readonly fiscalYearStart: number;
  readonly jumpFactor: number;
}

export function merged(
  existing: readonly Measurement[],
  points: readonly Point[],
  { fiscalYearStart, jumpFactor }: MergeRules,
): Merged {
  const endOf = ({ period }: Point) => lastDay(period, fiscalYearStart);
  const byEnd = new Map(existing.map((measurement) => [endOf(measurement), measurement]));
  const changed = new Map<string, Change>();
  for (const point of points) {
    const end = endOf(point);
    const before = byEnd.get(end);
    if (before?.value === point.value) continue;
    // Two ways to write one period, such as `2026-09` and `2026-09-30`, are the same; the file's stays.
    const measurement = before ? { ...before, value: point.value } : point;
    const was = before ? ({ kind: "rewritten", before: before.value } as const) : ({ kind: "new" } as const);
    changed.set(end, { ...was, point: { period: measurement.period, value: point.value } });
    byEnd.set(end, measurement);
  }
  const inOrder = [...byEnd].sort(([a], [b]) => (a < b ? -1 : 1));
  const measurements = inOrder.map(([, measurement]) => measurement);
  const given = new Set(points.map(endOf));
  return {
    measurements,
    changes: inOrder.flatMap(([end]) => changed.get(end) ?? []),
    jumps: inOrder.flatMap(([end, point], index) =>
      changed.has(end) ? (jumpAt(point, measurements.slice(0, index), jumpFactor) ?? []) : [],
    ),
    kept: inOrder.filter(([end]) => !given.has(end)).length,
  };
}

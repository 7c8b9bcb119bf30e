/**
 * What a KPI was planned to be on any day.
 *
 * From a baseline the plan is a line through the targets, each at the last day of its period. Without a
 * baseline nothing says where the KPI came from, so the plan is a threshold that holds until its day, and
 * then the next one:
 *
 *     with a baseline              without
 *     6 ●                          5 ────────┐
 *        ╲                                   │
 *     5   ●──╮                     3         └───────────
 *             ╲___ 3 ●────           until June ╵ after
 */
import type { DayNumber, Entry } from "../../model/index.ts";
import { lastDayNumber } from "../calendar.ts";

export interface PlannedPoint {
  readonly day: DayNumber;
  readonly value: number;
}

export interface PlannedPath {
  /** `line`: straight between the points. `step`: each value is the plan up to and including its day. */
  readonly kind: "line" | "step";
  /** In time order; never empty. */
  readonly points: readonly PlannedPoint[];
}

type Targets = Entry<"kpis">["targets"];

/**
 * The planned path of a KPI by the targets in force, or by `targets`. `null` for a KPI that holds a range and
 * for one without targets.
 */
export function plannedPath(
  { direction, baseline, targets: inForce }: Pick<Entry<"kpis">, "direction" | "baseline" | "targets">,
  fiscalYearStart: number,
  targets: Targets = inForce,
): PlannedPath | null {
  if (direction === "hold" || targets.length === 0) return null;
  const pointOf = ({ period, value }: Targets[number]): PlannedPoint => ({
    day: lastDayNumber(period, fiscalYearStart),
    value,
  });
  const points = targets.map(pointOf);
  if (baseline) points.unshift(pointOf(baseline));
  return { kind: baseline ? "line" : "step", points };
}

/** The planned value on a day: `null` before the baseline, the last target's value after the last target. */
export function plannedValue({ kind, points }: PlannedPath, day: DayNumber): number | null {
  const next = points.findIndex((point) => point.day >= day);
  const after = points[next];
  if (!after) return points.at(-1)?.value ?? null;
  if (kind === "step" || after.day === day) return after.value;
  const before = points[next - 1];
  if (!before) return null;
  return before.value + ((after.value - before.value) * (day - before.day)) / (after.day - before.day);
}

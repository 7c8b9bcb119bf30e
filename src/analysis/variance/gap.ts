import type { Entry } from "../../model/index.ts";

/**
 * How far a value falls short, in the KPI's unit; positive is adverse, negative better than planned. For a KPI
 * that holds a range it is the distance to the range, 0 inside it. `null` without a planned value.
 */
export function gapOf(
  { direction, range }: Pick<Entry<"kpis">, "direction" | "range">,
  value: number,
  planned: number | null,
): number | null {
  if (direction === "hold") return range ? Math.max(0, range.min - value, value - range.max) : null;
  if (planned === null) return null;
  return direction === "increase" ? planned - value : value - planned;
}

/**
 * The size of the change that is planned in all, by which a gap is divided: from the baseline to the last
 * target. Where that is 0 the baseline itself is the measure, without a baseline the last target, for a range
 * its width, and 1 where that is 0 too. Never 0.
 */
export function spanOf({
  direction,
  range,
  baseline,
  targets,
}: Pick<Entry<"kpis">, "direction" | "range" | "baseline" | "targets">): number {
  if (direction === "hold") return range ? range.max - range.min || 1 : 1;
  const last = targets.at(-1)?.value;
  if (!baseline) return Math.abs(last ?? 0) || 1;
  return Math.abs((last ?? baseline.value) - baseline.value) || Math.abs(baseline.value) || 1;
}

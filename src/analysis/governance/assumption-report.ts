import type { DayNumber, Entry } from "../../model/index.ts";
import { exceeds } from "../comparison.ts";
import type { AssumptionReport } from "../report.ts";
import type { Snapshot } from "../snapshot.ts";

/** Whether a belief still holds, by the latest actual of the KPI that would show it to be wrong. */
export function assumptionReport(now: Snapshot, assumption: Entry<"assumptions">): AssumptionReport {
  return { id: assumption.id, state: assumptionState(now, assumption) };
}

/** The day of the first measurement of the unbroken run outside the expected range; `null` if inside it now. */
export function brokenSince(now: Snapshot, assumption: Entry<"assumptions">): DayNumber | null {
  const series = now.series.get(assumption.kpi ?? "") ?? [];
  const before = series.findLastIndex(({ value }) => isInside(assumption, value));
  return series[before + 1]?.day ?? null;
}

function assumptionState(now: Snapshot, assumption: Entry<"assumptions">): AssumptionReport["state"] {
  if (assumption.kpi === undefined) return "uncodified";
  const latest = now.series.get(assumption.kpi)?.at(-1);
  if (!latest) return "no-data";
  return isInside(assumption, latest.value) ? "holds" : "broken";
}

function isInside({ expected }: Entry<"assumptions">, value: number): boolean {
  return !exceeds(expected?.min ?? -Infinity, value) && !exceeds(value, expected?.max ?? Infinity);
}

import { type Phase, phases } from "../../src/site/phases.ts";

export interface PhaseMeasure {
  readonly phase: Phase;
  readonly start: number;
  readonly end: number;
}

/** Milliseconds by phase. */
export type PhaseTimes = Readonly<Record<Phase, number>>;

/** Adds phases up, each moment to the one that began last of those going on. */
export function phaseTimes(measures: readonly PhaseMeasure[]): PhaseTimes {
  const times: Record<string, number> = Object.fromEntries(phases.map((phase) => [phase, 0]));
  const moments = [...new Set(measures.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  for (const [at, from] of moments.entries()) {
    const to = moments[at + 1] ?? from;
    const open = measures.filter(({ start, end }) => start <= from && end >= to);
    const inner = open.reduce<PhaseMeasure | undefined>(
      (last, each) =>
        !last || each.start > last.start || (each.start === last.start && each.end < last.end) ? each : last,
      undefined,
    );
    if (inner) times[inner.phase] = (times[inner.phase] ?? 0) + to - from;
  }
  return times as PhaseTimes;
}

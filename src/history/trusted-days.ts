import type { Day } from "../model/index.ts";

/**
 * The days of commits that follow each other, without those of a clock that was wrong. A commit cannot come in
 * before the one that it builds on; so the longest run of days that never go back is believed, and a day that does
 * not fit into it is that of the commit before.
 *
 *     2026-03-02  2099-01-01  2026-03-05  1970-01-01  2026-03-09
 *     2026-03-02  2026-03-02  2026-03-05  2026-03-05  2026-03-09
 */
export function trustedDays(stated: readonly Day[]): readonly Day[] {
  const trusted = longestRun(stated);
  let last = stated.find((_, at) => trusted.has(at));
  return stated.map((day, at) => {
    if (trusted.has(at)) last = day;
    return last ?? day;
  });
}

/** The places of a longest subsequence that never goes back, found by patience sorting. */
function longestRun(days: readonly Day[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before = new Int32Array(days.length).fill(-1);
  for (const [at, day] of days.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[ends[middle] as number] as Day) <= day) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = at;
  }
  const run = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) run.add(at);
  return run;
}

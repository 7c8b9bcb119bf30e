/**
 * Runs laws over many random cases. `npm run fuzz` sets the number of runs and the seed, and asks for a report of
 * how long the cases took; by default the runs are few and always the same, and nothing is measured.
 */
import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll } from "vitest";

const runs = Number(process.env["PLUMBLINE_FUZZ_RUNS"] ?? 0);
const seed = Number(process.env["PLUMBLINE_FUZZ_SEED"] ?? 20_261_123);
const reportFile = process.env["PLUMBLINE_FUZZ_REPORT"];

/** A guard against a case that never ends, not a limit: how long the laws take depends on the machine. */
export const fuzzTimeoutMs = runs > 0 ? 3_600_000 : 120_000;

/** What `npm run fuzz` reads: the law, how many cases it was tried on, and its slowest one by its own time. */
export interface FuzzReport {
  readonly law: string;
  readonly cases: number;
  readonly slowestMs: number;
  readonly slowest: string;
}

const reports: FuzzReport[] = [];
if (reportFile !== undefined) afterAll(() => writeFileSync(reportFile, JSON.stringify(reports)));

/**
 * Asserts that a law holds for every case. `share` says how many of the runs the law gets, because some take
 * longer than others; `shown` prints a case.
 */
export function forAll<Case>(
  law: string,
  cases: fc.Arbitrary<Case>,
  check: (one: Case) => void,
  { share, shown }: { readonly share: number; readonly shown: (one: Case) => string },
): void {
  let [count, slowestMs, slowest] = [0, 0, ""];
  const timed = (one: Case): void => {
    const start = process.threadCpuUsage();
    try {
      check(one);
    } finally {
      const { user, system } = process.threadCpuUsage(start);
      const took = (user + system) / 1000;
      count += 1;
      if (took > slowestMs) [slowestMs, slowest] = [took, shown(one)];
    }
  };
  const numRuns = Math.max(1, Math.ceil(runs > 0 ? runs * share : defaultRuns * share));
  try {
    fc.assert(fc.property(cases, reportFile === undefined ? check : timed), { numRuns, seed });
  } finally {
    reports.push({ law, cases: count, slowestMs, slowest });
  }
}

/** So many cases that the laws take a few seconds. */
const defaultRuns = 3000;

/** Builds of nothing at several sizes: where the time goes, and how it grows. */
import { join } from "node:path";
import { phases } from "../../../src/site/phases.ts";
import { coldBuild, type MeasuredBuild } from "../cold-build.ts";
import { pagesIn } from "../pages/data-set.ts";
import { type Part, seed, type Wish } from "../part.ts";
import { writePlan } from "../plan-generator.ts";
import { median, megabytes, ratio, seconds, type Table, whole } from "../tables.ts";

export const builds: Part = {
  name: "builds",
  summary: "builds of nothing, by size and phase",
  sizes: { usual: [500, 2_000], full: [1_000, 5_000, 10_000, 20_000, 50_000] },
  run: async (wish) => {
    const rows = await measuredRows(wish);
    return [phaseTable(rows), ...growthTable(rows)];
  },
};

interface SizeRow {
  readonly entries: number;
  readonly pages: number;
  readonly rounds: readonly MeasuredBuild[];
}

async function measuredRows({ sizes, rounds, folder, tell }: Wish): Promise<readonly SizeRow[]> {
  const planOf = (entries: number) => join(folder, `plan-${entries}`);
  for (const entries of sizes) writePlan(planOf(entries), { seed, entries });
  const measured = new Map<number, MeasuredBuild[]>(sizes.map((entries) => [entries, []]));
  const pages = new Map<number, number>();
  for (let round = 1; round <= rounds; round += 1)
    for (const entries of sizes) {
      tell(`builds: ${whole(entries)} entries, round ${round} of ${rounds}`);
      const build = await coldBuild({ plan: planOf(entries), folder: join(folder, "build") });
      measured.get(entries)?.push(build);
      pages.set(entries, pagesIn(build.out).count);
    }
  return sizes.map((entries) => ({
    entries,
    pages: pages.get(entries) ?? Number.NaN,
    rounds: measured.get(entries) ?? [],
  }));
}

function phaseTable(rows: readonly SizeRow[]): Table {
  return {
    columns: [
      "Entries",
      "Pages",
      ...phases,
      "rest",
      "Wall time, s",
      "Processor, s",
      "Pages per s",
      "Peak memory, MB",
    ],
    rows: rows.map(({ entries, pages, rounds }) => {
      const wall = wallOf(rounds);
      const times = phases.map((phase) => median(rounds.map(({ figures }) => figures.phases[phase])));
      const rest = median(
        rounds.map(
          ({ wallMs, figures }) => wallMs - phases.reduce((sum, phase) => sum + figures.phases[phase], 0),
        ),
      );
      return [
        whole(entries),
        whole(pages),
        ...[...times, rest].map((time) => seconds(time)),
        seconds(wall),
        seconds(median(rounds.map(({ processorMs }) => processorMs))),
        whole((1000 * pages) / wall),
        megabytes(Math.max(...rounds.map(({ peakMegabytes }) => peakMegabytes))),
      ];
    }),
  };
}

/** The goals for how time and memory grow, as far as their sizes were measured. */
function growthTable(rows: readonly SizeRow[]): readonly Table[] {
  const row = (entries: number) => rows.find((each) => each.entries === entries);
  const peak = (entries: number, goal: number) => {
    const found = row(entries);
    const most = Math.max(...(found?.rounds ?? []).map(({ peakMegabytes }) => peakMegabytes));
    return found ? [[`Peak memory at ${whole(entries)} entries, GB`, ratio(most / 1000, goal)]] : [];
  };
  const [small, large] = [row(5_000), row(20_000)];
  const growth =
    small && large
      ? [
          [
            "Wall time of 20,000 entries ÷ that of 5,000",
            ratio(wallOf(large.rounds) / wallOf(small.rounds), 4.2),
          ],
        ]
      : [];
  const goals = [...growth, ...peak(10_000, 1.3), ...peak(50_000, 2.5)];
  return goals.length > 0 ? [{ columns: ["Growth", "Measured (goal)"], rows: goals }] : [];
}

function wallOf(rounds: readonly MeasuredBuild[]): number {
  return median(rounds.map(({ wallMs }) => wallMs));
}

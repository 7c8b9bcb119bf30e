/** The analysis alone, of networks of milestones that no plan will have. */
import { ownProcess } from "../own-process.ts";
import type { Part } from "../part.ts";
import { seconds, whole } from "../tables.ts";

export const analysis: Part = {
  name: "analysis",
  summary: "the analysis of 100,000 milestones",
  sizes: { usual: [100_000], full: [100_000] },
  run: async ({ sizes, tell }) => {
    const milestones = Math.max(...sizes);
    const rows = networks(milestones).map(({ name, args }) => {
      tell(`analysis: ${name}`);
      const { firstMs, medianMs, peakMegabytes } = ownProcess("analysis.ts", args);
      return [name, seconds(firstMs, 2), seconds(medianMs, 2), whole(peakMegabytes)];
    });
    const columns = ["Analysis of one plan", "First run, s", "Median of 3, s", "Peak memory, MB"];
    return [{ columns, rows }];
  },
};

function networks(milestones: number) {
  const count = whole(milestones);
  return [
    {
      name: `${count} milestones, ${whole(3 * milestones)} dependencies`,
      args: ["random", String(milestones)],
    },
    { name: "the same, one in a hundred ten days late", args: ["delayed", String(milestones)] },
    { name: `a chain of ${count} milestones`, args: ["chain", String(milestones)] },
  ];
}

/** Times the analysis of one large plan. Runs in a process of its own, so that the peak memory is its own too. */
import { analyse } from "../../src/analysis/index.ts";
import { day } from "../../src/model/index.ts";
import { milestoneNetwork, type NetworkShape } from "./milestone-network.ts";

const [shape = "random", count = "100000"] = process.argv.slice(2);
const repository = milestoneNetwork(shape as NetworkShape, Number(count));
const asOf = day("2026-01-05");
const runs: number[] = [];
for (let run = 0; run < 4; run += 1) {
  const begin = performance.now();
  analyse(repository, asOf);
  runs.push(performance.now() - begin);
}
// The first run also compiles; the median of the others is what a longer process sees.
const [, median = 0] = runs.slice(1).sort((a, b) => a - b);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ firstMs: runs[0], medianMs: median, peakMegabytes })}\n`);

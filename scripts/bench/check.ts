/** Times one check of a plan folder. Runs in a process of its own, as the command does. */
import { analyse, ruleIds } from "../../src/analysis/index.ts";
import { loadPlan } from "../../src/load/index.ts";
import { generatedAsOf } from "./plan-entries.ts";

const [folder = ""] = process.argv.slice(2);
const begin = performance.now();
const { repository, problems } = loadPlan(folder, { ruleIds, reportingDate: () => generatedAsOf });
const read = performance.now();
if (!repository) throw new Error(`The plan in ${folder} has ${problems.length} problems.`);
analyse(repository, generatedAsOf);
const end = performance.now();
const { user, system } = process.cpuUsage();
const figures = {
  readingMs: read - begin,
  analysisMs: end - read,
  // The clock of a process begins with it, so `end` is what the one who waits for the command sees.
  wholeMs: end,
  processorMs: (user + system) / 1000,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

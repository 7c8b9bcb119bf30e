/** Times following the history of a plan folder, with what an earlier run has kept or without. */
import { day } from "../../src/model/index.ts";
import { planHistory } from "../../src/site/plan-history.ts";

const [planFolder = "", asOf = "", cacheFolder = ""] = process.argv.slice(2);
const begin = performance.now();
const history = await planHistory({ planFolder, asOf: day(asOf), cacheFolder });
const wallMs = performance.now() - begin;
if (history.kind === "none") throw new Error(history.reason);
const { user, system } = process.cpuUsage();
const figures = {
  wallMs,
  processorMs: (user + system) / 1000,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  commits: history.commits,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

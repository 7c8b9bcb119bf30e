/** Builds the portal of a plan as `npm run build` does, and prints how long each phase of it took. */
import { join } from "node:path";
import { buildSite } from "../../src/site/build-site.ts";
import { maybePhase } from "../../src/site/phases.ts";
import { openProgramSource } from "../../src/site/render/program-source.ts";
import { audienceOption } from "../lib/audience.ts";
import { cacheFolder } from "../lib/cache-folder.ts";
import { openPlanOrExplain } from "../lib/pipeline.ts";
import { type PhaseTimes, phaseTimes } from "./phase-times.ts";

/** What such a build says of itself. */
export interface BuildFigures {
  readonly outcome: "made" | "nothing";
  readonly phases: PhaseTimes;
}

const [planFolder = "", out = "", search = "with-search"] = process.argv.slice(2);
const settings = { base: "/", memory: join(cacheFolder, "made") };
const program = openProgramSource(settings);
const site = await openPlanOrExplain({ planFolder, asOf: undefined }, "nothing was built", {
  followsHistory: true,
  audience: audienceOption.audience.default,
});
if (!site) throw new Error(`The plan in ${planFolder} has errors.`);
const outcome = await buildSite(site, {
  out,
  base: settings.base,
  program,
  reuse: settings,
  withoutSearch: search === "without-search",
});
const measures = performance.getEntriesByType("measure").flatMap((measure) => {
  const phase = maybePhase(measure);
  return phase ? [{ phase, start: measure.startTime, end: measure.startTime + measure.duration }] : [];
});
const figures: BuildFigures = { outcome, phases: phaseTimes(measures) };
process.stdout.write(`${JSON.stringify(figures)}\n`);

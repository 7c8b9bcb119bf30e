/** Builds a portal whose pages are all rendered by Astro: `node build-by-astro.ts PLAN OUT BASE`. */
import { openPlanOrExplain } from "../../scripts/lib/pipeline.ts";
import { buildSite } from "../../src/site/build-site.ts";

const [planFolder = "", out = "", base = ""] = process.argv.slice(2);
const options = { followsHistory: true, audience: "everyone" };
const site = await openPlanOrExplain({ planFolder, asOf: undefined }, "nothing was built", options);
if (!site) throw new Error(`The plan \`${planFolder}\` has errors.`);
await buildSite(site, { out, base, byAstro: true });

import { buildSite } from "../src/site/build-site.ts";
import { basePath } from "./lib/base-path.ts";
import { print, run } from "./lib/command.ts";
import { openPlanOrExplain } from "./lib/pipeline.ts";

const help = {
  usage: "build -- [options]",
  summary: "Checks a plan folder and builds its portal.",
  options: [
    ["--out DIR", "where the portal is put (default: dist)"],
    ["--base PATH", "the portal's path on its server (default: /)"],
    ["--today", "today in place of the last commit's day, for a portal that is built every day"],
  ],
} as const;

await run(
  help,
  {
    out: { type: "string", default: "dist" },
    base: { type: "string", default: "/" },
    today: { type: "boolean", default: false },
  },
  async (plan, { out, base, today }) => {
    const site = await openPlanOrExplain(plan, `nothing was built, and \`${out}\` is as it was`, {
      followsHistory: true,
      untilToday: today,
    });
    if (!site) return 1;
    await buildSite(site, { out, base: basePath(base), tell: print.message });
    print.message(`built the portal of \`${plan.planFolder}\` as of ${site.report.asOf} in \`${out}\``);
    return 0;
  },
);

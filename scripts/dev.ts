import { devSite } from "../src/site/dev-site.ts";
import { formatProblems, problemCount } from "../src/site/problem-formats.ts";
import { openSession } from "../src/site/session.ts";
import { watchFolder } from "../src/site/watch-folder.ts";
import { audienceHelp, audienceOption } from "./lib/audience.ts";
import { basePath } from "./lib/base-path.ts";
import { print, run, UsageError } from "./lib/command.ts";
import { openPlan, openPlanOrExplain } from "./lib/pipeline.ts";

const help = {
  usage: "dev -- [options]",
  summary: "Shows the portal while its plan is written: pages reload, errors stand in the page and here.",
  options: [
    ["--base PATH", "the portal's path on its server (default: /)"],
    ["--port NUMBER", "the port to serve at (default: 4321)"],
    audienceHelp,
  ],
} as const;

const options = {
  base: { type: "string", default: "/" },
  port: { type: "string", default: "4321" },
  ...audienceOption,
} as const;

await run(help, options, async (plan, { base, port, audience }) => {
  if (!/^\d{1,5}$/.test(port)) throw new UsageError(`\`${port}\` is not a port`);
  const shown = { followsHistory: true, audience, session: openSession() };
  const site = await openPlanOrExplain(plan, "mend this first, then start again", shown);
  if (!site) return 1;
  const server = await devSite(site, { port: Number(port), base: basePath(base) });
  print.result(`The portal is at ${server.url}`);
  watchFolder(plan.planFolder, async () => {
    const opened = await openPlan(plan, shown);
    print.message(`${formatProblems(opened.problems, "text")}${problemCount(opened.problems)}`);
    server.show(opened);
  });
  return 0;
});

import { join } from "node:path";
import { buildEditions } from "../src/site/build-editions.ts";
import { type BuildSettings, buildSite } from "../src/site/build-site.ts";
import { editionFolders } from "../src/site/edition-folder.ts";
import { LeakError } from "../src/site/leaks/refuse-leaks.ts";
import { openProgramSource } from "../src/site/render/program-source.ts";
import type { Site } from "../src/site/site.ts";
import { audienceHelp, audienceOption } from "./lib/audience.ts";
import { basePath } from "./lib/base-path.ts";
import { cacheFolder } from "./lib/cache-folder.ts";
import { type ExitStatus, type PlanArguments, print, run, UsageError } from "./lib/command.ts";
import { openPlanOrExplain, tellOnce } from "./lib/pipeline.ts";

const help = {
  usage: "build -- [options]",
  summary: "Checks a plan folder and builds its portal.",
  options: [
    ["--out DIR", "where the portal is put (default: dist)"],
    ["--base PATH", "the portal's path on its server (default: /)"],
    [
      "--last DIR",
      "the last portal, whose pages are kept where nothing on them changed (default: that at --out)",
    ],
    ["--today", "today in place of the last commit's day, for a portal that is built every day"],
    audienceHelp,
    ["--all-editions", "every edition in a folder of its own: DIR/everyone, and DIR/NAME for each audience"],
  ],
} as const;

const options = {
  out: { type: "string", default: "dist" },
  base: { type: "string", default: "/" },
  last: { type: "string" },
  today: { type: "boolean", default: false },
  audience: { type: "string" },
  "all-editions": { type: "boolean", default: false },
} as const;

interface Wish {
  readonly out: string;
  readonly base: string;
  /** The last portal where it is not at `out`. */
  readonly last: string | undefined;
  readonly untilToday: boolean;
}

await run(help, options, async (plan, { out, base, last, today, audience, "all-editions": all }) => {
  if (all && audience !== undefined)
    throw new UsageError("`--all-editions` builds those for every audience; leave out `--audience`");
  const wish = { out, base: basePath(base), last, untilToday: today };
  try {
    return await (all
      ? buildAll(plan, wish)
      : buildOne(plan, wish, audience ?? audienceOption.audience.default));
  } catch (error) {
    if (!(error instanceof LeakError)) throw error;
    print.message(error.message);
    return 1;
  }
});

async function buildOne(plan: PlanArguments, wish: Wish, audience: string): Promise<ExitStatus> {
  const { base, last } = wish;
  const reuse = { memory: join(cacheFolder, "made"), from: last, onMemoryFault: tellOnce() };
  const program = openProgramSource({ base, tell: print.message, ...reuse });
  try {
    return await buildEdition(plan, wish, { audience, program, reuse });
  } finally {
    program.close();
  }
}

async function buildEdition(
  plan: PlanArguments,
  wish: Wish,
  { audience, ...settings }: Pick<BuildSettings, "program" | "reuse"> & { readonly audience: string },
): Promise<ExitStatus> {
  const { out, base } = wish;
  const site = await openEdition(plan, wish, audience);
  if (!site) return 1;
  const outcome = await buildSite(site, { out, base, tell: print.message, ...settings });
  const portal = `the portal of \`${plan.planFolder}\` as of ${site.report.asOf} in \`${out}\``;
  print.message(
    outcome === "made"
      ? `built ${portal}${nameOf(site)}`
      : `${portal} is what would be built, and was left as it is${nameOf(site)}`,
  );
  return 0;
}

async function buildAll(plan: PlanArguments, wish: Wish): Promise<ExitStatus> {
  const { out, base } = wish;
  const first = await openEdition(plan, wish, audienceOption.audience.default);
  if (!first) return 1;
  const editions = editionFolders(first.whole.repository.portal);
  if (typeof editions === "string") throw new UsageError(editions);
  const open = async (audience: string) => {
    const site =
      audience === audienceOption.audience.default ? first : await openEdition(plan, wish, audience);
    if (!site) throw new Error("the plan was changed while its editions were built; build them again");
    return site;
  };
  await buildEditions(editions, open, { out, base, tell: print.message });
  const folders = editions.map(({ folder }) => `\`${out}/${folder}\``).join(", ");
  print.message(`built the editions of \`${plan.planFolder}\` as of ${first.report.asOf} in ${folders}`);
  return 0;
}

function openEdition(
  plan: PlanArguments,
  { out, untilToday }: Wish,
  audience: string,
): Promise<Site | undefined> {
  return openPlanOrExplain(plan, `nothing was built, and \`${out}\` is as it was`, {
    followsHistory: true,
    untilToday,
    audience,
  });
}

function nameOf({ repository: { edition } }: Site): string {
  if (!edition) return "";
  const { audience, leftOut } = edition;
  return `: the edition for ${audience}, which leaves out ${leftOut === 1 ? "1 entry" : `${leftOut} entries`}`;
}

import { statSync } from "node:fs";
import type { MachineFault } from "../../src/files/machine-fault.ts";
import type { Problem } from "../../src/model/index.ts";
import { type OpenedSite, openSite, type SiteSettings, todayByTheClock } from "../../src/site/open-site.ts";
import { formatProblems, problemCount } from "../../src/site/problem-formats.ts";
import type { Session } from "../../src/site/session.ts";
import type { Site } from "../../src/site/site.ts";
import { UnknownAudience } from "../../src/site/unknown-audience.ts";
import { cacheFolder } from "./cache-folder.ts";
import { type PlanArguments, print, UsageError } from "./command.ts";

export interface OpenOptions {
  /** Whether the history of the files is followed, for what shows since when something is so; false by default. */
  readonly followsHistory?: boolean;
  /** Whom the edition is for that is opened; the whole plan by default. */
  readonly audience?: string;
  /** Whether today stands in for the last commit's day; false by default. */
  readonly untilToday?: boolean;
  /** Set by a command that opens its plan again and again. */
  readonly session?: Session;
}

/** Opens a plan folder. Throws a {@link UsageError} if there is none at the path, or no such audience. */
export async function openPlan(plan: PlanArguments, options: OpenOptions = {}): Promise<OpenedSite> {
  try {
    return await openSite(planSettings(plan, options));
  } catch (error) {
    throw error instanceof UnknownAudience ? new UsageError(error.message) : error;
  }
}

/** How a plan folder is opened. Throws a {@link UsageError} if there is none at the path that was given. */
export function planSettings(
  plan: PlanArguments,
  { followsHistory = false, untilToday = false, audience, session }: OpenOptions = {},
): SiteSettings {
  if (!statSync(plan.planFolder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`there is no plan folder \`${plan.planFolder}\`; name one with --plan DIR`);
  }
  const edition = audience === undefined ? {} : { audience };
  return {
    ...plan,
    today: todayByTheClock(),
    cacheFolder,
    onCacheFault: tellOnce(),
    followsHistory,
    untilToday,
    ...edition,
    ...(session ? { session } : {}),
  };
}

/**
 * Opens a plan and prints its problems as messages. Without a site it says what was therefore not done, e.g.
 * "nothing was built".
 */
export async function openPlanOrExplain(
  plan: PlanArguments,
  consequence: string,
  options: OpenOptions = {},
): Promise<Site | undefined> {
  const opened = await openPlan(plan, options);
  explain(opened.problems);
  if (opened.kind === "site") return opened.site;
  print.message(`${problemCount(opened.problems)}: ${consequence}`);
  return undefined;
}

/** One sentence for a folder that cannot be written, although every diagram finds it out. */
export function tellOnce(): (fault: MachineFault) => void {
  let hasTold = false;
  return ({ message }) => {
    if (!hasTold)
      print.message(`the cache cannot be written, so the next run takes as long as this one: ${message}`);
    hasTold = true;
  };
}

function explain(problems: readonly Problem[]): void {
  if (problems.length > 0) print.message(formatProblems(problems, "text"));
}

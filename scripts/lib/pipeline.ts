import { statSync } from "node:fs";
import type { Problem } from "../../src/model/index.ts";
import { type OpenedSite, openSite, todayByTheClock } from "../../src/site/open-site.ts";
import { formatProblems, problemCount } from "../../src/site/problem-formats.ts";
import type { Site } from "../../src/site/site.ts";
import { type PlanArguments, print, UsageError } from "./command.ts";

/** Rendered diagrams are kept here between runs; deleting the folder costs time and nothing else. */
const cacheFolder = ".cache/diagrams";

/** Opens a plan folder. Throws a {@link UsageError} if there is none at the path that was given. */
export async function openPlan(plan: PlanArguments): Promise<OpenedSite> {
  if (!statSync(plan.planFolder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`there is no plan folder \`${plan.planFolder}\`; name one with --plan DIR`);
  }
  return openSite({ ...plan, today: todayByTheClock(), cacheFolder });
}

/**
 * Opens a plan and prints its problems as messages. Without a site it says what was therefore not done, e.g.
 * "nothing was built".
 */
export async function openPlanOrExplain(plan: PlanArguments, consequence: string): Promise<Site | undefined> {
  const opened = await openPlan(plan);
  explain(opened.problems);
  if (opened.kind === "site") return opened.site;
  print.message(`${problemCount(opened.problems)}: ${consequence}`);
  return undefined;
}

function explain(problems: readonly Problem[]): void {
  if (problems.length > 0) print.message(formatProblems(problems, "text"));
}

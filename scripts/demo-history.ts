import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { newFolder } from "../src/files/new-folder.ts";
import { loadPlan } from "../src/load/index.ts";
import { todayByTheClock } from "../src/site/open-site.ts";
import { formatProblems } from "../src/site/problem-formats.ts";
import { pastCommits } from "./demo-history/past-commits.ts";
import { print, run, UsageError } from "./lib/command.ts";
import { importCommits } from "./lib/fast-import.ts";

const help = {
  usage: "demo-history -- DIR",
  summary: "Makes a git repository of the plan with a past, to see what the portal shows of a history.",
  options: [],
} as const;

await run(help, {}, async ({ planFolder, asOf: given }, _, [target]) => {
  if (target === undefined)
    throw new UsageError("say where the repository goes, e.g. `demo-history -- ../demo`");
  if (existsSync(target)) refuseFull(target);
  if (!statSync(planFolder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`there is no plan folder \`${planFolder}\`; name one with --plan DIR`);
  const { repository, problems } = loadPlan(planFolder);
  if (!repository) {
    print.message(formatProblems(problems, "text"));
    return 1;
  }
  const asOf = given ?? repository.portal.asOf ?? todayByTheClock();
  const commits = pastCommits({ repository, asOf }, textsBelow(planFolder), "content");
  await newFolder(target, { refuse: refuseFull, make: async (path) => importCommits(path, commits) });
  const folder = join(resolve(target), "content");
  print.message(
    `${commits.length} commits in ${resolve(target)}; build it with: npm run build -- --plan ${folder}`,
  );
  return 0;
});

function refuseFull(folder: string): void {
  if (readdirSync(folder).length > 0)
    throw new UsageError(`\`${folder}\` is not empty; name a folder that is not there yet`);
}

/** The files of a plan folder; pictures have no past. */
function textsBelow(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(json|mdx)$/.test(path))
      .sort()
      .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path), "utf8")]),
  );
}

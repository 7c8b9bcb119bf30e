import type { Report } from "../src/analysis/index.ts";
import { writeFile } from "../src/files/write-file.ts";
import { formatProblems, problemCount } from "../src/site/problem-formats.ts";
import { reportAt } from "../src/site/report-at.ts";
import { wholeOrAudience } from "./lib/audience.ts";
import { type PlanArguments, print, run, UsageError } from "./lib/command.ts";
import { openPlanOrExplain, planSettings } from "./lib/pipeline.ts";

const help = {
  usage: "report -- [options]",
  summary: "Prints everything that is computed from a plan folder as one JSON document.",
  options: [
    ["--out FILE", "write to a file (default: standard output)"],
    ["--history", "also by the git history of the folder: since when, what was moved or edited silently"],
    wholeOrAudience,
    ["--at REF", "the folder as it stood at a commit, a tag or a branch (default: the files as they stand)"],
  ],
} as const;

const options = {
  out: { type: "string" },
  history: { type: "boolean" },
  audience: { type: "string" },
  at: { type: "string" },
} as const;

await run(help, options, async (plan, { out, history: followsHistory = false, audience, at }) => {
  if (at !== undefined && audience !== undefined)
    throw new UsageError("`--at` reports a whole past state, which is no edition; leave out `--audience`");
  const opening = { followsHistory, ...(audience === undefined ? {} : { audience }) };
  const report =
    at === undefined
      ? (await openPlanOrExplain(plan, "nothing was computed", opening))?.report
      : await reportOfCommit(plan, at, followsHistory);
  if (!report) return 1;
  const text = `${JSON.stringify(report, undefined, 2)}\n`;
  if (out === undefined) print.result(text);
  else writeFile(out, text);
  return 0;
});

async function reportOfCommit(
  plan: PlanArguments,
  ref: string,
  followsHistory: boolean,
): Promise<Report | undefined> {
  const found = await reportAt(planSettings(plan, { followsHistory }), ref);
  switch (found.kind) {
    case "none":
      throw new UsageError(`nothing can be computed: ${found.reason}`);
    case "problems":
      print.message(formatProblems(found.problems, "text"));
      print.message(`${problemCount(found.problems)} at ${ref}: nothing was computed`);
      return undefined;
    case "report":
      return found.report;
  }
}

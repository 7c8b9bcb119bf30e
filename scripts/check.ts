import { loadPlan } from "../src/load/index.ts";
import { byPlace, type Problem } from "../src/model/index.ts";
import { against } from "../src/site/against.ts";
import { formatProblems, problemCount, problemFormats } from "../src/site/problem-formats.ts";
import { type PlanArguments, print, run, UsageError } from "./lib/command.ts";
import { openPlan, planSettings } from "./lib/pipeline.ts";

const help = {
  usage: "check -- [options]",
  summary: [
    "Checks every file of a plan folder and prints all problems with file, line and column. It is of the whole plan:",
    "messages name restricted entries, too.",
  ].join("\n"),
  options: [
    [`--format ${problemFormats.join("|")}`, "how problems are printed (default: text)"],
    [
      "--against REF",
      "also what was changed since the files left this branch: moved goalposts, edited records",
    ],
  ],
} as const;

const options = { format: { type: "string", default: "text" }, against: { type: "string" } } as const;

await run(help, options, async (plan, { format: formatName, against: ref }) => {
  const format = problemFormats.find((name) => name === formatName);
  if (!format) throw new UsageError(`\`${formatName}\` is not a format`);
  const opened = await openPlan(plan);
  const problems = [...opened.problems, ...(ref === undefined ? [] : await changeProblems(plan, ref))];
  const text = formatProblems(problems.sort(byPlace), format);
  if (text !== "") print.result(text);
  print.message(problemCount(problems));
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
});

/** What a change does to promises and records; nothing as long as the files have errors. */
async function changeProblems(plan: PlanArguments, ref: string): Promise<readonly Problem[]> {
  const { planFolder, today } = planSettings(plan);
  const judged = await against({ planFolder, ref, day: plan.asOf ?? today, loaded: loadPlan(planFolder) });
  if (judged.kind === "none") throw new UsageError(`nothing can be compared: ${judged.reason}`);
  return judged.problems;
}

import { formatProblems, problemCount, problemFormats } from "../src/site/problem-formats.ts";
import { print, run, UsageError } from "./lib/command.ts";
import { openPlan } from "./lib/pipeline.ts";

const help = {
  usage: "check -- [options]",
  summary: "Checks every file of a plan folder and prints all problems with file, line and column.",
  options: [[`--format ${problemFormats.join("|")}`, "how problems are printed (default: text)"]],
} as const;

await run(help, { format: { type: "string", default: "text" } }, async (plan, values) => {
  const format = problemFormats.find((name) => name === values.format);
  if (!format) throw new UsageError(`\`${values.format}\` is not a format`);
  const { problems } = await openPlan(plan);
  const text = formatProblems(problems, format);
  if (text !== "") print.result(text);
  print.message(problemCount(problems));
  return problems.some(({ severity }) => severity === "error") ? 1 : 0;
});

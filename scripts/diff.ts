import { statSync } from "node:fs";
import { todayByTheClock } from "../src/site/open-site.ts";
import { openDiff } from "../src/site/plan-diff.ts";
import { diffFormats, diffText } from "../src/site/plan-diff-text.ts";
import { formatProblems, problemCount } from "../src/site/problem-formats.ts";
import { print, run, UsageError } from "./lib/command.ts";

const help = {
  usage: "diff -- BASE [HEAD] [options]",
  summary: [
    "Prints what a change does to a plan: HEAD, or the files as they stand, beside the commit at which it left BASE.",
    "It is of the whole plan, restricted entries too: show it to those alone who hold the repository.",
  ].join("\n"),
  options: [
    ["BASE", "a branch, tag or commit, e.g. main"],
    ["HEAD", "a branch, tag or commit (default: the files as they stand)"],
    [`--format ${diffFormats.join("|")}`, "how it is written (default: markdown, for a pull request)"],
  ],
} as const;

const options = { format: { type: "string", default: "markdown" } } as const;

await run(help, options, async (plan, { format: formatName }, [base, head, ...others]) => {
  const format = diffFormats.find((name) => name === formatName);
  if (!format) throw new UsageError(`\`${formatName}\` is not a format`);
  if (base === undefined) throw new UsageError("nothing to compare with was named, such as `main`");
  if (others.length > 0) throw new UsageError(`\`${others.join(" ")}\` is one name too many`);
  if (!statSync(plan.planFolder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`there is no plan folder \`${plan.planFolder}\`; name one with --plan DIR`);

  const opened = await openDiff({ ...plan, today: todayByTheClock(), base, head });
  switch (opened.kind) {
    case "none":
      throw new UsageError(`nothing can be compared: ${opened.reason}`);
    case "problems":
      print.message(formatProblems(opened.problems, "text"));
      print.message(`${problemCount(opened.problems)} in ${opened.name}: nothing was compared`);
      return 1;
    case "diff":
      print.result(diffText(opened, format));
      return 0;
  }
});

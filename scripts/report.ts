import { writeFileSync } from "node:fs";
import { print, run } from "./lib/command.ts";
import { openPlanOrExplain } from "./lib/pipeline.ts";

const help = {
  usage: "report -- [options]",
  summary: "Prints everything that is computed from a plan folder as one JSON document.",
  options: [["--out FILE", "write to a file (default: standard output)"]],
} as const;

await run(help, { out: { type: "string" } }, async (plan, { out }) => {
  const site = await openPlanOrExplain(plan, "nothing was computed");
  if (!site) return 1;
  const text = `${JSON.stringify(site.report, undefined, 2)}\n`;
  if (out === undefined) print.result(text);
  else writeFileSync(out, text);
  return 0;
});

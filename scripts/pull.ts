import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { entryPath } from "../src/authoring/entry-address.ts";
import { writeFile } from "../src/files/write-file.ts";
import { type LoadedPlan, loadPlan } from "../src/load/index.ts";
import { suggestion } from "../src/load/suggestion.ts";
import type { PlanRepository } from "../src/model/index.ts";
import { pull } from "../src/pull/pull.ts";
import type { PullResult, PullTask } from "../src/pull/pull-kpi.ts";
import { pulledText, refusals } from "../src/pull/pull-text.ts";
import { Secrets } from "../src/pull/secrets.ts";
import { todayByTheClock } from "../src/site/open-site.ts";
import { formatProblems, problemCount } from "../src/site/problem-formats.ts";
import { print, run, UsageError } from "./lib/command.ts";
import { progressBar } from "./lib/progress.ts";

const help = {
  usage: "pull -- [KPI…] [options]",
  summary:
    "Fetches the actuals of KPIs from where they are measured, and writes them with where they came from.",
  options: [
    ["--dry-run", "shows what would be written, and writes nothing"],
    ["--accept-jumps", "takes over values that are out of proportion to the ones before them"],
    ["--accept-rewrites", "takes over other values for periods that have one"],
    ["--parallel N", "how many sources are asked at once (default: 4)"],
    ["--timeout SECONDS", "after how long a source is given up (default: 60)"],
  ],
} as const;

const options = {
  "dry-run": { type: "boolean" },
  "accept-jumps": { type: "boolean" },
  "accept-rewrites": { type: "boolean" },
  parallel: { type: "string", default: "4" },
  timeout: { type: "string", default: "60" },
} as const;

await run(help, options, async ({ planFolder, asOf }, values, words) => {
  const parallel = numberOf("parallel", values.parallel, 64);
  const timeoutMs = 1000 * numberOf("timeout", values.timeout, 24 * 3600);
  if (!existsSync(planFolder)) throw new UsageError(`there is no plan folder \`${planFolder}\``);
  const plan = loadPlan(planFolder);
  const { repository } = plan;
  if (!repository) {
    print.message(formatProblems(plan.problems, "text"));
    print.message(`${problemCount(plan.problems)}: nothing was pulled`);
    return 1;
  }
  const tasks = tasksOf(repository, planFolder, words);
  if (tasks.length === 0) {
    print.message("no KPI has a `source`, so there is nothing to pull");
    return 0;
  }
  const { connections = {}, jumpFactor = 5 } = repository.portal.pull ?? {};
  const progress = progressBar(tasks.length);
  const results = await pull(tasks, {
    context: {
      root: dirname(resolve(planFolder)),
      connections,
      environment: process.env,
      secrets: new Secrets(),
      timeoutMs,
    },
    rules: {
      fiscalYearStart: repository.portal.fiscalYearStart,
      today: asOf ?? todayByTheClock(),
      jumpFactor,
      acceptsJumps: values["accept-jumps"] ?? false,
      acceptsRewrites: values["accept-rewrites"] ?? false,
      at: `${new Date().toISOString().slice(0, 19)}Z`,
    },
    parallel,
    progressed: progress.at,
  });
  progress.end();

  const isDry = values["dry-run"] ?? false;
  for (const result of results) {
    const file = join(planFolder, entryPath("actuals", result.id));
    if (result.kind === "changed" && !isDry) writeFile(file, result.text);
    print.result(pulledText(result, file, isDry));
  }
  for (const result of results) explainRefusal(result, plan);
  print.message(countsOf(results, isDry));
  return results.some(({ kind }) => kind === "failed" || kind === "refused") ? 1 : 0;
});

function numberOf(name: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0 && number <= most && text.trim() !== "") return number;
  throw new UsageError(`\`--${name} ${text}\`: give a number above 0, and up to ${most}`);
}

/** What is to be pulled: the KPIs that are named, or all that have a source, in the order of their ids. */
function tasksOf(
  { kpis, actuals }: PlanRepository,
  planFolder: string,
  words: readonly string[],
): readonly PullTask[] {
  for (const id of words) {
    const kpi = kpis.get(id);
    if (!kpi) throw new UsageError(`there is no KPI \`${id}\`; ${suggestion(id, [...kpis.keys()], "KPI")}`);
    if (!kpi.source)
      throw new UsageError(`the KPI \`${id}\` has no \`source\`; its figures are typed by hand`);
  }
  return [...kpis.values()].flatMap((kpi) => {
    const { id, source } = kpi;
    if (!source || (words.length > 0 && !words.includes(id))) return [];
    const file = join(planFolder, entryPath("actuals", id));
    const text = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    return [{ kpi: { ...kpi, id, source }, actuals: actuals.get(id), text }];
  });
}

/** Names a KPI that was not pulled, with the place of its source in the plan. */
function explainRefusal(result: PullResult, plan: LoadedPlan): void {
  const entry = `kpis/${result.id}`;
  const { line, column } = plan.locate(entry, ["source"]);
  for (const { message, hint } of refusals(result))
    print.message(`${plan.sources.get(entry)?.file}:${line}:${column}: error: ${message}\n  ${hint}`);
}

function countsOf(results: readonly PullResult[], isDry: boolean): string {
  const count = (kind: PullResult["kind"]) => results.filter((result) => result.kind === kind).length;
  const changed = isDry ? "would change" : "changed";
  return `${count("changed")} ${changed}, ${count("unchanged")} unchanged, ${count("refused")} refused, ${count("failed")} failed`;
}

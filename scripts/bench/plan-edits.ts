/** Commits as they come all day, in the repository of a generated plan. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Day } from "../../src/model/index.ts";

export interface EditedPlan {
  readonly folder: string;
  /** The day of its commits. */
  readonly day: Day;
}

/** Commits another value for the newest measurement of a KPI, the `at`-th of all. */
export function commitActual(plan: EditedPlan, at: number): void {
  const { kpi } = changeActual(plan.folder, at);
  commit(plan, `Measure ${kpi}`);
}

/** Changes the newest measurement of a KPI, the `at`-th of all, by one in the hundred and a little. */
export function changeActual(
  folder: string,
  at: number,
): { readonly kpi: string; readonly before: number; readonly after: number } {
  const names = readdirSync(join(folder, "actuals")).sort();
  const file = join("actuals", names[at % names.length] ?? "");
  const { measurements, ...others } = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const last = measurements.at(-1);
  const before = last.value;
  last.value = Number((last.value * 1.01 + 0.03).toFixed(2));
  writeFileSync(join(folder, file), `${JSON.stringify({ measurements, ...others }, undefined, 2)}\n`);
  return { kpi: file.slice("actuals/".length, -".json".length), before, after: last.value };
}

/** Commits a new update of a plan, the `at`-th of them. */
export function commitUpdate(plan: EditedPlan, at: number): void {
  const plans = readdirSync(join(plan.folder, "plans")).sort();
  const of = (plans[at % plans.length] ?? "").replace(/\.mdx$/, "");
  const accountable = /^accountable: (.+)$/m.exec(
    readFileSync(join(plan.folder, "plans", `${of}.mdx`), "utf8"),
  )?.[1];
  const file = `updates/2026/next-${at}.mdx`;
  const head = `title: Where it stands ${at}\nplan: ${of}\ndate: ${plan.day}\nauthor: ${accountable}\nclaimed: amber`;
  mkdirSync(dirname(join(plan.folder, file)), { recursive: true });
  writeFileSync(
    join(plan.folder, file),
    `---\n${head}\n---\n\nThe supplier is late, and nobody knows why.\n`,
  );
  commit(plan, `Report on ${of}`);
}

function commit({ folder, day }: EditedPlan, message: string): void {
  const date = `${day}T12:00:00Z`;
  const person = { GIT_AUTHOR_NAME: "Planner", GIT_AUTHOR_EMAIL: "planner@example.org" };
  const committer = { GIT_COMMITTER_NAME: "Planner", GIT_COMMITTER_EMAIL: "planner@example.org" };
  const env = { ...process.env, ...person, ...committer, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  execFileSync("git", ["-C", folder, "add", "--all"], { env });
  execFileSync("git", ["-C", folder, "commit", "--quiet", "--no-verify", "--message", message], { env });
}

/** The files for GitHub and GitLab: what their makers' own parsers say of them, and every command in them, run. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const github = readFileSync(".github/workflows/portal.yml", "utf8");
const gitlab = readFileSync(".gitlab-ci.yml", "utf8");

let folder: string;
/** A copy of the project as it is, with two commits: the second changes the small plan. */
let project: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-ci-"));
  project = join(folder, "project");
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  for (const file of files.split("\0")) {
    if (file === "" || !existsSync(file)) continue;
    mkdirSync(dirname(join(project, file)), { recursive: true });
    cpSync(file, join(project, file));
  }
  symlinkSync(resolve("node_modules"), join(project, "node_modules"));
  git("init", "--quiet", "--initial-branch=main");
  commit("Before");
  git("update-ref", "refs/remotes/origin/main", "HEAD");
  const kpi = join(project, "test/plans/small/kpis/churn.json");
  writeFileSync(kpi, readFileSync(kpi, "utf8").replace("Customer churn", "Churn"));
  commit("After");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: readonly string[]): string {
  const name = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
  return execFileSync("git", ["-C", project, ...name, ...args], { encoding: "utf8" }).trim();
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
}

async function githubFaults(content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name: "portal.yml", content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

/** What the program that runs GitLab's files on one's own machine says: the jobs, or what is wrong. */
function gitlabJobs(content: string): { readonly status: number | null; readonly text: string } {
  const place = mkdtempSync(join(folder, "gitlab-"));
  writeFileSync(join(place, ".gitlab-ci.yml"), content);
  execFileSync("git", ["init", "--quiet", "--initial-branch=main", place]);
  execFileSync("git", ["-C", place, "remote", "add", "origin", "git@gitlab.example.org:group/plans.git"]);
  const command = resolve("node_modules/gitlab-ci-local/dist/index.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "--list-csv-all"], {
    cwd: place,
    encoding: "utf8",
  });
  return { status, text: `${stdout}${stderr}` };
}

describe("the workflow for GitHub", () => {
  test("is one, by GitHub's own parser", async () => {
    expect(await githubFaults(github)).toEqual([]);
  });

  test.each([
    ["a key that there is not", "runs-on: ubuntu-latest", "runs-at: ubuntu-latest"],
    ["a job that there is not", "needs: check", "needs: chekc"],
    ["an event that there is not", "pull_request:", "pull_reqest:"],
    ["a context that there is not", "github.base_ref", "githb.base_ref"],
  ])("would not be with %s", async (_, right, wrong) => {
    expect(github).toContain(right);
    expect(await githubFaults(github.replace(right, wrong))).not.toEqual([]);
  });
});

describe("the pipeline for GitLab", () => {
  test("is one, by GitLab's schema, with these jobs", () => {
    const { status, text } = gitlabJobs(gitlab);
    expect(status, text).toBe(0);
    expect(text.match(/^\w+(?=;)/gm)).toEqual(["name", "check", "proposal", "pages", "digest"]);
  });

  test.each([
    ["a key that there is not", "stage: deploy", "stge: deploy", "'stge' property is not expected"],
    ["a stage that there is not", "stage: deploy", "stage: deplyo", "deplyo"],
    ["a job without a script", "test\n  script:", "test\n  scripts:", "check must have script specified"],
  ])("would not be with %s", (_, right, wrong, reason) => {
    expect(gitlab).toContain(right);
    const { status, text } = gitlabJobs(gitlab.replace(right, wrong));
    expect(status).not.toBe(0);
    expect(text).toContain(reason);
  });
});

interface Step {
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Command {
  readonly line: string;
  readonly env: Readonly<Record<string, string>>;
}

const workflow: { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> } =
  parse(github);
const pipeline: Readonly<Record<string, { readonly script?: readonly string[] } | undefined>> = parse(gitlab);

/** What GitHub puts in place of the expressions. */
const expressions: Readonly<Record<string, string>> = {
  "github.base_ref": "main",
  "github.token": "secret",
  "steps.pages.outputs.base_path": "/portal",
  "vars.DIGEST_FOR": "people/cfo",
};

/** What GitLab puts into the environment. */
const variables = () => ({
  CI_PROJECT_NAME: "plans",
  CI_MERGE_REQUEST_DIFF_BASE_SHA: git("rev-parse", "origin/main"),
  DIGEST_FOR: "people/cfo",
});

function githubCommands(): readonly Command[] {
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  return steps.flatMap(({ run, env = {} }) => {
    if (run === undefined) return [];
    const filled = Object.entries(env).map(([name, value]) => [
      name,
      value.replace(/\$\{\{ (\S+) \}\}/g, filledIn),
    ]);
    return [{ line: run, env: Object.fromEntries(filled) }];
  });
}

function filledIn(_: string, expression: string): string {
  const value = expressions[expression];
  if (value === undefined)
    throw new Error(`the workflow uses \`${expression}\`, which this test does not know`);
  return value;
}

function gitlabCommands(): readonly string[] {
  const { default: defaults, ...jobs } = pipeline;
  const before = (defaults as { readonly before_script: readonly string[] }).before_script;
  return [...before, ...Object.values(jobs).flatMap((job) => job?.script ?? [])];
}

/** What `.ci/run` does, which is run in whole wherever this test is. */
const whole = ["npm ci", "npm ci --cache .npm --prefer-offline", "npm test"];

describe("every command", () => {
  const isRun = ({ line }: Command) => !whole.includes(line);
  const onGithub = githubCommands().filter(isRun);
  const onGitlab = gitlabCommands()
    .map((line) => ({ line, env: {} }))
    .filter(isRun);

  test("that takes long is one of those of .ci/run", () => {
    const script = readFileSync(".ci/run", "utf8").split("\n");
    for (const command of ["npm ci", "npm test"]) expect(script).toContain(command);
    for (const lines of [githubCommands().map(({ line }) => line), gitlabCommands()])
      expect(lines.filter((line) => whole.includes(line)).length).toBeGreaterThanOrEqual(2);
    expect(onGithub.length).toBe(6);
    expect(onGitlab.length).toBe(5);
  });

  test.each(onGithub)("of GitHub runs: $line", ({ line, env }) => {
    expect(ran(line, env)).toMatchObject({ status: 0 });
  });

  test.each(onGitlab)("of GitLab runs: $line", ({ line }) => {
    expect(ran(line, variables())).toMatchObject({ status: 0 });
  });

  test("leaves what its job hands on", () => {
    const searchOf = (page: string) =>
      readFileSync(join(project, page), "utf8")
        .match(/href="[^"]*\/search\/"/g)
        ?.at(0);
    expect(searchOf("dist/index.html")).toBe('href="/portal/search/"');
    expect(searchOf("public-portal/index.html")).toBe('href="/plans/search/"');
    expect(readFileSync(join(project, "digest.md"), "utf8")).toContain("# Chief Financial Officer");
    for (const proposal of [join(folder, "summary.md"), join(project, "what-changes.md")])
      expect(readFileSync(proposal, "utf8")).toContain(git("rev-parse", "--short=7", "origin/main"));
    expect(readFileSync(join(folder, "issues"), "utf8")).toBe(
      "issue create --title What waits for people/cfo --body-file digest.md\n",
    );
  });
});

/** Runs a line as a runner would, in the copy of the project and on its small plan; `gh` only notes what it was asked. */
function ran(line: string, env: Readonly<Record<string, string>>) {
  const tools = join(folder, "tools");
  mkdirSync(tools, { recursive: true });
  const gh = join(tools, "gh");
  writeFileSync(gh, `#!/bin/sh\necho "$@" >> "${join(folder, "issues")}"\n`);
  chmodSync(gh, 0o755);
  const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", line], {
    cwd: project,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${tools}:${process.env["PATH"]}`,
      PLAN_DIR: "test/plans/small",
      // Not ours: the base of a portal is the one that it is built with.
      BASE_URL: "/elsewhere/",
      GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
      ...env,
    },
  });
  return { status, said: `${stdout}${stderr}` };
}

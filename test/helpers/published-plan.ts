/** A bare repository with our hooks, a clone of it with a tiny plan, and what a push to it says. */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface PushResult {
  readonly status: number;
  /** What the server said to who pushed, without the prefix of git. */
  readonly remote: string;
}

export interface PublishedPlan {
  readonly repository: string;
  readonly site: string;
  readonly clone: string;
  /** Commits the plan with a mark in the titles of its plan and its KPI, and answers with the commit. */
  readonly commit: (mark: string) => string;
  /** Changes a file of the plan in the clone. */
  readonly edit: (file: string, from: string, to: string) => void;
  /** Runs git in the clone. */
  readonly git: (...args: readonly string[]) => string;
  /** Runs git in the bare repository. */
  readonly onServer: (...args: readonly string[]) => string;
  readonly push: (...args: readonly string[]) => Promise<PushResult>;
}

export function publishedPlan(
  folder: string,
  { plan = "content", options = [] }: { readonly plan?: string; readonly options?: readonly string[] } = {},
): PublishedPlan {
  const repository = join(folder, "plans.git");
  const site = join(folder, "site");
  const clone = join(folder, "clone");
  const installer = ["scripts/install-hooks.ts", "--repo", repository, "--site", site, "--folder", plan];
  execFileSync(process.execPath, [...installer, ...options]);
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-C", clone, ...args], { encoding: "utf8", env: author }).trim();
  execFileSync("git", ["clone", "--quiet", repository, clone], { stdio: "ignore" });
  cpSync("test/plans/small", join(clone, plan), { recursive: true });
  const commit = (mark: string) => {
    replace(join(clone, plan, "plans/keep.mdx"), /^title: .*$/m, `title: Keep ${mark}`);
    replace(join(clone, plan, "kpis/churn.json"), /"title": "[^"]*"/, `"title": "Churn ${mark}"`);
    git("add", ".");
    git("commit", "--quiet", "--message", mark);
    return git("rev-parse", "HEAD");
  };
  return {
    repository,
    site,
    clone,
    commit,
    edit: (file, from, to) => replace(join(clone, plan, file), from, to),
    git,
    onServer: (...args) => execFileSync("git", ["-C", repository, ...args], { encoding: "utf8" }).trim(),
    push: (...args) => push(clone, args),
  };
}

const author: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.org",
};

function replace(file: string, from: RegExp | string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (text.search(from) < 0) throw new Error(`${file} holds no ${from}`);
  writeFileSync(file, text.replace(from, to));
}

function push(clone: string, args: readonly string[]): Promise<PushResult> {
  // A server has no login shell: its hooks find git, and neither Node nor npm.
  const env = { ...process.env, PATH: "/usr/bin:/bin" };
  const child = spawn("git", ["-C", clone, "push", "origin", ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ status: code ?? 2, remote: remoteLines(text) }));
  });
}

function remoteLines(text: string): string {
  const lines = text.split("\n").filter((line) => line.startsWith("remote: "));
  return lines.map((line) => line.slice("remote: ".length).trimEnd()).join("\n");
}

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Files, minimalFiles } from "./plan-folder.ts";

/** A git repository with a plan in its folder `content`, whose commits a test makes one by one. */
export interface Repository {
  /** The plan folder. */
  readonly folder: string;
  /** The top of the repository. */
  readonly root: string;
  readonly git: (...args: readonly string[]) => string;
  /** Writes files of the plan folder, deletes those that are `undefined`, and commits. Returns the hash. */
  readonly commit: (day: string, files: Files, author?: string) => string;
}

/** Makes a repository that goes when the test is finished; its first commit, if a day is given, is a minimal plan. */
export function planHistory(firstDay?: string, files: Files = {}): Repository {
  const root = mkdtempSync(join(tmpdir(), "plumbline-history-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const made = repositoryAt(root, "content");
  made.git("init", "-q", "-b", "main");
  if (firstDay !== undefined) made.commit(firstDay, { ...minimalFiles(), ...files });
  return made;
}

export function repositoryAt(root: string, name: string): Repository {
  const folder = join(root, name);
  const run = (environment: NodeJS.ProcessEnv, args: readonly string[]) =>
    execFileSync("git", ["-C", root, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null", ...environment },
    }).trim();
  const identity = (author: string) => ["-c", `user.name=${author}`, "-c", "user.email=a@example.org"];
  const commit = (day: string, files: Files, author = "Writer"): string => {
    for (const [path, content] of Object.entries(files)) {
      const file = join(folder, path);
      if (content === undefined) rmSync(file, { force: true });
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
    if (existsSync(join(root, ".git"))) run({}, ["add", "-A"]);
    const date = day.includes("T") ? day : `${day}T12:00:00Z`;
    const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    run(dates, [...identity(author), "commit", "-q", "--allow-empty", "-m", `On ${day}`]);
    return run({}, ["rev-parse", "HEAD"]);
  };
  return { folder, root, git: (...args) => run({}, [...identity("Writer"), ...args]), commit };
}

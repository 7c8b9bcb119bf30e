/** Makes a git repository out of commits that nobody has made, by `git fast-import`, so that it is quick. */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import type { Day } from "../../src/model/index.ts";

export interface MadeCommit {
  readonly day: Day;
  readonly author: string;
  readonly message: string;
  /** The files that it writes, by their paths in the repository. */
  readonly written: ReadonlyMap<string, string>;
  /** The files that it takes out. */
  readonly removed?: readonly string[];
}

/** Makes the repository in a folder that has none, and checks its last commit out. */
export function importCommits(repository: string, commits: Iterable<MadeCommit>): void {
  mkdirSync(repository, { recursive: true });
  const git = (input: string | undefined, ...args: readonly string[]) =>
    execFileSync("git", ["-C", repository, ...args], { input, stdio: ["pipe", "ignore", "inherit"] });
  git(undefined, "init", "-q", "-b", "main");
  git([...commits].map(commandOf).join(""), "fast-import", "--quiet");
  git(undefined, "reset", "-q", "--hard", "main");
}

function commandOf({ day, author, message, written, removed = [] }: MadeCommit): string {
  const seconds = Date.parse(`${day}T09:00:00Z`) / 1000;
  return [
    `commit refs/heads/main\ncommitter ${author} <planner@example.org> ${seconds} +0000\n${data(message)}`,
    ...removed.map((path) => `D ${path}\n`),
    ...[...written].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
  ].join("");
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

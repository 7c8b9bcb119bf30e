import { execFileSync } from "node:child_process";

/**
 * The environment without what git hands to a hook. Those variables name the repository, its index and the
 * place of new objects; a command that works elsewhere would take them for its own.
 */
export function withoutGit(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("GIT_")));
}

/** Runs git on a bare repository and returns what it prints. Throws with its own words when it fails. */
export function git(
  repository: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = withoutGit(process.env),
): string {
  return execFileSync("git", ["--git-dir", repository, ...args], {
    encoding: "utf8",
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  }).trimEnd();
}

/** What git prints, or `undefined` where it finds nothing: it ends with 1 for a name or a key that is not there. */
export function maybeGit(
  repository: string,
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
): string | undefined {
  try {
    return git(repository, args, environment);
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 1) return undefined;
    throw error;
  }
}

/** A commit's name as people read it. */
export function short(commit: string): string {
  return commit.slice(0, 7);
}

/**
 * How git is asked. Every question is one process of the `git` command; nothing is ever written to a
 * repository, and nothing is fetched: a history that is not on this machine is a history that is not known.
 */
import { type ChildProcessWithoutNullStreams, execFile, execFileSync, spawn } from "node:child_process";
import { promisify } from "node:util";

/** Says that git could not answer, in words for the portal. */
export class NoHistory extends Error {}

/**
 * Hooks of git run with variables that name their own repository; a question is about the folder it names. Objects
 * that were put in somebody else's place are history too, but not that of this repository.
 */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, GIT_NAMESPACE, ...others } = process.env;
  return {
    ...others,
    LC_ALL: "C",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_OPTIONAL_LOCKS: "0",
  };
}

const mostBytes = 2 ** 30;

/** What git answers about a folder, without line breaks at its end. Throws {@link NoHistory}. */
export function git(folder: string, ...args: readonly string[]): string {
  return gitBytes(folder, ...args)
    .toString("utf8")
    .replace(/\n+$/, "");
}

/** The same while other work goes on. Rejects with {@link NoHistory}. */
export async function gitBeside(folder: string, ...args: readonly string[]): Promise<string> {
  const asked = promisify(execFile)("git", ["-C", folder, ...args], {
    env: environment(),
    maxBuffer: mostBytes,
  });
  const { stdout } = await asked.catch((error) => {
    throw new NoHistory(reason(error), { cause: error });
  });
  return stdout.replace(/\n+$/, "");
}

/** What git answers, to the byte. Throws {@link NoHistory}. */
export function gitBytes(folder: string, ...args: readonly string[]): Buffer {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      env: environment(),
      maxBuffer: mostBytes,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    throw new NoHistory(reason(error), { cause: error });
  }
}

/** What git answers, or `undefined` where it says no: for questions of which that is an answer. */
export function maybeGit(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return git(folder, ...args);
  } catch (error) {
    if (error instanceof NoHistory) return undefined;
    throw error;
  }
}

/** Starts a process of git that answers as long as it is asked. */
export function startGit(folder: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn("git", ["-C", folder, ...args], { env: environment() });
}

function reason(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "git is not installed";
  const message = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  if (message.includes("not a git repository")) return "the plan folder is not in a git repository";
  if (message.includes("does not have any commits")) return "the git repository has no commit yet";
  return `git cannot read the folder: ${message.trim().split("\n")[0] ?? ""}`;
}

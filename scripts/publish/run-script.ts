import { spawn } from "node:child_process";
import { basename, join } from "node:path";
import { withoutGit } from "./git.ts";
import { home, type PublishSettings, pathInRepository } from "./settings.ts";

export interface ScriptResult {
  /** The exit status, 2 for what a signal ended. */
  readonly status: number;
  /** All that it said, with the paths of the repository in place of those of the folder that was read. */
  readonly output: string;
  readonly tookTooLong: boolean;
}

/**
 * Runs a command of Plumbline on a plan folder in a process of its own. One that takes too long is ended
 * together with whatever it has started.
 */
export async function runScript(
  settings: PublishSettings,
  script: string,
  planFolder: string,
  args: readonly string[],
): Promise<ScriptResult> {
  // As `npm run` does; whoever pushes waits for it.
  const options = ["--import", "./scripts/lib/compiled.ts"];
  const command = [...options, join(home, "scripts", script), "--plan", planFolder, ...args];
  const child = spawn(process.execPath, command, {
    cwd: home,
    env: withoutGit(process.env),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  }
  let tookTooLong = false;
  const timer = setTimeout(() => {
    tookTooLong = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, settings.seconds * 1000);
  const status = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 2));
  });
  clearTimeout(timer);
  return { status, output: withRepositoryPaths(text, planFolder, settings), tookTooLong };
}

/** Problems name files from the plan folder on; who pushes knows them from the top of the repository on. */
function withRepositoryPaths(text: string, planFolder: string, settings: PublishSettings): string {
  const prefix = `${basename(planFolder)}/`;
  return text
    .split("\n")
    .map((line) => (line.startsWith(prefix) ? pathInRepository(settings, line.slice(prefix.length)) : line))
    .join("\n");
}

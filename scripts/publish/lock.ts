import { spawn } from "node:child_process";

/**
 * Does work while holding a lock that all processes of this machine heed. The lock is the kernel's, held by
 * `flock` of util-linux for as long as a pipe from this process is open: however this process ends, even by
 * SIGKILL, the pipe closes and the lock is free. A file with a process number in it could not promise that.
 *
 * Throws when the lock was not had within `seconds`. `wait` is called once if somebody else holds it.
 */
export async function withLock<Result>(
  file: string,
  { seconds, wait }: { readonly seconds: number; readonly wait: () => void },
  work: () => Promise<Result>,
): Promise<Result> {
  let release = await lock(file, 0);
  if (!release) {
    wait();
    release = await lock(file, seconds);
  }
  if (!release) {
    throw new Error(
      `another publication has held \`${file}\` for ${seconds} seconds; see what holds it with \`fuser ${file}\`, then run \`npm run publish\``,
    );
  }
  try {
    return await work();
  } finally {
    await release();
  }
}

/** Takes the lock, waiting so long for it. Answers with what frees it, or `undefined` where it was not had. */
async function lock(file: string, seconds: number): Promise<(() => Promise<void>) | undefined> {
  const holder = spawn("flock", [...(seconds === 0 ? ["-n"] : []), file, "sh", "-c", "echo held; exec cat"], {
    stdio: ["pipe", "pipe", "inherit"],
    // A terminal that closes, or Ctrl-C in it, is no reason to let go of the lock.
    detached: true,
  });
  const timer = seconds > 0 ? setTimeout(() => holder.kill(), seconds * 1000) : undefined;
  const ended = new Promise<number>((resolve, reject) => {
    holder.once("error", (error) =>
      reject(new Error("publishing needs the command `flock` of util-linux", { cause: error })),
    );
    holder.once("close", (code) => resolve(code ?? 1));
  });
  const held = new Promise<true>((resolve) => holder.stdout.once("data", () => resolve(true)));
  const outcome = await Promise.race([held, ended]);
  clearTimeout(timer);
  if (outcome !== true) return undefined;
  return async () => {
    holder.stdin.end();
    await ended;
  };
}

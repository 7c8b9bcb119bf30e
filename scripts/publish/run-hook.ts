import { type ExitStatus, print, UsageError } from "../lib/command.ts";

/** Runs a hook and sets the exit status. What it throws is said to who pushes. */
export async function runHook(hook: () => Promise<ExitStatus>): Promise<void> {
  try {
    process.exitCode = await hook();
  } catch (error) {
    const isUsage = error instanceof UsageError || !(error instanceof Error);
    print.message(isUsage ? String(error) : `plumbline: ${error.stack ?? error.message}`);
    process.exitCode = 2;
  }
}

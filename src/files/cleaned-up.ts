/**
 * Does work that has something in the making, and cleans up when it ends, in whichever way: also when the process
 * ends under it, by an error that nobody caught or by a signal (Ctrl-C, `kill`), whose exit status it keeps. Only
 * what is not caught, SIGKILL and the end of the terminal, leaves something behind. Where the work failed, parts of
 * it may still be under way and write, so it is cleaned up once more when the process ends.
 */
export async function cleanedUp<Result>(clean: () => void, work: () => Promise<Result>): Promise<Result> {
  // Not SIGHUP: to listen to it would undo `nohup`, with which a build outlives its terminal.
  const signals = ["SIGINT", "SIGTERM"] as const;
  const stop = (signal: NodeJS.Signals) => {
    forget();
    clean();
    // With nobody listening any more the signal does what it does to every program.
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of signals) process.removeListener(signal, stop);
  };
  process.once("exit", clean);
  for (const signal of signals) process.once(signal, stop);
  try {
    const result = await work();
    process.removeListener("exit", clean);
    return result;
  } finally {
    forget();
    clean();
  }
}

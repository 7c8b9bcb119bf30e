/** Runs a command and says how long it took, how much processor time and how much memory, with all that it started. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Measured {
  readonly wallMs: number;
  /** User and system time of the command and of every process that it waited for. */
  readonly processorMs: number;
  /** The most memory that the command and its processes had together; not a number where the system does not say it. */
  readonly peakMegabytes: number;
  readonly output: string;
}

/** Prints the processor times to descriptor 3 at the end, which the command itself does not see. */
const timed = '"$@" 3>&-; status=$?; times >&3; exit $status';

/** Throws, with what it printed, if the command fails. */
export async function measuredProcess({ command, args, folder, environment }: Command): Promise<Measured> {
  const begin = performance.now();
  const child = spawn("sh", ["-c", timed, "sh", command, ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const texts = ["", "", "", ""];
  for (const at of [1, 2, 3]) {
    child.stdio[at]?.on("data", (data: Buffer) => {
      texts[at] += data.toString();
    });
  }
  let peak = Number.NaN;
  const look = () => {
    const now = memoryOf(child.pid ?? 0);
    if (now !== undefined) peak = Math.max(Number.isNaN(peak) ? 0 : peak, now);
  };
  const watch = setInterval(look, 100);
  const [status, wallMs] = await new Promise<readonly [number | null, number]>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve([code, performance.now() - begin]));
  }).finally(() => clearInterval(watch));
  const [, output = "", messages = "", times = ""] = texts;
  if (status !== 0)
    throw new Error(
      `\`${command} ${args.join(" ")}\` ended with ${status}:\n${(messages || output).slice(-4000)}`,
    );
  return { wallMs, processorMs: millisecondsIn(times), peakMegabytes: peak, output };
}

/** `times` prints a line for the shell and one for what it has waited for, e.g. `1m2.50s 0m3.25s`. */
function millisecondsIn(times: string): number {
  const [, minutes = "", seconds = "", systemMinutes = "", systemSeconds = ""] =
    /\n(\d+)m([\d.]+)s (\d+)m([\d.]+)s/.exec(times) ?? [];
  return 1000 * (60 * (Number(minutes) + Number(systemMinutes)) + Number(seconds) + Number(systemSeconds));
}

/** Megabytes of a process and of all below it, as Linux tells them; `undefined` elsewhere and when it has ended. */
function memoryOf(root: number): number | undefined {
  const parents = parentsOfProcesses();
  if (!parents?.has(root)) return undefined;
  const isBelow = (process: number): boolean =>
    process === root || (parents.has(process) && isBelow(parents.get(process) ?? 0));
  const kilobytes = [...parents.keys()].filter(isBelow).map(residentKilobytes);
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

function parentsOfProcesses(): ReadonlyMap<number, number> | undefined {
  if (process.platform !== "linux") return undefined;
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return new Map(
    processes.flatMap((name): [number, number][] => {
      // The name of a program stands between brackets and may hold anything.
      const fields = maybeText(`/proc/${name}/stat`)
        ?.replace(/^.*\) /s, "")
        .split(" ");
      return fields ? [[Number(name), Number(fields[1])]] : [];
    }),
  );
}

function residentKilobytes(process: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(maybeText(`/proc/${process}/status`) ?? "")?.[1] ?? 0);
}

/** A process may end between two looks at it. */
function maybeText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

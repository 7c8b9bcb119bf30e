/**
 * Who is making something that is not finished. A process that is killed cleans up nothing, so what it had in the
 * making says in its name whose it is, and the next process sees that nobody will finish it:
 *
 *     .dist.plumbline-9f8e7d.1c2b3a4d.4026531836.4711.123456.a1b2c3~
 *                     machine boot   pid space  pid  start  chance
 *
 * A process number alone would not do: it is given again, and every container has a process 1. So the name also
 * holds when the process was started, in which space of process numbers, and since which start of the machine.
 */
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";

export type Standing = "alive" | "dead" | "unknown";

const pattern = /^[0-9a-f]{6}\.[0-9a-f]{8}\.\d+\.\d+\.\d+\.[0-9a-f]{6}$/;

/** Names this process; another name each time. */
export function makerMark(): string {
  const { machine, boot, space } = here();
  const start = startOf(process.pid) ?? "0";
  return [machine, boot, space, process.pid, start, randomBytes(3).toString("hex")].join(".");
}

/** Whether the process of a mark still runs; not known of one on another machine or in another container. */
export function standingOf(mark: string): Standing {
  const [machine, boot, space, pid = "", start] = mark.split(".");
  const own = here();
  if (machine === own.machine && boot !== own.boot) return "dead";
  if (boot !== own.boot || space !== own.space) return "unknown";
  if (own.space === "0") return machine === own.machine ? standingByNumber(Number(pid)) : "unknown";
  return startOf(Number(pid)) === start ? "alive" : "dead";
}

/** A path beside `target` for what is to take its place. Readers of a plan pass over names that end so. */
export function pathAside(target: string): string {
  return `${start(target)}${makerMark()}~`;
}

/** What others have left, or have, in the making beside `target`, with their marks. */
export function othersAside(target: string): readonly { readonly path: string; readonly mark: string }[] {
  const prefix = start(target);
  const folder = dirname(prefix);
  return readdirSync(folder)
    .map((name) => ({ path: join(folder, name), mark: join(folder, name).slice(prefix.length, -1) }))
    .filter(({ path, mark }) => path.startsWith(prefix) && path.endsWith("~") && pattern.test(mark));
}

/** A path as people know it, of one that is in the making. */
export function pathAsKnown(path: string): string {
  return path.replaceAll(/\.([^/\\]+)\.plumbline-[0-9a-f.]+~([/\\]new(?=[/\\]|$))?/g, "$1");
}

/** Long names are cut, since no name may be longer than 255 bytes. */
function start(target: string): string {
  const name = target.slice(dirname(target).length).replace(/^[\\/]+/, "");
  return join(dirname(target), `.${[...name].slice(0, 40).join("")}.plumbline-`);
}

function here(): { readonly machine: string; readonly boot: string; readonly space: string } {
  const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);
  const boot = maybe(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8)) ?? "00000000";
  const space = maybe(() => readlinkSync("/proc/self/ns/pid").replaceAll(/\D/g, "")) ?? "0";
  return { machine, boot, space };
}

/** When a process was started, in ticks since the machine was; `undefined` for one that has ended. */
function startOf(pid: number): string | undefined {
  const line = maybe(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  // The name of the program stands in brackets and may hold anything. The 3rd field is the state, the 22nd the start.
  const [state = "", ...fields] = line?.slice(line.lastIndexOf(")") + 2).split(" ") ?? [];
  // A zombie has ended, and stays in the list until its parent looks.
  return /^[ZX]$/.test(state) ? undefined : fields[18];
}

/** For machines without `/proc`. A number that was given again makes what is left stay for longer, never go too soon. */
function standingByNumber(pid: number): Standing {
  try {
    process.kill(pid, 0);
    return "alive";
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH" ? "dead" : "alive";
  }
}

/** What is not there on this kind of machine. */
function maybe(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

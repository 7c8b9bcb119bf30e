/** What all trials need: two small plans, their portals, builds that can be stopped, and what a folder holds. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const home = fileURLToPath(new URL("../../", import.meta.url));

export interface Edition {
  readonly plan: string;
  /** What its portal holds; see `contentOf`. */
  readonly content: string;
}

export interface Editions {
  /** For whatever a trial makes. */
  readonly folder: string;
  readonly both: readonly [Edition, Edition];
  /** How long a build takes here. */
  readonly buildMs: number;
}

/** Answers with what went wrong, in sentences. */
export type Trial = (editions: Editions, runs: number) => Promise<readonly string[]>;

export async function twoEditions(folder: string): Promise<Editions> {
  const began = performance.now();
  const first = await edition(folder, "first");
  const second = await edition(folder, "second");
  return { folder, both: [first, second], buildMs: (performance.now() - began) / 2 };
}

async function edition(folder: string, name: string): Promise<Edition> {
  const plan = join(folder, name, "content");
  cpSync(join(home, "test/plans/small"), plan, { recursive: true });
  const portal = join(plan, "portal.json");
  const text = readFileSync(portal, "utf8");
  writeFileSync(portal, text.replace(/"name": "[^"]*"/, `"name": "The ${name} edition"`));
  const git = (...args: readonly string[]) =>
    execFileSync(
      "git",
      ["-C", dirname(plan), "-c", "user.name=A", "-c", "user.email=a@example.org", ...args],
      {
        env: {
          ...process.env,
          GIT_AUTHOR_DATE: "2026-09-01T09:00Z",
          GIT_COMMITTER_DATE: "2026-09-01T09:00Z",
        },
      },
    );
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "First");
  const out = join(folder, `${name}-portal`);
  const { status, output } = await build(plan, out, { cwd: dirname(plan) }).ended;
  if (status !== 0) throw new Error(`the ${name} edition cannot be built: ${output}`);
  return { plan, content: contentOf(out) };
}

export interface Build {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly status: number | undefined; readonly output: string }>;
}

export interface BuildOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A command that runs the build, before it, e.g. `unshare`. */
  readonly through?: readonly string[];
  readonly checkout?: string;
}

/** Starts a build in a process group of its own. */
export function build(plan: string, out: string, options: BuildOptions = {}): Build {
  const { cwd = home, env = {}, through = [], checkout = home } = options;
  const script = [process.execPath, join(checkout, "scripts/build.ts"), "--plan", plan, "--out", out];
  const [command = "", ...args] = [...through, ...script];
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, detached: true });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      output += part;
    });
  }
  const ended = new Promise<{ status: number | undefined; output: string }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ status: code ?? undefined, output }));
  });
  return { child, ended };
}

/** Everything that a folder holds, names and bytes, as one digest. */
export function contentOf(folder: string): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    for (const name of readdirSync(path).sort()) {
      const item = join(path, name);
      const isFolder = lstatSync(item).isDirectory();
      hash.update(`${item.slice(folder.length)}\0`);
      if (isFolder) add(item);
      else hash.update(readFileSync(item));
    }
  };
  add(folder);
  return hash.digest("hex");
}

/** What is in the making, or was left, beside a portal and in the checkout. */
export function leftovers(out: string): readonly string[] {
  mkdirSync(join(home, ".astro"), { recursive: true });
  return [dirname(out), join(home, ".astro")].flatMap((folder) =>
    readdirSync(folder).filter((name) => name.includes(".plumbline-")),
  );
}

/** Builds one plan under many conditions that must not matter, and compares the bytes. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { print } from "../lib/command.ts";
import { type BuildOptions, build, contentOf, home, type Trial } from "./trial.ts";

interface Condition extends BuildOptions {
  readonly plan?: string;
}

export const underConditions: Trial = async ({ folder, both: [{ plan, content }] }) => {
  const faults: string[] = [];
  for (const [name, { plan: other = plan, ...options }] of Object.entries(conditions(folder, plan))) {
    const out = join(folder, "conditions", name.replaceAll(/\W+/g, "-"));
    if (
      options.through &&
      spawnSync(options.through[0] ?? "", [...options.through.slice(1), "true"]).status !== 0
    ) {
      print.message(`  ${name}: not possible here`);
      continue;
    }
    const { status, output } = await build(other, out, options).ended;
    const isSame = status === 0 && contentOf(out) === content;
    print.message(`  ${name}: ${isSame ? "the same bytes" : "other bytes"}`);
    if (!isSame) faults.push(`${name}: ${status === 0 ? "other bytes" : output}`);
  }
  return faults;
};

function conditions(folder: string, plan: string): Readonly<Record<string, Condition>> {
  const place = (name: string) => {
    const path = join(folder, "places", name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const clock = (day: string) => ({
    NODE_OPTIONS: `--import=${pathToFileURL(clockAt(place("clocks"), day)).href}`,
  });
  return {
    "Auckland, German": { env: { TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" } },
    "St. John's, Turkish": { env: { TZ: "America/St_Johns", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } },
    "no locale": { env: { LANG: "", LC_ALL: "C" } },
    "files for their owner alone": { through: ["sh", "-c", 'umask 077; exec "$@"', "sh"] },
    "files for everybody": { through: ["sh", "-c", 'umask 0; exec "$@"', "sh"] },
    "another user and home": { env: { HOME: "/nonexistent", USER: "nobody", LOGNAME: "nobody" } },
    "another time of the sources": { env: { SOURCE_DATE_EPOCH: "86400" } },
    "the clock at 1970": { env: clock("1970-01-02") },
    "the clock at 2100": { env: clock("2100-12-31") },
    "files from 1970 and 2100": { plan: withTimes(place("times"), plan) },
    "one thread": { env: { UV_THREADPOOL_SIZE: "1" } },
    "many threads": { env: { UV_THREADPOOL_SIZE: "32" } },
    "one processor": { through: ["taskset", "1"] },
    "no cache": { cwd: place("no-cache") },
    "a damaged cache": { cwd: withDamagedCache(place("damaged-cache")) },
    "a file for a cache": { cwd: withFileForCache(place("file-for-cache")) },
    "another host": { through: ["unshare", "--uts", "sh", "-c", 'hostname elsewhere; exec "$@"', "sh"] },
    "no net": { through: ["unshare", "--net"] },
    "a proxy": { env: { HTTP_PROXY: "http://127.0.0.1:9", HTTPS_PROXY: "http://127.0.0.1:9", CI: "true" } },
    "another place of the plan": { plan: clone(place("another"), plan) },
    "files that were made in another order": { plan: inOtherOrder(place("order"), plan) },
    "another place of the program": elsewhere(join(folder, "places/program")),
  };
}

/** A module that sets the clock of a program. */
function clockAt(folder: string, day: string): string {
  const file = join(folder, `${day}.mjs`);
  const shift = `Date.parse("${day}T12:00:00Z") - RealDate.now()`;
  writeFileSync(
    file,
    `const RealDate = Date; const shift = ${shift};
globalThis.Date = class extends RealDate {
  constructor(...args) { if (args.length === 0) super(RealDate.now() + shift); else super(...args); }
  static now() { return RealDate.now() + shift; }
};\n`,
  );
  return file;
}

function clone(folder: string, plan: string): string {
  execFileSync("git", ["clone", "--quiet", dirname(plan), join(folder, "a b/c")]);
  return join(folder, "a b/c/content");
}

function withTimes(folder: string, plan: string): string {
  const copy = clone(folder, plan);
  for (const [at, name] of filesIn(copy).entries())
    utimesSync(join(copy, name), 0, at % 2 === 0 ? 0 : Date.parse("2100-12-31") / 1000);
  return copy;
}

/** A file system lists files by when they were made, or by a hash of their names. */
function inOtherOrder(folder: string, plan: string): string {
  const copy = join(folder, "copy");
  cpSync(join(dirname(plan), ".git"), join(copy, ".git"), { recursive: true });
  for (const name of [...filesIn(plan)].reverse())
    cpSync(join(plan, name), join(copy, "content", name), { recursive: true });
  return join(copy, "content");
}

function filesIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => statSync(join(folder, name)).isFile()).sort();
}

function withDamagedCache(folder: string): string {
  cpSync(join(home, ".cache"), join(folder, ".cache"), { recursive: true });
  for (const [at, name] of filesIn(join(folder, ".cache")).entries())
    writeFileSync(join(folder, ".cache", name), at % 2 === 0 ? Buffer.alloc(5000, at) : "");
  return folder;
}

function withFileForCache(folder: string): string {
  writeFileSync(join(folder, ".cache"), "not a folder");
  return folder;
}

/** The same checkout at another path. */
function elsewhere(path: string): Condition {
  mkdirSync(path, { recursive: true });
  const bound = `mount --bind "${home}" "${path}" && cd "${path}" && exec "$@"`;
  return { through: ["unshare", "--mount", "sh", "-c", bound, "sh"], checkout: path };
}

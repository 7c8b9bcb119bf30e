import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../helpers/import-into.ts";

const preload = pathToFileURL("scripts/lib/compiled.ts").href;

const tellFolder = 'console.log(process.getBuiltinModule("node:module").getCompileCacheDir() ?? "none")';

/** Runs a program in a folder, as a command of package.json is run. */
function runIn(folder: string, environment: NodeJS.ProcessEnv = {}, program = tellFolder): string {
  const { NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, ...rest } = process.env;
  const args = ["--import", preload, "--eval", program];
  return execFileSync(process.execPath, args, { cwd: folder, env: { ...rest, ...environment } })
    .toString()
    .trim();
}

test("a command keeps compiled modules beside what else it keeps, and lets go of those of other versions of Node", () => {
  const folder = temporaryFolder();
  const compiled = join(folder, ".cache/compiled");
  mkdirSync(join(compiled, "v1.0.0-x64"), { recursive: true });
  mkdirSync(join(folder, ".cache/made"));
  const own = runIn(folder);
  expect(readdirSync(compiled).map((name) => join(compiled, name))).toEqual([own]);
  expect(readdirSync(own).length).toBeGreaterThan(0);
  expect(existsSync(join(folder, ".cache/made"))).toBe(true);
});

test("so do the threads of a command, and other settings of the engine have folders of their own, which are four", () => {
  const folder = temporaryFolder();
  const compiled = join(folder, ".cache/compiled");
  const inThread = `new (process.getBuiltinModule("node:worker_threads").Worker)(${JSON.stringify(tellFolder)}, { eval: true })`;
  const own = runIn(folder);
  expect(runIn(folder, {}, inThread)).toBe(own);
  const [prefix = ""] = /^v[^-]+-[^-]+-/.exec(basename(own)) ?? [];
  for (const [at, name] of ["a", "b", "c", "d"].entries()) {
    mkdirSync(join(compiled, `${prefix}${name}`));
    utimesSync(join(compiled, `${prefix}${name}`), at, at);
  }
  runIn(folder);
  expect(readdirSync(compiled).sort()).toEqual(
    [basename(own), ...["b", "c", "d"].map((name) => `${prefix}${name}`)].sort(),
  );
});

test("where the environment names another place, or none, nothing is removed", () => {
  const folder = temporaryFolder();
  const other = join(folder, ".cache/compiled/v1.0.0-x64");
  mkdirSync(other, { recursive: true });
  expect(runIn(folder, { NODE_COMPILE_CACHE: join(folder, "elsewhere") })).toContain("elsewhere");
  expect(runIn(folder, { NODE_DISABLE_COMPILE_CACHE: "1" })).toBe("none");
  expect(existsSync(other)).toBe(true);
});

test("all commands of users do so, but the one that loads files under new names each time", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const ofUsers =
    /^(start|build|check|report|diff|digest|new|publish|install-hooks|import|export|pack|pull|schemas)$/;
  const without = Object.keys(scripts).filter(
    (name) => !scripts[name].includes("--import ./scripts/lib/compiled.ts ") && ofUsers.test(name),
  );
  expect(without).toEqual([]);
  expect(scripts.dev).toBe("node scripts/dev.ts");
});

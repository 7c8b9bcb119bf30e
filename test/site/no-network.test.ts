/** No command but `pull` reaches for the net: no telemetry, no fonts, no look whether something newer is out. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-network-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lines about all that a program tried to reach. */
function reachedBy(run: (env: NodeJS.ProcessEnv) => void): string {
  const log = join(folder, "log.txt");
  rmSync(log, { force: true });
  // As on a machine where nothing is switched off, and where a program does not think that it is tested.
  const { ASTRO_TELEMETRY_DISABLED: _, TELEMETRY_DISABLED: __, CI: ___, VITEST: ____, ...env } = process.env;
  const guard = pathToFileURL("test/helpers/no-network.ts").href;
  run({ ...env, NODE_ENV: "production", NODE_OPTIONS: `--import ${guard}`, NETWORK_LOG: log });
  return existsSync(log) ? readFileSync(log, "utf8") : "";
}

test.each([
  ["build", ["--out", "portal"]],
  ["check", []],
  ["report", []],
])("npm run %s reaches nothing but its own machine", (command, options) => {
  const args = [`scripts/${command}.ts`, "--plan", "test/plans/small", ...options];
  const out = args.map((arg) => (arg === "portal" ? join(folder, "portal") : arg));
  const reached = reachedBy((env) => execFileSync(process.execPath, out, { env, stdio: "ignore" }));
  expect(reached).toBe("");
});

test("whoever did would be seen", () => {
  const program = `
    await fetch("https://telemetry.example.org/").catch(() => {});
    const { Worker } = await import("node:worker_threads");
    new Worker('fetch("https://thread.example.org/").catch(() => {})', { eval: true });
    const { spawnSync } = await import("node:child_process");
    spawnSync(process.execPath, ["--eval", 'fetch("http://192.0.2.1/").catch(() => {})']);`;
  const reached = reachedBy((env) =>
    spawnSync(process.execPath, ["--input-type=module", "--eval", program], { env }),
  );
  expect(reached).toContain("telemetry.example.org");
  expect(reached).toContain("thread.example.org");
  expect(reached).toContain("192.0.2.1");
});

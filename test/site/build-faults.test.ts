/** What happens to builds, once each. All of it many times: npm run build-faults */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";

/** The portal of test/plans/one-project in a folder of its own. */
function lastPortal(): string {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-build-faults-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const built = inject("portals").find(({ name }) => name === "one-project");
  if (!built) throw new Error("the portal of one-project was not built");
  const out = join(folder, "portal");
  cpSync(built.folder, out, { recursive: true });
  return out;
}

const script = (plan: string, out: string) => [
  "scripts/build.ts",
  "--plan",
  `test/plans/${plan}`,
  "--out",
  out,
];

const start = (plan: string, out: string) => spawn(process.execPath, script(plan, out), { stdio: "ignore" });

const isOf =
  ({ pid }: ChildProcess) =>
  (name: string) =>
    name.includes(`.${pid}.`);

/** A folder is one whole portal: it holds what its own list says, byte by byte, and nothing else. */
function faultsOf(portal: string): string {
  const { stdout, stderr } = spawnSync("sha256sum", ["--check", "--quiet", "data/files.sha256"], {
    cwd: portal,
    encoding: "utf8",
  });
  const files = readdirSync(portal, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const listed = listOf(portal).split("\n").length - 1;
  return `${stdout}${stderr}${files.length === listed + 1 ? "" : `${files.length} files for ${listed} lines`}`;
}

const listOf = (portal: string) => readFileSync(join(portal, "data/files.sha256"), "utf8");

const inTheMaking = (folder: string) => readdirSync(folder).filter((name) => name.includes(".plumbline-"));

/** Lets a build go on until it is at work, and sends it a signal. Answers with how it ended. */
async function stopped(build: ChildProcess, out: string, signal: NodeJS.Signals): Promise<unknown> {
  const places = [dirname(out), ".astro"];
  while (!places.every((folder) => inTheMaking(folder).some(isOf(build)))) await setTimeout(10);
  await setTimeout(300);
  build.kill(signal);
  const [code, by] = await once(build, "exit");
  return { code, by };
}

test("a build that is killed or ended leaves the last portal, and the next one clears up after it", async () => {
  const out = lastPortal();
  const before = listOf(out);
  expect(await stopped(start("small", out), out, "SIGKILL")).toEqual({ code: null, by: "SIGKILL" });
  expect(inTheMaking(dirname(out))).toHaveLength(1);
  expect(await stopped(start("small", out), out, "SIGTERM")).toEqual({ code: null, by: "SIGTERM" });
  expect({ list: listOf(out), faults: faultsOf(out) }).toEqual({ list: before, faults: "" });
  expect([inTheMaking(dirname(out)), inTheMaking(".astro")]).toEqual([[], []]);
});

test("a build that is killed while its program is bundled takes the process for that along", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-build-faults-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [command = "", ...options] = script("small", join(folder, "portal")).map((part) =>
    existsSync(part) ? resolve(part) : part,
  );
  // Nothing is kept in the current folder.
  const build = spawn(process.execPath, [command, ...options], { cwd: folder, stdio: "ignore" });
  while (inTheMaking(".astro").length === 0) await setTimeout(10);
  expect(inTheMaking(".astro").some(isOf(build))).toBe(false);
  build.kill("SIGKILL");
  await once(build, "exit");
  while (inTheMaking(".astro").length > 0) await setTimeout(10);
});

test("of two builds at once to one place each puts a whole portal there, and there is one at every moment", async () => {
  const out = lastPortal();
  const builds = ["small", "one-project"].map((plan) => once(start(plan, out), "exit"));
  const looks = { found: 0, missing: 0 };
  const ends = Promise.all(builds);
  let done = false;
  void ends.then(() => {
    done = true;
  });
  for (; !done; await setTimeout(1)) {
    try {
      listOf(out);
      looks.found += 1;
    } catch {
      looks.missing += 1;
    }
  }
  expect(await ends).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(faultsOf(out)).toBe("");
  expect(looks.found).toBeGreaterThan(100);
  // Other systems know no exchange of two folders.
  if (process.platform === "linux") expect(looks.missing).toBe(0);
  expect([inTheMaking(dirname(out)), inTheMaking(".astro")]).toEqual([[], []]);
});

/** Runs a script of the shell with a small disk at `$1`, without any rights on this machine; if it lets us. */
function withSmallDisk(disk: string, commands: string): ReturnType<typeof spawnSync> | undefined {
  const mounted = 'mount -t tmpfs -o size=7m tmpfs "$1" || exit 125; ';
  const args = ["--user", "--map-root-user", "--mount", "sh", "-c", `${mounted}${commands}`, "sh", disk];
  const result = spawnSync("unshare", args, { encoding: "utf8" });
  if (result.error || result.status === 125 || String(result.stderr).startsWith("unshare:")) return undefined;
  return result;
}

test("a full disk, and one that can only be read, leave the last portal, and the message says what to do", ({
  skip,
}) => {
  const out = lastPortal();
  const disk = join(dirname(out), "disk");
  mkdirSync(disk);
  const build = (to: string) => `"${process.execPath}" ${script("small", `"${to}"`).join(" ")}`;
  const result = withSmallDisk(
    disk,
    `cp -R "${out}" "$1/portal"
     dd if=/dev/zero of="$1/ballast" bs=1024 count=2000 2>/dev/null
     ${build("$1/portal")}; echo "status $?"
     mount -o remount,ro "$1"
     ${build("$1/new/portal")}; echo "status $?"
     ls -A "$1"
     cd "$1/portal" && sha256sum --check --quiet data/files.sha256 && echo whole`,
  );
  if (!result) return skip("this machine lets nobody mount a disk of his own, so none runs full");
  const shown = String(result.stderr)
    .replaceAll(disk, "DISK")
    .replaceAll(/(DISK\/portal)\/[^`]+/g, "$1/…");
  expect(shown).toMatchInlineSnapshot(`
    "plumbline: \`DISK/portal\`: there is no space left on the disk (ENOSPC); free some, then run the command again
    \`DISK/portal\` is as it was
    plumbline: \`DISK/new\`: this is a file system that can only be read (EROFS); name a place that can be written
    \`DISK/new/portal\` was not made
    "
  `);
  expect(result.stdout).toBe("status 2\nstatus 2\nballast\nportal\nwhole\n");
});

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-builds-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

// Every condition alone: npm run build-faults -- conditions
test("two builds of one plan give the same bytes, whatever the time zone, locale, clock, user, umask and threads", () => {
  const out = join(folder, "again");
  const clock = join(folder, "clock.mjs");
  writeFileSync(
    clock,
    `const RealDate = Date;
     const at = Date.parse("2100-12-31T12:00:00Z");
     globalThis.Date = class extends RealDate {
       constructor(...args) { super(...(args.length > 0 ? args : [at])); }
       static now() { return at; }
     };`,
  );
  const env = {
    ...process.env,
    TZ: "Pacific/Auckland",
    LANG: "tr_TR.UTF-8",
    LC_ALL: "tr_TR.UTF-8",
    NODE_OPTIONS: `--import=${pathToFileURL(clock).href}`,
    HOME: folder,
    USER: "nobody",
    SOURCE_DATE_EPOCH: "0",
    UV_THREADPOOL_SIZE: "1",
  };
  const umask = process.umask(0o077);
  try {
    execFileSync(process.execPath, ["scripts/build.ts", "--out", out], { env, stdio: "inherit" });
  } finally {
    process.umask(umask);
  }
  expect(digests(out)).toEqual(digests(portalOf("content")));
  const file = statSync(join(out, "data/build.json"));
  if (process.platform !== "win32") expect(file.mode & 0o777).toBe(0o600);
});

test("no file of a portal says where on the disk it was built", () => {
  const places = [process.cwd(), dirname(portalOf("content")), homedir()].filter((path) => path.length > 6);
  const telling = filesIn(portalOf("content")).filter((path) => {
    const bytes = readFileSync(path);
    const text = path.includes("pagefind") && bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
    return places.some((place) => text.includes(place));
  });
  expect(telling).toEqual([]);
});

test("a broken plan builds nothing, names every problem and leaves the last portal as it was", () => {
  const plan = join(folder, "plan");
  const out = join(folder, "portal");
  cpSync("test/plans/small", plan, { recursive: true });
  const build = () =>
    spawnSync(process.execPath, ["scripts/build.ts", "--plan", plan, "--out", out], { encoding: "utf8" });
  expect(build()).toMatchObject({ status: 0 });
  const before = digests(out);

  edit(join(plan, "kpis/churn.json"), '"definition"', '"defintion"');
  edit(join(plan, "kpis/churn.json"), '"cfo"', '"cof"');
  edit(join(plan, "milestones/keep/offer.json"), "2026-06-30", "2026-02-30");
  edit(join(plan, "plans/keep.mdx"), "Call every", "Call {every");
  edit(join(plan, "people/cfo.json"), '"unit"', '"title": "Again", "unit"');
  const { status, stderr } = build();

  expect(status).toBe(1);
  expect(stderr.match(/^\S+: error: .*$/gm)).toMatchInlineSnapshot(`
    [
      "plan/kpis/churn.json:1:1: error: \`definition\` is missing in this KPI [schema/missing]",
      "plan/kpis/churn.json:3:3: error: \`defintion\` is not a field of a KPI [schema/unknown-key]",
      "plan/kpis/churn.json:8:18: error: \`accountable\` names the person \`cof\`, which does not exist [reference/unknown]",
      "plan/milestones/keep/offer.json:4:50: error: \`baseline.finish\` is \`2026-02-30\`, which does not exist: 2026-02 has 28 days [date/invalid]",
      "plan/people/cfo.json:1:39: error: \`title\` is given twice, first on line 1 [json/duplicate-key]",
      "plan/plans/keep.mdx:16:6: error: the \`{\` is not closed [mdx/syntax]",
    ]
  `);
  expect(digests(out)).toEqual(before);
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
});

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} holds no \`${from}\``);
  writeFileSync(file, text.replace(from, to));
}

function portalOf(name: string): string {
  const built = inject("portals").find((portal) => portal.name === name);
  if (!built) throw new Error(`the portal of ${name} was not built`);
  return built.folder;
}

function filesIn(root: string): readonly string[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return files.map((item) => join(item.parentPath, item.name)).sort();
}

/** The hash of every file of a folder, by its path. */
function digests(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesIn(root).map((path) => [
      relative(root, path),
      createHash("sha256").update(readFileSync(path)).digest("hex"),
    ]),
  );
}

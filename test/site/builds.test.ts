import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-builds-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("two builds of one plan give the same bytes, whatever the time zone and locale", () => {
  const built = inject("portals").find(({ name }) => name === "content");
  if (!built) throw new Error("the portal of content/ was not built");
  const out = join(folder, "again");
  const env = { ...process.env, TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" };
  execFileSync(process.execPath, ["scripts/build.ts", "--out", out], { env, stdio: "inherit" });
  expect(digests(out)).toEqual(digests(built.folder));
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

/** The hash of every file of a folder, by its path. */
function digests(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const paths = files.map((item) => join(item.parentPath, item.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [
      relative(root, path),
      createHash("sha256").update(readFileSync(path)).digest("hex"),
    ]),
  );
}

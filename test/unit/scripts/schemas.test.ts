import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { collectionNames, collections } from "../../../src/model/index.ts";

function schemas(...args: readonly string[]) {
  const workspace = mkdtempSync(join(tmpdir(), "plumbline-schemas-"));
  onTestFinished(() => rmSync(workspace, { recursive: true, force: true }));
  const out = join(workspace, "schemas");
  const all = ["scripts/schemas.ts", "--plan", "test/plans/small", "--out", out, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: "utf8" });
  const read = (path: string) => readFileSync(join(workspace, path), "utf8");
  return { status, stdout, stderr, out, workspace, read };
}

test("npm run schemas writes a schema for every kind of file, and what frontmatter needs beside them", () => {
  const { status, stdout, out, read } = schemas();
  expect({ status, stdout }).toEqual({ status: 0, stdout: `15 schemas in \`${out}\`\n` });
  const names = ["portal", ...collectionNames].map((name) => `${name}.json`);
  expect(readdirSync(out).sort()).toEqual(names.sort());
  expect(read("schemas/kpis.json")).not.toContain("anyOf");
  const { entries } = JSON.parse(read(".astro/collections/collections.json"));
  expect(Object.values(entries)).toEqual(["plumbline-objectives", "plumbline-plans", "plumbline-updates"]);
});

test("npm run schemas -- --with-ids offers the ids of the plan", () => {
  const { stdout, read } = schemas("--with-ids");
  expect(stdout).toContain("with the ids of `test/plans/small`");
  const accountable = { anyOf: [{ enum: ["cfo", "service"] }, { type: "string", minLength: 1 }] };
  expect(JSON.parse(read("schemas/kpis.json")).properties.accountable).toMatchObject(accountable);
  const plans = JSON.parse(read(".astro/collections/plumbline-plans.schema.json"));
  expect(plans.properties.sponsor).toMatchObject(accountable);
});

test("npm run schemas needs a plan for its ids only", () => {
  expect(schemas("--plan", "nowhere").status).toBe(0);
  const { status, stderr, out } = schemas("--plan", "nowhere", "--with-ids");
  expect(status).toBe(2);
  expect(stderr).toContain("there is no plan folder `nowhere`");
  expect(existsSync(out)).toBe(false);
});

test("the settings of VS Code name the schema of every JSON file of content/", () => {
  const settings = JSON.parse(readFileSync(".vscode/settings.json", "utf8"));
  const json = collectionNames.filter((name) => collections[name].format === "json");
  expect(settings["json.schemas"]).toEqual([
    { fileMatch: ["/content/portal.json"], url: "./schemas/portal.json" },
    ...json.map((name) => ({ fileMatch: [`/content/${name}/**/*.json`], url: `./schemas/${name}.json` })),
  ]);
  expect(settings["astro.content-intellisense"]).toBe(true);
});

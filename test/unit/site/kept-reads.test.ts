import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeCachedBytes } from "../../../src/files/cached-text.ts";
import { loadPlan } from "../../../src/load/index.ts";
import { keptReads } from "../../../src/site/kept-reads.ts";
import { temporaryFolder } from "../../helpers/import-into.ts";
import { entry, type Files, planFolder } from "../../helpers/plan-folder.ts";

const folderOf = () => join(temporaryFolder(), "read");

/** Reads a plan with what is kept under a name, keeps it, and says which files were read. */
function readWith(folder: string, planFolder: string, name = "content"): readonly (string | undefined)[] {
  const { reads, keep } = keptReads(folder, name);
  const { problems } = loadPlan(planFolder, { earlier: reads });
  expect(problems).toEqual([]);
  expect(keep()).toBeUndefined();
  const read = [...reads.used].filter(([key, kept]) => reads.known.get(key) !== kept);
  return read.map(([key]) => key.split("\n")[0]);
}

const only = (folder: string) => join(folder, readdirSync(folder)[0] ?? "");

test("the next build reads what was changed, whatever the age of the files", () => {
  const folder = folderOf();
  const plan = planFolder();
  expect(readWith(folder, plan)).toHaveLength(5);
  const churn = join(plan, "kpis/churn.json");
  utimesSync(churn, 1, 1);
  expect(readWith(folder, plan)).toEqual([]);
  const { mtimeMs } = statSync(churn);
  writeFileSync(churn, readFileSync(churn, "utf8").replace('"KPI"', '"KPA"'));
  utimesSync(churn, mtimeMs / 1000, mtimeMs / 1000);
  expect(readWith(folder, plan)).toEqual(["content/kpis/churn.json"]);
  expect(readWith(folder, plan)).toEqual([]);
});

test("what is damaged or was made by somebody else counts as missing, and is made anew", () => {
  const folder = folderOf();
  const plan = planFolder();
  readWith(folder, plan);
  const file = only(folder);
  const whole = readFileSync(file);
  const damages = [whole.subarray(0, -1), Buffer.from(whole).fill(0, 90, 91), Buffer.alloc(0)];
  for (const damaged of damages) {
    writeFileSync(file, damaged);
    expect(readWith(folder, plan)).toHaveLength(5);
    expect(readWith(folder, plan)).toEqual([]);
  }
  writeCachedBytes(file, Buffer.from("what no program has written"));
  expect(readWith(folder, plan)).toHaveLength(5);
});

test("so much is kept as one build used, for a few plans", () => {
  const folder = folderOf();
  const plan = planFolder();
  for (const name of ["a", "b", "c", "d", "e", "f", "g", "h"]) {
    readWith(folder, plan, name);
    const newest = readdirSync(folder).sort(
      (x, y) => statSync(join(folder, y)).mtimeMs - statSync(join(folder, x)).mtimeMs,
    )[0];
    utimesSync(join(folder, newest ?? ""), 1_000 + name.charCodeAt(0), 1_000 + name.charCodeAt(0));
  }
  expect(readdirSync(folder)).toHaveLength(6);
  expect(readWith(folder, plan, "a")).toHaveLength(5);
  expect(readWith(folder, plan, "h")).toEqual([]);
});

test("all is not written anew for one file of a hundred, which is read each time until more are new", () => {
  const folder = folderOf();
  const people = (count: number): Files =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `risks/r${at}.json`,
        entry("risks", { title: `Risk ${"abcdefghij".charAt(at % 10).repeat(9 + at)}` }),
      ]),
    );
  readWith(folder, planFolder(people(100)));
  const { mtimeMs } = statSync(only(folder));
  expect(readWith(folder, planFolder(people(101)))).toEqual(["content/risks/r100.json"]);
  expect(readWith(folder, planFolder(people(101)))).toEqual(["content/risks/r100.json"]);
  expect(statSync(only(folder)).mtimeMs).toBe(mtimeMs);
  expect(readWith(folder, planFolder(people(104)))).toHaveLength(4);
  expect(readWith(folder, planFolder(people(104)))).toEqual([]);
});

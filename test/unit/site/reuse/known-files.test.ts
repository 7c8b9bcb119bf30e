import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { knownFiles, rememberFiles } from "../../../../src/site/reuse/known-files.ts";

const hash = (digit: number) => String(digit).padStart(64, "0");

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "known-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Remembers a build that made one file, and makes it look `at` seconds old. */
function build(path: string, maker: string, at: number): void {
  const before = new Set(readdirSync(path));
  rememberFiles(path, maker, new Map([[hash(at), [{ path: `a b/${at}.md`, digest: hash(at + 100) }]]]));
  const made = readdirSync(path).find((name) => !before.has(name));
  if (made) utimesSync(join(path, made), at, at);
}

test("what builds have made is known to the next one of the same maker", () => {
  const path = folder();
  build(path, "m", 1);
  build(path, "m", 2);
  build(path, "n", 3);
  expect([...knownFiles(path, "m")]).toEqual([
    [hash(1), [{ path: "a b/1.md", digest: hash(101) }]],
    [hash(2), [{ path: "a b/2.md", digest: hash(102) }]],
  ]);
});

test("all files of one thing are known together", () => {
  const path = folder();
  const files = [1, 2].map((at) => ({ path: `pagefind/${at}`, digest: hash(at) }));
  rememberFiles(path, "m", new Map([[hash(9), files]]));
  expect(knownFiles(path, "m").get(hash(9))).toEqual(files);
});

test("a file that was cut short counts as missing", () => {
  const path = folder();
  rememberFiles(path, "m", new Map([1, 2].map((at) => [hash(at), [{ path: "x", digest: hash(at) }]])));
  const [name = ""] = readdirSync(path);
  const text = readFileSync(join(path, name), "utf8");
  writeFileSync(join(path, name), text.slice(0, -70));
  expect(knownFiles(path, "m").size).toBe(0);
});

test("the last eight builds are remembered, whoever made them", () => {
  const path = folder();
  for (let at = 1; at <= 10; at += 1) build(path, at % 2 === 0 ? "m" : "n", at);
  expect(readdirSync(path)).toHaveLength(8);
  expect([...knownFiles(path, "m").keys()]).toEqual([4, 6, 8, 10].map(hash));
});

test("nothing is known where nothing was made", () => {
  expect(knownFiles(join(folder(), "none"), "m").size).toBe(0);
});

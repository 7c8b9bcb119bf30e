import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { makerMark } from "../../../src/files/maker.ts";
import { writeFile, writeFiles, writeFileWith } from "../../../src/files/write-file.ts";
import { markOfEnded } from "../../helpers/ended-process.ts";
import { temporaryFolder } from "../../helpers/import-into.ts";

test("a file is written with the folders above it, and nothing else is left", () => {
  const folder = temporaryFolder();
  writeFile(join(folder, "a/b/c.txt"), "first");
  writeFile(join(folder, "a/b/c.txt"), "second");
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["a", "a/b", "a/b/c.txt"]);
  expect(readFileSync(join(folder, "a/b/c.txt"), "utf8")).toBe("second");
});

test("a file keeps its permissions, and a link leads to what it led to", () => {
  const folder = temporaryFolder();
  const [file, link] = [join(folder, "file"), join(folder, "link")];
  writeFileSync(file, "first");
  chmodSync(file, 0o640);
  symlinkSync("file", link);
  writeFile(link, "second");
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file, "utf8")).toBe("second");
  expect(statSync(file).mode & 0o777).toBe(0o640);
});

test.skipIf(process.platform === "win32")("a pipe is written and stays a pipe", async () => {
  const pipe = join(temporaryFolder(), "pipe");
  execFileSync("mkfifo", [pipe]);
  const reader = spawn("cat", [pipe]);
  writeFile(pipe, "through");
  expect(await text(reader.stdout)).toBe("through");
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});

test("a new file never takes the place of one that is there", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "theirs");
  expect(() => writeFile(file, "ours", { isNew: true })).toThrow(/something is there already \(EEXIST\)/);
  expect(readFileSync(file, "utf8")).toBe("theirs");
});

test("where one file cannot be written, all are as they were", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a"), "as it was");
  const files = ["a", "a/b"].map((name) => [join(folder, name), "new"] as const);
  expect(() => writeFiles(files)).toThrow(
    /a file stands where a folder is needed|something is there already/,
  );
  expect(readdirSync(folder)).toEqual(["a"]);
  expect(readFileSync(join(folder, "a"), "utf8")).toBe("as it was");
});

test("what a writer that was killed has left is removed, and what another one is writing stays", () => {
  const folder = temporaryFolder();
  const left = join(folder, `.file.plumbline-${markOfEnded()}~`);
  const underWay = join(folder, `.file.plumbline-${makerMark()}~`);
  const similar = join(folder, ".file.plumbline-notes~");
  for (const path of [left, underWay, similar]) writeFileSync(path, "");
  writeFile(join(folder, "file"), "");
  expect([left, underWay, similar].map((path) => existsSync(path))).toEqual([false, true, true]);
});

test("what something else writes takes its place only when it has been written", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "file");
  writeFileSync(file, "as it was");
  const failing = writeFileWith(file, async (aside) => {
    writeFileSync(aside, "half");
    throw new Error("IO Error: No space left on device");
  });
  await expect(failing).rejects.toThrow("there is no space left on the disk (ENOSPC)");
  expect(readFileSync(file, "utf8")).toBe("as it was");
  await writeFileWith(file, async (aside) => writeFileSync(aside, "whole"));
  expect(readFileSync(file, "utf8")).toBe("whole");
  expect(readdirSync(folder)).toEqual(["file"]);
});

test("a name of the greatest length is written", () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const name = "ä".repeat(127);
  writeFile(join(folder, name), "");
  expect(readdirSync(folder)).toEqual([name]);
});

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readCachedText, writeCachedText } from "../../../src/files/cached-text.ts";
import { temporaryFolder } from "../../helpers/import-into.ts";

test("a text is kept whole, or is missing", () => {
  const file = join(temporaryFolder(), "a/b");
  expect(readCachedText(file)).toBeUndefined();
  expect(writeCachedText(file, "one\ntwo\n")).toBeUndefined();
  expect(readCachedText(file)).toBe("one\ntwo\n");
  const whole = readFileSync(file);
  const flipped = Buffer.from(whole).fill(0, 70, 71);
  for (const damaged of [
    Buffer.alloc(0),
    whole.subarray(0, -1),
    whole.subarray(65),
    flipped,
    Buffer.alloc(99, 7),
  ]) {
    writeFileSync(file, damaged);
    expect(readCachedText(file)).toBeUndefined();
  }
  expect(writeCachedText(file, "three")).toBeUndefined();
  expect(readCachedText(file)).toBe("three");
});

test("a folder in the place of a file, and a file in the place of a folder, are said and hurt nobody", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "taken/by"), { recursive: true });
  writeFileSync(join(folder, "file"), "");
  expect(readCachedText(join(folder, "taken"))).toBeUndefined();
  expect(writeCachedText(join(folder, "taken"), "text")?.message).toContain(
    "a folder stands where a file is needed",
  );
  expect(readCachedText(join(folder, "file/a"))).toBeUndefined();
  expect(writeCachedText(join(folder, "file/a/b"), "text")?.message).toContain(
    "a file stands where a folder is needed",
  );
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDrawing, writeDrawing } from "../../../src/diagrams/mermaid/render-cache.ts";

const drawing = { ok: true, svg: "<svg></svg>", title: "A title", description: undefined } as const;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "drawings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what was written is read, and nothing else is left behind", () => {
  writeDrawing(folder, "key", drawing);
  expect(readDrawing(folder, "key")).toEqual(drawing);
  expect(readdirSync(folder)).toEqual(["key.json"]);
});

test("a missing file or folder is a miss", () => {
  expect(readDrawing(folder, "other")).toBeUndefined();
  expect(readDrawing(join(folder, "none"), "key")).toBeUndefined();
});

test("a file that was damaged is a miss", () => {
  writeDrawing(folder, "key", drawing);
  const path = join(folder, "key.json");
  const whole = readFileSync(path, "utf8");
  for (const damaged of ["", "\n", "{}", whole.slice(0, -1), whole.replace("A title", "B title")]) {
    writeFileSync(path, damaged);
    expect(readDrawing(folder, "key"), damaged).toBeUndefined();
  }
});

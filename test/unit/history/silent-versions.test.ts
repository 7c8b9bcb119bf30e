import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { silentVersions } from "../../../src/history/silent-versions.ts";
import { temporaryFolder } from "../../helpers/import-into.ts";

test("what names no audience is known the next time, by the same program, as long as it is asked for", () => {
  const file = join(temporaryFolder(), "silent.txt");
  const first = silentVersions(file, "one");
  expect(first.has("a1")).toBe(false);
  first.add("a1");
  first.add("b2");
  expect(first.keep()).toBeUndefined();
  expect(silentVersions(file, "two").has("a1")).toBe(false);

  const second = silentVersions(file, "one");
  expect(second.has("a1")).toBe(true);
  second.add("c3");
  second.keep();
  expect(readFileSync(file, "utf8").split("\n").slice(1)).toEqual(["one", "a1", "c3"]);
});

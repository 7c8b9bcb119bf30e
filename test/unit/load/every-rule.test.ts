/** Every rule of the check has a test that shows its whole message, as its reader will see it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { problemRules } from "../../../src/model/index.ts";

const folders = ["test/unit/load", "test/unit/diagrams", "test/unit/site", "test/unit/scripts"];

test("every rule stands in the snapshot of a message", () => {
  const tests = folders
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => readFileSync(file, "utf8"));
  const shown = new Set(
    tests.flatMap((text) => [...text.matchAll(/\[([a-z]+\/[a-z-]+)\]/g)].map(([, rule]) => rule)),
  );
  expect(Object.keys(problemRules).filter((rule) => !shown.has(rule))).toEqual([]);
});

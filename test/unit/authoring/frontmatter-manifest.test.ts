import { expect, test } from "vitest";
import { frontmatterSupport } from "../../../src/authoring/frontmatter-manifest.ts";
import { fileSchemas } from "../../../src/authoring/json-schema.ts";

test("frontmatterSupport tells the collection of each file by its decoded address in lower case", () => {
  const url = "file:///home/Ann/our%20plan/content/plans/erp.mdx";
  const files = frontmatterSupport(fileSchemas(), [{ url, collection: "plans" }]);
  expect([...files.keys()]).toEqual([
    "collections.json",
    "plumbline-objectives.schema.json",
    "plumbline-plans.schema.json",
    "plumbline-updates.schema.json",
    "plumbline-decisions.schema.json",
    "plumbline-forums.schema.json",
  ]);
  const manifest: unknown = JSON.parse(files.get("collections.json") ?? "");
  expect(manifest).toMatchObject({
    entries: { "file:///home/ann/our plan/content/plans/erp.mdx": "plumbline-plans" },
  });
  expect(manifest).toHaveProperty("collections.1", { hasSchema: true, name: "plumbline-plans" });
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { earlierReads } from "../../../../src/load/earlier-reads.ts";
import { loadPlan } from "../../../../src/load/index.ts";
import { siteInputs } from "../../../../src/site/reuse/site-inputs.ts";
import type { Site } from "../../../../src/site/site.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";

const portal = { title: "A plan", currency: "EUR", locale: "en-GB" };
const ann = { title: "Ann" };

function folderOfPlan() {
  const folder = join(temporaryFolder(), "plan");
  const write = (path: string, content: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write("portal.json", JSON.stringify(portal));
  write("people/ann.json", JSON.stringify(ann));
  write("media/map.png", "map");
  write(".note", "hidden");
  return { folder, write };
}

/** What decides the portal of the plan that was read from a folder, as far as it comes from there. */
function inputs(planFolder: string, versions: ReadonlyMap<string, string>): unknown {
  const some = { commit: {}, history: { kind: "none" }, report: {}, repository: { portal: {} }, leftOut: [] };
  return siteInputs({ ...some, planFolder, versions } as unknown as Site);
}

test("files count as they were read, and as they are where nobody has read them", () => {
  const { folder, write } = folderOfPlan();
  const { versions } = loadPlan(folder, { earlier: earlierReads() });
  expect([...versions.keys()]).toEqual(["people/ann.json"]);
  const read = inputs(folder, versions);
  expect(read).toEqual(inputs(folder, new Map()));
  write(".note", "other");
  write("people/ann.json", JSON.stringify({ title: "Anne" }));
  expect(inputs(folder, versions)).toEqual(read);
  expect(inputs(folder, new Map())).not.toEqual(read);
  write("media/map.png", "another");
  expect(inputs(folder, versions)).not.toEqual(read);
});

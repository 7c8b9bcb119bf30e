import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeOptions } from "../../../../scripts/bench/cold-build.ts";
import { setAside } from "../../../../scripts/bench/set-aside.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";

test("what is set aside makes room each time, and nothing of it is removed", () => {
  const parent = temporaryFolder();
  const folder = join(parent, "build");
  setAside(folder);
  for (const name of ["a", "b"]) {
    mkdirSync(folder);
    writeFileSync(join(folder, name), "");
    setAside(folder);
    expect(existsSync(folder)).toBe(false);
  }
  expect(readdirSync(parent, { recursive: true }).sort()).toEqual([
    "build-aside-1",
    join("build-aside-1", "a"),
    "build-aside-2",
    join("build-aside-2", "b"),
  ]);
});

test("builds are measured with the options of Node that `npm run build` has", () => {
  const preload = new URL("../../../../scripts/lib/compiled.ts", import.meta.url).href;
  expect(nodeOptions()).toEqual(["--v8-pool-size=0", "--import", preload]);
});

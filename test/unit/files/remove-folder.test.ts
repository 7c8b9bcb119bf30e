import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { removeFolder } from "../../../src/files/remove-folder.ts";
import { temporaryFolder } from "../../helpers/import-into.ts";

test.each([
  ["a small folder", 3],
  ["one that two threads remove", 1_500],
])("%s is gone with all that is in it, and nothing beside it", async (_, many) => {
  const parent = temporaryFolder();
  const folder = join(parent, "folder");
  for (const part of ["a", "b", "c", "d"])
    for (let at = 0; at < many; at += 1) {
      mkdirSync(join(folder, "new", part, `${at}`), { recursive: true });
      if (at % 2 === 0) writeFileSync(join(folder, "new", part, `${at}`, "index.html"), "x");
    }
  writeFileSync(join(folder, "new", "file"), "x");
  writeFileSync(join(parent, "other"), "x");
  await removeFolder(folder);
  expect([existsSync(folder), existsSync(join(parent, "other"))]).toEqual([false, true]);
});

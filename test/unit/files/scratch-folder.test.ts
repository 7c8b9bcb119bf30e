import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inScratchFolder } from "../../../src/files/scratch-folder.ts";
import { markOfEnded } from "../../helpers/ended-process.ts";

test("a folder for temporary files is this user's alone and goes with the work, and with it what was left", async () => {
  const left = join(tmpdir(), `.plumbline-trial.plumbline-${markOfEnded()}~`);
  mkdirSync(left);
  writeFileSync(join(left, "file"), "");
  let used = "";
  const work = inScratchFolder("trial", async (folder) => {
    used = folder;
    writeFileSync(join(folder, "file"), "");
    if (process.platform !== "win32") expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(existsSync(left)).toBe(false);
    throw new Error("a fault");
  });
  await expect(work).rejects.toThrow("a fault");
  expect(existsSync(used)).toBe(false);
});

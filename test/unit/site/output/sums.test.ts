import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { listEditions, refuseForeign } from "../../../../src/site/output/sums.ts";
import { sealed } from "../../../helpers/finished-files.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";

function portal(more: readonly string[] = []): string {
  const folder = join(temporaryFolder(), "portal");
  for (const path of ["index.html", "data/build.json", "media/a b.png", ...more]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
  sealed(folder);
  return folder;
}

const refusal = (folder: string): string => {
  try {
    refuseForeign(folder);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(folder, "FOLDER") : "";
  }
};

test("a portal lists its files in the order of their names, as `sha256sum` does, and may be replaced", () => {
  const folder = portal(["media/new\nline\\.png"]);
  const list = readFileSync(join(folder, "data/files.sha256"), "utf8");
  expect(list.split("\n").map((line) => line.replace(/[0-9a-f]{64}/, "SUM"))).toEqual([
    "SUM  data/build.json",
    "SUM  index.html",
    "SUM  media/a b.png",
    "\\SUM  media/new\\nline\\\\.png",
    "",
  ]);
  const names = ["data/build.json", "index.html", "media/a b.png", "media/new\nline\\.png"];
  expect(list).toBe(execFileSync("sha256sum", names, { cwd: folder, encoding: "utf8" }));
  expect(refusal(folder)).toBe("");
});

test("a portal to which somebody has added a file is not replaced, and the message names it", () => {
  const folder = portal();
  writeFileSync(join(folder, ".DS_Store"), "");
  expect(refusal(folder)).toBe("");
  rmSync(join(folder, "index.html"));
  expect(refusal(folder)).toBe("");
  writeFileSync(join(folder, "media/notes.txt"), "mine");
  mkdirSync(join(folder, ".git"));
  writeFileSync(join(folder, ".git/HEAD"), "");
  expect(refusal(folder)).toMatchInlineSnapshot(
    `"\`FOLDER\` holds \`.git/HEAD\` and 1 more, which no build has put there and which a new portal would replace; move it away, or name another place with --out"`,
  );
  rmSync(join(folder, ".git"), { recursive: true });
  rmSync(join(folder, "media"), { recursive: true });
  symlinkSync("/", join(folder, "media"));
  expect(refusal(folder)).toContain("holds `media`, which no build has put there");
});

test("what is no portal is not replaced", () => {
  const home = temporaryFolder();
  expect(refusal(home)).toBe("");
  mkdirSync(join(home, "Documents"));
  mkdirSync(join(home, "data"));
  writeFileSync(join(home, "data/files.sha256"), `${"0".repeat(64)}  Documents\n`);
  expect(refusal(home)).toMatchInlineSnapshot(
    `"\`FOLDER\` is not a portal, but holds \`Documents\` and 1 more, which a portal would replace; name an empty or a new folder with --out, or empty this one if nothing in it is needed"`,
  );
  expect(refusal("/")).toContain("is not a portal, but holds");
  expect(refusal("content")).toContain("is not a portal, but holds");
  expect(refusal("package.json")).toMatchInlineSnapshot(
    `"\`FOLDER\` is a file, and a portal is a folder; name another place with --out"`,
  );
});

test("a folder of editions may be replaced, and nothing in it that is neither one of them nor theirs", () => {
  const editions = temporaryFolder();
  for (const name of ["everyone", "board"]) cpSync(portal(), join(editions, name), { recursive: true });
  expect(refusal(editions)).toContain("is not a portal, but holds `board` and 1 more");
  listEditions(editions, ["everyone", "board"]);
  expect(refusal(editions)).toBe("");
  writeFileSync(join(editions, "board/notes.txt"), "mine");
  expect(refusal(editions)).toContain("FOLDER/board` holds `notes.txt`, which no build has put there");
  rmSync(join(editions, "board"), { recursive: true });
  expect(refusal(editions)).toBe("");
  mkdirSync(join(editions, "staff"));
  expect(refusal(editions)).toContain("FOLDER` holds `staff`, which no build has put there");
});

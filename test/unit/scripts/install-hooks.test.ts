import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { publishSettings } from "../../../scripts/publish/settings.ts";

let folder: string;
let repository: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-install-"));
  repository = join(folder, "plans.git");
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function install(...args: readonly string[]) {
  const all = ["scripts/install-hooks.ts", "--repo", repository, "--site", join(folder, "site"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: "utf8" });
  return { status, stdout: stdout.replaceAll(folder, ""), stderr: stderr.replaceAll(folder, "") };
}

describe("npm run install-hooks", () => {
  test("makes a bare repository with both hooks and its settings, and replaces them when called again", () => {
    expect(install("--branch", "release", "--folder", "docs/plan/", "--base", "/plans")).toEqual({
      status: 0,
      stdout:
        "A push to `release` of /plans.git is now checked and published. Let the web server serve /site/current.\n",
      stderr: "",
    });
    expect(readFileSync(join(repository, "HEAD"), "utf8")).toBe("ref: refs/heads/release\n");
    for (const hook of ["pre-receive", "post-receive"])
      expect(statSync(join(repository, "hooks", hook)).mode & 0o111).toBe(0o111);
    expect(publishSettings(repository)).toEqual({
      repository,
      site: join(folder, "site"),
      branch: "release",
      folder: "docs/plan",
      base: "/plans/",
      keep: 10,
      seconds: 600,
      audience: undefined,
      allEditions: false,
      url: undefined,
    });
    expect(install("--url", "https://plans.example.org/")).toMatchObject({ status: 0 });
    expect(install("--keep", "3", "--folder", ".")).toMatchObject({ status: 0 });
    const changed = { keep: 3, folder: ".", branch: "main", url: undefined };
    expect(publishSettings(repository)).toMatchObject(changed);
    expect(install("--audience", "board")).toMatchObject({ status: 0 });
    expect(publishSettings(repository)).toMatchObject({ audience: "board", allEditions: false });
    expect(install("--all-editions")).toMatchObject({ status: 0 });
    expect(publishSettings(repository)).toMatchObject({ audience: undefined, allEditions: true });
    expect(install("--all-editions", "--audience", "board")).toMatchObject({ status: 2 });
  });

  test("overwrites no hook of somebody else", () => {
    execFileSync("git", ["init", "--quiet", "--bare", repository]);
    const theirs = join(repository, "hooks/post-receive");
    writeFileSync(theirs, "#!/bin/sh\nmail everybody\n");
    const { status, stderr } = install();
    expect(status).toBe(2);
    expect(stderr).toContain("there is a hook of somebody else at `/plans.git/hooks/post-receive`");
    expect(readFileSync(theirs, "utf8")).toContain("mail everybody");
    expect(() => publishSettings(repository)).toThrow("is not a repository that is published");
  });

  test("leaves a repository with a work tree alone", () => {
    execFileSync("git", ["init", "--quiet", repository]);
    repository = join(repository, ".git");
    expect(install()).toMatchObject({ status: 2 });
  });

  test.each([
    ["a folder outside", ["--folder", "../other"], "`../other` is not a folder of the repository"],
    ["no number", ["--keep", "0"], "`0` is not a number for --keep"],
    ["no path", ["--base", "plans"], "the base `plans` is not a path"],
  ])("refuses %s", (_, args, reason) => {
    const { status, stderr } = install(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
  });
});

test("npm run publish says what it needs", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/publish.ts", "--repo", folder], {
    encoding: "utf8",
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/is not a repository that is published; set it up with `npm run install-hooks`/);
});

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lastCommit } from "../../../src/history/last-commit.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-history-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function git(...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  const identity = ["-c", "user.name=Writer", "-c", "user.email=writer@example.org"];
  return execFileSync("git", ["-C", folder, ...identity, ...args], { encoding: "utf8", env }).trim();
}

function commit(message: string, date: string): void {
  git("add", "-A");
  execFileSync(
    "git",
    ["-C", folder, "-c", "user.name=Writer", "-c", "user.email=writer@example.org", "commit", "-qm", message],
    {
      env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    },
  );
}

describe("lastCommit(folder)", () => {
  test("says that a folder is in no repository", async () => {
    expect(await lastCommit(folder)).toEqual({
      kind: "none",
      reason: "the plan folder is not in a git repository",
    });
  });

  test("says that a repository has no commit", async () => {
    git("init", "-q");
    expect(await lastCommit(folder)).toEqual({
      kind: "none",
      reason: "the git repository has no commit yet",
    });
  });

  test("gives the day of the last commit that touched the folder, in its committer's calendar", async () => {
    git("init", "-q");
    const plan = join(folder, "plan");
    mkdirSync(plan);
    writeFileSync(join(plan, "portal.json"), "{}");
    commit("plan", "2026-03-01T23:30:00-08:00");
    writeFileSync(join(folder, "other.txt"), "x");
    commit("other", "2026-05-01T12:00:00Z");

    expect(await lastCommit(plan)).toEqual({
      kind: "commit",
      commit: { hash: git("rev-parse", "HEAD"), day: "2026-03-01", isModified: false },
    });
  });

  test("sees files that are not committed", async () => {
    git("init", "-q");
    writeFileSync(join(folder, "portal.json"), "{}");
    commit("plan", "2026-03-01T12:00:00Z");
    writeFileSync(join(folder, "portal.json"), "{ }");
    expect(await lastCommit(folder)).toMatchObject({ commit: { isModified: true } });
  });

  test("says that a folder was never committed", async () => {
    git("init", "-q");
    writeFileSync(join(folder, "a"), "");
    commit("a", "2026-03-01T12:00:00Z");
    mkdirSync(join(folder, "plan"));
    expect(await lastCommit(join(folder, "plan"))).toEqual({
      kind: "none",
      reason: "the plan folder has not been committed",
    });
  });
});

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { watchFolder } from "../../../src/site/watch-folder.ts";

let folder: string;
let stop: () => Promise<void>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-watch-"));
  mkdirSync(join(folder, "kpis"));
  writeFileSync(join(folder, "kpis/churn.json"), "1");
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes as most editors do: a new file takes the place of the old one. */
function replace(text: string): void {
  writeFileSync(join(folder, "kpis/.churn.tmp"), text);
  renameSync(join(folder, "kpis/.churn.tmp"), join(folder, "kpis/churn.json"));
}

describe("watchFolder(folder, changed)", () => {
  test("sees a file that is replaced again and again", async () => {
    let changes = 0;
    stop = watchFolder(folder, async () => {
      changes += 1;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const text of ["2", "3", "4"]) {
      const before = changes;
      replace(text);
      await vi.waitFor(() => expect(changes).toBeGreaterThan(before), 4_000);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }, 20_000);

  test("never calls twice at once, and calls again for what came meanwhile", async () => {
    let [running, most, calls] = [0, 0, 0];
    stop = watchFolder(folder, async () => {
      running += 1;
      calls += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 400));
      running -= 1;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    writeFileSync(join(folder, "kpis/a.json"), "1");
    await vi.waitFor(() => expect(calls).toBe(1), 4_000);
    writeFileSync(join(folder, "kpis/b.json"), "1");
    await vi.waitFor(() => expect(calls).toBe(2), 4_000);
    expect(most).toBe(1);
  }, 20_000);
});

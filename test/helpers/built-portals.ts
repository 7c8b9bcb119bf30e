/** Builds, once for the whole run, every portal that the tests of built sites look at. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { atOnce } from "./at-once.ts";

export interface BuiltPortal {
  readonly name: string;
  readonly folder: string;
  readonly base: string;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly portals: readonly BuiltPortal[];
  }
}

/** `base` differs so that every page is also tested below a path. */
const plans = [
  { name: "content", plan: "content", base: "/" },
  { name: "worked", plan: "../shared/plans/worked", base: "/governance/plan/" },
  { name: "ssc", plan: "../shared/plans/ssc", base: "/" },
  { name: "empty", plan: "test/plans/empty", base: "/" },
  { name: "one-project", plan: "test/plans/one-project", base: "/" },
  { name: "odd", plan: "test/plans/odd", base: "/" },
  { name: "kubernetes-releases", plan: "../shared/plans/kubernetes-releases", base: "/" },
] as const;

export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-portals-"));
  const here = plans.filter(({ plan }) => existsSync(plan));
  for (const { plan } of plans) {
    if (!existsSync(plan))
      process.stderr.write(`The plan \`${plan}\` is not here, so its portal is not tested.\n`);
  }
  // As many at once as a small machine has cores.
  const portals = await atOnce([1, 2], here, async (_, { name, plan, base }): Promise<BuiltPortal> => {
    const out = join(folder, name);
    const args = ["scripts/build.ts", "--plan", plan, "--out", out, "--base", base];
    await promisify(execFile)(process.execPath, args);
    return { name, folder: out, base };
  });
  project.provide("portals", portals);
  return () => rmSync(folder, { recursive: true, force: true });
}

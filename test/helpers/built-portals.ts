/** Builds, once for the whole run, every portal that the tests of built sites look at. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

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

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-portals-"));
  const portals: BuiltPortal[] = [];
  for (const { name, plan, base } of plans) {
    if (!existsSync(plan)) {
      process.stderr.write(`The plan \`${plan}\` is not here, so its portal is not tested.\n`);
      continue;
    }
    const out = join(folder, name);
    execFileSync(process.execPath, ["scripts/build.ts", "--plan", plan, "--out", out, "--base", base], {
      stdio: "inherit",
    });
    portals.push({ name, folder: out, base });
  }
  project.provide("portals", portals);
  return () => rmSync(folder, { recursive: true, force: true });
}

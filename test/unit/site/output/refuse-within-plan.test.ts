import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { refuseWithinPlan } from "../../../../src/site/output/refuse-within-plan.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";

test("a portal is put anywhere but into the plan folder", () => {
  const folder = temporaryFolder();
  const plan = join(folder, "plan");
  mkdirSync(plan);
  symlinkSync("plan", join(folder, "link"));
  for (const out of ["dist", "plan-portal", "..plan", "plan/../x"])
    expect(() => refuseWithinPlan(join(folder, out), plan), out).not.toThrow();
  for (const out of ["plan/dist", "plan/a/b", "link/dist", "plan/..dist"])
    expect(() => refuseWithinPlan(join(folder, out), plan), out).toThrow("is in the plan folder");
  expect(() => refuseWithinPlan(join(folder, "link"), plan)).toThrow("is the plan folder itself");
});

import { loadPlan } from "../../src/load/index.ts";
import type { PlanRepository } from "../../src/model/index.ts";

/** Reads a plan folder that has no errors. Throws with its problems if it has. */
export async function loadRepository(folder: string): Promise<PlanRepository> {
  const { repository, problems } = loadPlan(folder);
  if (repository) return repository;
  const found = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  throw new Error(`${folder} cannot be read:\n${found.join("\n")}`);
}

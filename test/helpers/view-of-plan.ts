import { analyse, snapshot } from "../../src/analysis/index.ts";
import { day, type PlanRepository } from "../../src/model/index.ts";
import { type ViewContext, viewContext } from "../../src/views/context.ts";

/** What the view-models of a repository are made from, on a day; without prose, diagrams and git. */
export function viewOfPlan(repository: PlanRepository, asOf = "2026-01-01"): ViewContext {
  return viewContext({
    now: snapshot(repository, day(asOf)),
    report: analyse(repository, day(asOf)),
    origins: new Map(),
    diagrams: new Map(),
    commit: { kind: "none", reason: "not from git" },
  });
}

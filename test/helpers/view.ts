import { analyse, planStatusesOn, snapshot } from "../../src/analysis/index.ts";
import { addDays, day, type PlanRepository } from "../../src/model/index.ts";
import { momentsByDates } from "../../src/site/moments.ts";
import { type ViewContext, viewContext } from "../../src/views/context.ts";

/** What the view-models of a plan are made from, as of a day; without prose, diagrams and git. */
export function viewOf(repository: PlanRepository, asOf: string): ViewContext {
  const date = day(asOf);
  return viewContext({
    now: snapshot(repository, date),
    report: analyse(repository, date),
    before: analyse(repository, addDays(date, -30)),
    moments: momentsByDates(repository, date),
    history: { kind: "none", reason: "the plan of a test has no history" },
    pastStatuses: (past) => planStatusesOn(repository, past),
    origins: new Map(),
    diagrams: new Map(),
    commit: { kind: "none", reason: "no commit" },
  });
}

/** A view-model with every no-break space as a plain one, so that tests can be read and written. */
export function withPlainSpaces<View>(view: View): View {
  return view === undefined ? view : JSON.parse(JSON.stringify(view).replaceAll("\u00a0", " "));
}

import { analyse, planStatusesOn, snapshot } from "../../src/analysis/index.ts";
import { addDays, day, type PlanRepository } from "../../src/model/index.ts";
import { momentsByDates } from "../../src/site/moments.ts";
import { type ViewContext, viewContext } from "../../src/views/context.ts";
import type { HistoryView } from "../../src/views/history.ts";

const noHistory: HistoryView = { kind: "none", reason: "the plan of a test has no history" };

/** What the view-models of a plan are made from, as of a day; without prose, diagrams and, unless given, git. */
export function viewOf(
  repository: PlanRepository,
  asOf: string,
  history: HistoryView = noHistory,
): ViewContext {
  const date = day(asOf);
  const before = analyse(repository, addDays(date, -30));
  return viewContext({
    now: snapshot(repository, date),
    report: analyse(repository, date, history.kind === "memory" ? { memory: history } : {}),
    before: () => before,
    moments: momentsByDates(repository, date),
    history,
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

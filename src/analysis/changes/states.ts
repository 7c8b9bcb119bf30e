/**
 * Two states of one plan, put so that they can be held against each other: each as it was known on the day of
 * its report, and every name of the earlier one in today's words.
 */
import type { CollectionName, PlanRepository } from "../../model/index.ts";
import { replayOnce } from "../replay.ts";
import type { Report } from "../report.ts";
import { splitSubject } from "../rules/facts.ts";
import { sameName } from "./moved.ts";

/** A plan and what was computed from it. */
export interface PlanState {
  readonly repository: PlanRepository;
  readonly report: Report;
}

export interface EarlierState extends PlanState {
  /** `collection/id` then → `collection/id` now, for entries that were renamed in between. */
  readonly renamed: ReadonlyMap<string, string>;
}

export interface States {
  readonly before: PlanState;
  readonly after: PlanState;
  /** What an entry of the earlier state, e.g. `kpis/churn`, is called in the later one. */
  readonly subjectNow: (subject: string) => string;
  /** The same for the ids of one collection. */
  readonly idNow: (collection: CollectionName) => (id: string) => string;
}

export function statesOf(before: EarlierState, after: PlanState): States {
  const subjectNow =
    before.renamed.size === 0 ? sameName : (subject: string) => before.renamed.get(subject) ?? subject;
  // Measurements belong to their KPI and go by its name.
  const idIn = (collection: CollectionName, id: string) =>
    splitSubject(subjectNow(`${collection === "actuals" ? "kpis" : collection}/${id}`)).id;
  return {
    before: known(before),
    after: known(after),
    subjectNow,
    idNow: before.renamed.size === 0 ? () => sameName : (collection) => (id) => idIn(collection, id),
  };
}

function known({ repository, report }: PlanState): PlanState {
  return { repository: replayOnce(repository, report.asOf), report };
}

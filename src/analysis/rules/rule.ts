import type { CollectionName, Day } from "../../model/index.ts";
import type { Evidence, Severity } from "../report.ts";
import type { Facts } from "./facts.ts";

/** A governance rule: what it looks for, and why that matters. Its id is permanent and has a page of its own. */
export interface Rule {
  /** Group and name, e.g. `kpi/breach`. */
  readonly id: string;
  /** What it finds, e.g. "KPI in breach". */
  readonly title: string;
  /** Why somebody should care, in a sentence or two. */
  readonly why: string;
  /** When exactly it finds something, for the rule's page. */
  readonly when: string;
  /** What a finding is worth by default; `portal.json` may say otherwise. */
  readonly severity: Severity;
  /** The collections that its subjects come from. */
  readonly about: readonly CollectionName[];
  /**
   * Whether the files say since when a finding holds. Where they do not, it is raised on the as-of date, and
   * only the history of the files can tell.
   */
  readonly isDated: boolean;
  /** Looks at everything and yields at most one finding for each subject. */
  readonly find: (facts: Facts) => Iterable<Found>;
}

/** What a rule yields. */
export interface Found {
  /** The entry's collection and id, e.g. `kpis/churn`. */
  readonly subject: string;
  /** One or two sentences with titles instead of ids, on which somebody can act. */
  readonly message: string;
  /** Never empty. */
  readonly evidence: readonly Evidence[];
  /** Since when; given by every rule that is dated, and by no other. */
  readonly raisedOn?: Day;
  /** Money, where it is not what {@link moneyAtStake} says for the subject. */
  readonly moneyAtStake?: number | null;
}

/**
 * What git remembers of a plan and its files do not say: promises that were moved, records that were edited, and
 * since when something is so. Plain data, so that what is computed from it needs no git.
 */
import type { Day } from "./day.ts";

/** The step of the history in which something came in. */
export interface Landing {
  /** The full hash of the commit. */
  readonly commit: string;
  /** The day on which it came in. */
  readonly day: Day;
  readonly author: string;
  /** The first line of the commit's message. */
  readonly subject: string;
}

/** One promise of an entry: a target, a baseline, a tolerance, or a weight by which money is computed. */
export interface PromisedValue {
  /** Its name, which stays the same as long as the entry makes the promise, e.g. `targets`, `delta of churn`. */
  readonly field: string;
  /** What it is worth, as it stands in the file. */
  readonly value: unknown;
  /** Where it stands in the file. */
  readonly path: readonly (string | number)[];
}

/** A promise that was changed, or an entry that was taken out. */
export interface GoalpostMove {
  /** The entry as it is called now, or was when it was taken out, e.g. `kpis/churn`. */
  readonly subject: string;
  readonly title: string;
  readonly kind: "changed" | "removed" | "returned";
  /** The promise that was changed; `entry` for an entry that was taken out or put back. */
  readonly field: string;
  /** The value before and after; `null` where there is none. Of an entry taken out, its promises by their fields. */
  readonly before: unknown;
  readonly after: unknown;
  /** Of an entry that was taken out: those that miss it, nearest first, e.g. its plan. */
  readonly bearers: readonly string[];
  readonly landing: Landing;
}

/** A record, which is to stay as it was, that was edited or taken out: an accepted decision, an update, actuals. */
export interface RecordEdit {
  readonly subject: string;
  readonly title: string;
  readonly kind: "edited" | "removed" | "returned";
  /** What is different, e.g. `date`, `text`; nothing where the whole record was taken out. */
  readonly parts: readonly string[];
  /** Something that is the same for two records only if they say the same; `null` where there is no record. */
  readonly before: string | null;
  readonly after: string | null;
  readonly bearers: readonly string[];
  readonly landing: Landing;
}

/** What the history of a plan holds up to a commit, under the names that entries have there. */
export interface PlanMemory {
  /** Since when each undated finding holds without a break, by `rule collection/id`. */
  readonly since: ReadonlyMap<string, Day>;
  /** The reporting date of the first state that is known: what it already found may have been so for long. */
  readonly firstReport: Day | undefined;
  /** In the order in which they happened, as the edits. */
  readonly moves: readonly GoalpostMove[];
  readonly edits: readonly RecordEdit[];
}
